import type { JsonObject } from '../../iiif/presentation/json.ts'
import { readDocument } from '../../iiif/presentation/read.ts'
import type { NewId } from '../../iiif/project/commands/canvases.ts'
import { importManifest } from '../../iiif/project/import/import-manifest.ts'
import type { ImportedManifest } from '../../iiif/project/import/imported.ts'

const BASE = 'https://library.example/codex'

const canvas = (name: string): JsonObject => ({
  id: `${BASE}/canvas/${name}`,
  type: 'Canvas',
  label: { none: [name] },
  'ex:shelf': 7,
  height: 400,
  width: 300,
  items: [
    {
      id: `${BASE}/page/${name}`,
      type: 'AnnotationPage',
      items: [
        {
          id: `${BASE}/painting/${name}`,
          type: 'Annotation',
          motivation: 'painting',
          body: { id: `https://images.example/${name}.jpg`, type: 'Image', format: 'image/jpeg' },
          target: `${BASE}/canvas/${name}`,
        },
      ],
    },
  ],
})

/** A manifest of another library, small enough to be read many times: two leaves, a part and a comment. */
export const LIBRARY_MANIFEST: JsonObject = {
  '@context': 'http://iiif.io/api/presentation/3/context.json',
  id: `${BASE}/manifest`,
  type: 'Manifest',
  label: { en: ['Codex of others'] },
  'ex:catalogue': { number: 12 },
  items: [
    canvas('f1'),
    {
      ...canvas('f2'),
      annotations: [
        {
          id: `${BASE}/comments/f2`,
          type: 'AnnotationPage',
          items: [
            {
              id: `${BASE}/comment/1`,
              type: 'Annotation',
              motivation: 'commenting',
              creator: 'A. Librarian',
              body: { type: 'TextualBody', value: 'A later hand', format: 'text/plain' },
              target: `${BASE}/canvas/f2#xywh=10,20,30,40`,
            },
            {
              id: `${BASE}/comment/2`,
              type: 'Annotation',
              motivation: 'linking',
              body: 'https://library.example/about',
              target: `${BASE}/canvas/f2`,
            },
          ],
        },
      ],
    },
  ],
  structures: [
    {
      id: `${BASE}/range/1`,
      type: 'Range',
      label: { en: ['Prologue'] },
      items: [
        { id: `${BASE}/canvas/f1`, type: 'Canvas' },
        { id: `${BASE}/canvas/elsewhere`, type: 'Canvas' },
        { id: `${BASE}/canvas/f2`, type: 'Canvas' },
      ],
    },
  ],
}

const READ = readDocument(LIBRARY_MANIFEST)

/** The manifest of others, read and made records. */
export const importedManifest = (newId: NewId): ImportedManifest =>
  importManifest(READ, { file: 'codex.json', fetched: '2026-01-01T00:00:00Z' }, newId)
