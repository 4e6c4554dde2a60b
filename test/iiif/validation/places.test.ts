import { describe, expect, test } from 'vitest'
import { isMoment } from '../../../iiif/validation/moment.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { edited, readDocument } from './support/documents.ts'

describe('a moment', () => {
  test.each([
    '1890-05-01T00:00:00Z',
    '2000-02-29T23:59:59.5+14:00',
    '-0044-03-15T12:00:00Z',
    '1890-12-31T24:00:00Z',
  ])('%s is one', (text) => {
    expect(isMoment(text)).toBe(true)
  })

  test.each([
    ['1890-02-30T00:00:00Z', 'a day that there is not'],
    ['1900-02-29T00:00:00Z', 'no leap year'],
    ['1890-13-01T00:00:00Z', 'a month that there is not'],
    ['1890-04-31T00:00:00Z', 'a month of 30 days'],
    ['1890-05-01T24:30:00Z', 'after the end of the day'],
    ['1890-05-01T00:00:00+14:30', 'further from UTC than any place'],
    ['1890-05-01T00:00:00', 'no timezone'],
  ])('%s is none: %s', (text) => {
    expect(isMoment(text)).toBe(false)
  })
})

test.each(['manifest-3', 'manifest-2'] as const)(
  'a day that there is not is told of in %s',
  (name) => {
    const broken = edited(readDocument(name), '/navDate', '1890-02-30T00:00:00Z')
    const rules = validate(broken, 'auto').findings.map(({ rule }) => rule)
    expect(rules).toContain(name === 'manifest-3' ? 'v3/nav-date' : 'v2/nav-date')
  },
)

const SELECTOR = '/items/0/annotations/0/items/1/target/selector'

const rulesWith = (selector: unknown): readonly string[] =>
  validate(edited(readDocument('manifest-3'), SELECTOR, selector), '3.0').findings.map(
    ({ rule }) => rule,
  )

describe('a place on a canvas', () => {
  test('in percent reaches to a hundred', () => {
    const percent = (value: string): readonly string[] =>
      rulesWith({ type: 'FragmentSelector', value: `xywh=percent:${value}` })
    expect(percent('50,50,50,50')).not.toContain('v3/target-inside-canvas')
    expect(percent('50,50,60,50')).toContain('v3/target-inside-canvas')
  })

  test('may be a point of it, the corner included', () => {
    const point = (x: number): readonly string[] => rulesWith({ type: 'PointSelector', x, y: 0 })
    expect(point(0)).not.toContain('v3/point-inside-canvas')
    expect(point(-1)).toContain('v3/point-inside-canvas')
  })
})
