import { addCanvases } from '../../iiif/project/commands/canvases.ts'
import { apply } from '../../iiif/project/change.ts'
import type { Project, ProjectRecord, RecordId } from '../../iiif/project/model.ts'
import type { LocalImage, PaintingBody } from '../../iiif/project/painting.ts'

/** Counts ids up, so that tests can name them: `id-1`, `id-2` … */
export function countingIds(prefix = 'id'): () => RecordId {
  let count = 0
  return () => `${prefix}-${(count += 1)}`
}

/** A project with a manifest and one folder, and no canvases. */
export function emptyProject(): Project {
  const records: readonly ProjectRecord[] = [
    {
      type: 'Manifest',
      id: 'manifest',
      label: { en: ['A codex'] },
      metadata: [],
      behavior: [],
      items: [],
    },
    { type: 'Folder', id: 'folder', location: '/scans', prefix: '' },
  ]
  return {
    id: 'project',
    manifest: 'manifest',
    records: new Map(records.map((record) => [record.id, record])),
  }
}

/** A project with this many canvases, `f. 1` onwards, 1237 by 881 each, from `1.jpg` onwards. */
export function projectWithCanvases(count: number, newId = countingIds()): Project {
  const project = emptyProject()
  const images = Array.from({ length: count }, (_, index) => ({
    label: `f. ${index + 1}`,
    image: {
      type: 'Image' as const,
      folder: 'folder',
      path: `${index + 1}.jpg`,
      width: 1237,
      height: 881,
    },
  }))
  return apply(project, addCanvases(project, { images, newId }).change)
}

/** What is painted, where the test made it an image of a folder. */
export function localImage(body: PaintingBody | undefined): LocalImage {
  if (body?.type !== 'Image') throw new Error('An image of a folder was painted')
  return body
}
