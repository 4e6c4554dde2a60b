import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mend } from '../../../iiif/validation/mend.ts'
import { applyPatch } from '../../../iiif/validation/patch.ts'
import { countErrors, validate } from '../../../iiif/validation/validate.ts'
import { DOCUMENTS, edited, readDocument, REMOVED } from './support/documents.ts'
import { EXAMPLES_2 } from './support/examples-2.ts'
import { EXAMPLES_3 } from './support/examples-3.ts'

type Version = '2.1' | '3.0'

const versionOf = (name: string): Version => (name.endsWith('3') ? '3.0' : '2.1')

/** Faults as manifests have them, some at the same place. */
const edits = [
  ...Object.values(EXAMPLES_3).map(({ document = 'manifest-3', edit }) => ({ document, edit })),
  ...Object.values(EXAMPLES_2).map(({ document = 'manifest-2', edit }) => ({ document, edit })),
  ...['/label', '/items/0/label', '/sequences/0/canvases/0/label', '/summary', '/rights'].flatMap(
    (pointer) =>
      [
        '881',
        'a text',
        ['a list'],
        { '@none': 'x' },
        { en_GB: ['x'], 'en-GB': ['y'] },
        REMOVED,
      ].map(
        (value) => ({ document: pointer.includes('seq') ? ('manifest-2' as const) : ('manifest-3' as const), edit: [pointer, value] as const }), // prettier-ignore
      ),
  ),
]

/** An edit that changes nothing, where a document has no others. */
const KEPT = { document: 'manifest-3', edit: ['/x:kept', 'x'] } as const

const faulty = fc.constantFrom(...DOCUMENTS).chain((name) =>
  fc
    .array(fc.constantFrom(...edits.filter(({ document }) => document === name), KEPT), {
      maxLength: 5,
    })
    .map((chosen) => ({
      version: versionOf(name),
      document: chosen.reduce<unknown>((document, { edit }) => {
        try {
          return edited(document, ...edit)
        } catch {
          // An earlier edit took away the place of this one.
          return document
        }
      }, readDocument(name)),
    })),
)

describe('making every certain fix', () => {
  test('never adds an error, and done again changes nothing', () => {
    fc.assert(
      fc.property(faulty, ({ document, version }) => {
        const before = countErrors(validate(document, version).findings)
        const mended = mend(document, version)
        expect(countErrors(mended.findings)).toBeLessThanOrEqual(before)
        const again = mend(mended.document, version)
        expect(again.repairs).toEqual([])
        expect(again.document).toBe(mended.document)
      }),
      { numRuns: 300 },
    )
  })

  test('never adds an error to any JSON', () => {
    const keys = fc.constantFrom('@context', 'id', '@id', 'type', '@type', 'label', 'items', 'behavior', 'rights', 'viewingHint', 'description', 'license', 'height', 'motivation', 'sequences', 'canvases', '__proto__') // prettier-ignore
    const any = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('Manifest', 'Canvas', 'sc:Manifest', 'paged', '1', 'https://creativecommons.org/licenses/by/4.0', 1, null), // prettier-ignore
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
      ),
    })).value
    fc.assert(
      fc.property(any, fc.constantFrom('2.1', '3.0'), (document, version) => {
        const before = countErrors(validate(document, version).findings)
        const mended = mend(document, version)
        expect(countErrors(mended.findings)).toBeLessThanOrEqual(before)
        expect(mend(mended.document, version).repairs).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('leaves what it was given as it was', () => {
    const document = edited(readDocument('manifest-3'), '/label', 'A codex')
    const copy = structuredClone(document)
    expect(mend(document, '3.0').document).not.toEqual(document)
    expect(document).toEqual(copy)
  })
})

describe('a patch', () => {
  const document = { a: { b: [{ c: 1 }] }, z: 1 }

  test('shares what it does not touch, and keeps the order of keys', () => {
    const changed = applyPatch(document, [{ op: 'move', from: '/a', path: '/y' }])
    expect(JSON.stringify(changed)).toBe('{"y":{"b":[{"c":1}]},"z":1}')
    expect((changed as { y: unknown }).y).toBe(document.a)
  })

  test('that does not fit changes nothing', () => {
    expect(applyPatch(document, [{ op: 'remove', path: '/a/x' }])).toBeUndefined()
    expect(applyPatch(document, [{ op: 'replace', path: '/a/b/7/c', value: 1 }])).toBeUndefined()
  })

  test('never reaches what every object inherits', () => {
    applyPatch(document, [{ op: 'add', path: '/__proto__/polluted', value: 1 }])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
