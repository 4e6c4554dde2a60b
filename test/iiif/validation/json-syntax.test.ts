import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSyntaxFault } from '../../../iiif/validation/json-syntax.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('where a text stops being JSON', () => {
  test.each<[string, number, number, string]>([
    ['', 1, 1, 'empty'],
    ['{"a": 1', 1, 8, 'not closed'],
    ['{"a": 1,\n}', 2, 1, 'comma too much'],
    ['[1,\n 2\n 3]', 3, 2, 'comma is missing'],
    ['{"a" 1}', 1, 6, 'colon is missing'],
    ["{'a': 1}", 1, 2, 'double quotation marks'],
    ['{"a": “b”}', 1, 7, 'double quotation marks'],
    ['{"a": "b\nc"}', 1, 7, 'line break'],
    ['{"a": "C:\\d"}', 1, 7, 'backslash'],
    ['{"a": "b', 1, 7, 'closing quotation mark'],
    ['{} {}', 1, 4, 'after the end'],
    ['[1, 02]', 1, 5, 'not a value'],
    ['<html>', 1, 1, 'not a value'],
  ])('%j: line %i, column %i', (...[text, line, column, reason]) => {
    expect(findSyntaxFault(text)).toMatchObject({ line, column, reason: expect.stringContaining(reason) as string }) // prettier-ignore
  })

  test('is found exactly where the engine refuses the text', () => {
    const almost = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', ' ', '\\', 'x', ':'))
      .map(([text, at, added]) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + added + text.slice(place + (added === '' ? 1 : 0))
      })
    fc.assert(
      fc.property(fc.oneof(almost, fc.string(), fc.json()), (text) => {
        expect(findSyntaxFault(text) === undefined).toBe(isJson(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('nested a hundred thousand deep is found too', () => {
    expect(findSyntaxFault('['.repeat(100_000))).toMatchObject({ column: 100_001 })
  })
})
