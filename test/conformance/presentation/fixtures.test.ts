import { describe, expect, test } from 'vitest'
import { validate } from '../../../iiif/validation/validate.ts'
import { fixturesOf, HAS_FIXTURES, parseFixture, type Fixture } from './fixtures.ts'

const errorsOf = (fixture: Fixture, version: Fixture['version'] | 'auto'): readonly string[] =>
  validate(parseFixture(fixture), version)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, path, message }) => `${rule} ${path} ${message}`)

const LISTED = HAS_FIXTURES ? test : test.skip

describe('documents that their source calls valid', () => {
  LISTED('are there', () => expect(fixturesOf('valid').length).toBeGreaterThan(100))
  test.each(fixturesOf('valid'))('$file has no error', (fixture) => {
    expect(errorsOf(fixture, fixture.version)).toEqual([])
    expect(errorsOf(fixture, 'auto')).toEqual([])
  })
})

describe('documents that their source calls invalid', () => {
  LISTED('are there', () => expect(fixturesOf('invalid').length).toBeGreaterThan(90))
  test.each(fixturesOf('invalid'))('$file: $why', (fixture) => {
    expect(errorsOf(fixture, fixture.version)).not.toEqual([])
  })
})

describe('documents of which nothing is said', () => {
  LISTED('are all judged', () => {
    for (const fixture of fixturesOf('wild')) {
      expect(validate(parseFixture(fixture), 'auto').findings).toBeInstanceOf(Array)
    }
  })
})
