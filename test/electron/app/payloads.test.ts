import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../../iiif/problem.ts'
import { PAYLOAD_READERS, readPayload } from '../../../electron/app/payloads.ts'
import type { AppApi } from '../../../electron/contract/app-api.ts'

const METHODS = Object.keys(PAYLOAD_READERS) as (keyof AppApi)[]
const canvas = {
  type: 'Canvas',
  id: 'c',
  label: { none: ['f. 1'] },
  metadata: [],
  behavior: [],
  width: 10,
  height: 20,
  painting: [],
  annotations: [],
} as const

const origin = { kind: 'undo' }

describe('What the window sends', () => {
  test('a change comes through as it is', () => {
    const step = { revision: 1, change: [{ id: 'c', after: canvas }], origin }
    expect(readPayload('applyChange', step)).toEqual(step)
  })

  test.each<[string, unknown]>([
    ['no change', { revision: 1, origin }],
    ['nothing that was done', { revision: 1, change: [] }],
    [
      'a step without a name',
      { revision: 1, change: [], origin: { kind: 'do', label: { key: 'x' }, at: 'now' } },
    ],
    ['revision zero', { revision: 0, change: [], origin }],
    ['half a revision', { revision: 1.5, change: [], origin }],
    [
      'a record of an unknown type',
      { revision: 1, change: [{ id: 'c', after: { ...canvas, type: 'Page' } }], origin },
    ],
    [
      'a record under another id',
      { revision: 1, change: [{ id: 'other', after: canvas }], origin },
    ],
    [
      'a width below zero',
      { revision: 1, change: [{ id: 'c', after: { ...canvas, width: -1 } }], origin },
    ],
    [
      'a width that is no number',
      { revision: 1, change: [{ id: 'c', after: { ...canvas, width: NaN } }], origin },
    ],
    [
      'a field too many',
      { revision: 1, change: [{ id: 'c', after: { ...canvas, url: 'http://x' } }], origin },
    ],
    [
      'a label by __proto__',
      JSON.parse(
        '{"revision":1,"change":[{"id":"c","after":{"type":"Canvas","id":"c","label":{"__proto__":["x"]},"metadata":[],"behavior":[],"width":1,"height":1,"painting":[],"annotations":[]}}],"origin":{"kind":"undo"}}',
      ),
    ],
  ])('%s is refused', (_, payload) => {
    expect(() => readPayload('applyChange', payload)).toThrow(
      expect.objectContaining({ code: 'request/malformed' }),
    )
  })

  test('anything else at all is read or refused with a sentence, by every method', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METHODS),
        fc.anything({ withNullPrototype: true }),
        (method, payload) => {
          try {
            readPayload(method, payload)
          } catch (error) {
            expect(error).toBeInstanceOf(Problem)
          }
        },
      ),
      { numRuns: 2000 },
    )
    expect('polluted' in {}).toBe(false)
  })

  test('methods without a payload refuse one', () => {
    expect(() => readPayload('closeProject', { force: true })).toThrow(Problem)
    expect(readPayload('closeProject', undefined)).toBeUndefined()
  })
})
