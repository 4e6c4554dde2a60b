import type { JsonObject } from '../../iiif/presentation/json.ts'
import { readDocument } from '../../iiif/presentation/read.ts'
import type { NewId } from '../../iiif/project/commands/canvases.ts'
import { importManifest } from '../../iiif/project/import/import-manifest.ts'
import type { ImportedManifest } from '../../iiif/project/import/imported.ts'

export interface LibraryCredit {
  readonly name: string
  readonly rights?: string
  readonly statement?: string
  /** Whether it says who it is; it does when this is left out. */
  readonly hasProvider?: 'no'
}

/** A manifest of two leaves of a library, with as much credit as it states. */
export function manifestOfLibrary({
  name,
  rights,
  statement,
  hasProvider,
}: LibraryCredit): JsonObject {
  const base = `https://${name.toLowerCase()}.example`
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${base}/manifest`,
    type: 'Manifest',
    label: { en: [`Codex of ${name}`] },
    metadata: [{ label: { en: ['Shelfmark'] }, value: { none: [`Ms. ${name}`] } }],
    ...(statement !== undefined && {
      requiredStatement: { label: { en: ['Credit'] }, value: { en: [statement] } },
    }),
    ...(rights !== undefined && { rights }),
    ...(hasProvider !== 'no' && {
      provider: [
        {
          id: base,
          type: 'Agent',
          label: { en: [`Library of ${name}`] },
          homepage: [{ id: `${base}/`, type: 'Text', label: { en: [name] }, format: 'text/html' }],
          logo: [{ id: `${base}/logo.png`, type: 'Image', format: 'image/png' }],
        },
      ],
    }),
    items: [1, 2].map((number) => leaf(`${base}/canvas/${number}`, `f. ${number}`)),
  }
}

const leaf = (id: string, label: string): JsonObject => ({
  id,
  type: 'Canvas',
  label: { none: [label] },
  height: 400,
  width: 300,
  items: [
    {
      id: `${id}/page`,
      type: 'AnnotationPage',
      items: [
        {
          id: `${id}/painting`,
          type: 'Annotation',
          motivation: 'painting',
          body: { id: `${id}.jpg`, type: 'Image', format: 'image/jpeg', height: 400, width: 300 },
          target: id,
        },
      ],
    },
  ],
})

/** The same, read and made records. */
export const importedOf = (library: LibraryCredit, newId: NewId): ImportedManifest =>
  importManifest(
    readDocument(manifestOfLibrary(library)),
    { file: 'codex.json', fetched: '2026-01-01T00:00:00Z' },
    newId,
  )
