import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../iiif/presentation/json.ts'
import { readDocument } from '../../../iiif/presentation/read.ts'
import { writeDocument } from '../../../iiif/presentation/write.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { DOCUMENTS, readDocument as readFixture } from '../validation/support/documents.ts'
import { arbitraryManifest } from './support/arbitrary-manifests.ts'

const errorsOf = (document: unknown, version: '2.0' | '2.1' | '3.0'): readonly string[] =>
  validate(document, version)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, path }) => `${rule} ${path}`)

const asVersion2 = (manifest: JsonObject): JsonObject =>
  writeDocument(readDocument(manifest), { version: '2.1', faults: 'mended' }).document

const withCanvases = (
  resource: JsonObject,
  change: (canvases: readonly JsonObject[]) => readonly JsonObject[],
): JsonObject => ({ ...resource, items: change(resource['items'] as readonly JsonObject[]) })

describe.each(['3.0', '2.1'] as const)('any manifest of version %s', (version) => {
  const manifests = arbitraryManifest.map((manifest) =>
    version === '3.0' ? manifest : asVersion2(manifest),
  )

  test('read and written is the same text, unknown properties and the order of keys included', () => {
    fc.assert(
      fc.property(manifests, (manifest) => {
        const written = writeDocument(readDocument(manifest), { version, faults: 'as-found' })
        expect(JSON.stringify(written.document)).toBe(JSON.stringify(manifest))
        expect(written.losses).toEqual([])
      }),
    )
  })

  test('with one label changed differs in that label alone', () => {
    fc.assert(
      fc.property(manifests, (manifest) => {
        const read = readDocument(manifest)
        const resource = withCanvases(read.resource, ([first, ...others]) => [
          { ...first, label: { la: ['mutatum'] } },
          ...others,
        ])
        const { document } = writeDocument(read, { version, resource, faults: 'as-found' })
        expect(readDocument(document).resource).toEqual(resource)
        const undone = writeDocument(readDocument(document), {
          version,
          resource: read.resource,
          faults: 'as-found',
        })
        expect(undone.document).toEqual(manifest)
      }),
    )
  })

  test('with its canvases in another order keeps what each of them says', () => {
    fc.assert(
      fc.property(manifests, (manifest) => {
        const read = readDocument(manifest)
        const resource = withCanvases(read.resource, (canvases) => [...canvases].reverse())
        const { document } = writeDocument(read, { version, resource, faults: 'as-found' })
        expect(canvasesOf(document)).toEqual([...canvasesOf(manifest)].reverse())
      }),
    )
  })

  test('obeys the specification in every version', () => {
    fc.assert(
      fc.property(manifests, fc.constantFrom('2.0', '2.1', '3.0'), (manifest, target) => {
        const read = readDocument(manifest)
        const { document } = writeDocument(read, { version: target, faults: 'mended' })
        expect(errorsOf(document, target)).toEqual([])
      }),
    )
  })
})

const canvasesOf = (document: JsonObject): readonly unknown[] => {
  const sequences = document['sequences'] as readonly JsonObject[] | undefined
  return (document['items'] ?? sequences?.[0]?.['canvases']) as readonly unknown[]
}

describe('from version 3 to 2 and back', () => {
  test('nothing changes where no loss is reported', () => {
    fc.assert(
      fc.property(arbitraryManifest.map(withoutLosses), (manifest) => {
        const read = readDocument(manifest)
        const { document, losses } = writeDocument(read, { version: '2.1', faults: 'mended' })
        expect(losses).toEqual([])
        const back = readDocument(document).resource
        expect(withoutPageIds(back)).toEqual(withoutPageIds(read.resource))
      }),
    )
  })
})

const COMMON = new Set(
  '@context id type label summary metadata rights viewingDirection behavior thumbnail items height width'.split(
    ' ',
  ),
)

/** What version 2 can say as well. */
const withoutLosses = (manifest: JsonObject): JsonObject =>
  withCanvases(onlyCommon(manifest), (canvases) =>
    canvases.map((canvas) => ({ label: { none: ['f. 1'] }, ...onlyCommon(canvas) })),
  )

const onlyCommon = (resource: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(resource).filter(([key]) => COMMON.has(key)))

/** Version 2 has no pages of painting annotations, and so no ids for them. */
const withoutPageIds = (value: JsonObject): unknown =>
  JSON.parse(JSON.stringify(value).replace(/"id":"[^"]*\/page"/g, '"id":"page"'))

describe('our own documents', () => {
  test.each(DOCUMENTS)('%s comes back as it was', (name) => {
    const source = readFixture(name)
    const version = name.endsWith('3') ? '3.0' : '2.1'
    const written = writeDocument(readDocument(source), { version, faults: 'as-found' })
    expect(JSON.stringify(written.document)).toBe(JSON.stringify(source))
  })
})
