import { describe, expect, test } from 'vitest'
import {
  listOf,
  mapOf,
  oneOf,
  optional,
  readNumber,
  readString,
  readWhole,
  recordOf,
  Unreadable,
} from '../../iiif/reading.ts'

const readLeaf = recordOf({ name: readString, side: optional(oneOf(['recto', 'verso'])) })

describe('Reading what came from outside', () => {
  test('a record comes back with exactly its fields', () => {
    expect(readLeaf({ name: 'f. 1', side: 'recto' }, '')).toEqual({ name: 'f. 1', side: 'recto' })
    expect(Object.keys(readLeaf({ name: 'f. 1', side: undefined }, ''))).toEqual(['name'])
  })

  test.each([
    [{ side: 'recto' }, 'leaf.name'],
    [{ name: 'f. 1', side: 'inside' }, 'leaf.side'],
    [{ name: 'f. 1', colour: 'red' }, 'leaf.colour'],
    [null, 'leaf'],
    [[], 'leaf'],
    ['f. 1', 'leaf'],
  ])('%j is refused, and the refusal says where: %s', (value, where) => {
    expect(() => readLeaf(value, 'leaf')).toThrow(expect.objectContaining({ where }))
  })

  test('the place in a list is named', () => {
    expect(() => listOf(readLeaf)([{ name: 'a' }, { name: 1 }], 'leaves')).toThrow(
      '"leaves[1].name"',
    )
  })

  test.each([NaN, Infinity, '1', null])('%j is no number', (value) => {
    expect(() => readNumber(value, '')).toThrow(Unreadable)
  })

  test.each([0.5, 0, 2 ** 60])('%d is no whole number from 1', (value) => {
    expect(() => readWhole(1)(value, '')).toThrow(Unreadable)
  })

  test('minus zero is zero, as it will be after a round through JSON', () => {
    expect(Object.is(readNumber(-0, ''), 0)).toBe(true)
  })

  test('a key __proto__ changes the nature of nothing', () => {
    const hostile: unknown = JSON.parse('{"name":"f. 1","__proto__":{"admin":true}}')
    expect(() => readLeaf(hostile, '')).toThrow(Unreadable)
    expect(() => mapOf(readString)(JSON.parse('{"__proto__":"x"}'), '')).toThrow(Unreadable)
    expect('admin' in {}).toBe(false)
  })

  test('fields that every object inherits are not taken for given ones', () => {
    expect(() => recordOf({ toString: readString })({}, '')).toThrow(Unreadable)
  })
})
