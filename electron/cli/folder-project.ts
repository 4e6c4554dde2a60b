import { localImagesIn } from '../../iiif/project/painting.ts'
import { createHash } from 'node:crypto'
import path from 'node:path'
import {
  canvasesOf,
  manifestOf,
  type CanvasRecord,
  type Project,
} from '../../iiif/project/model.ts'
import { projectFromFolder, type FolderImage } from '../../iiif/project/from-folder.ts'
import { makeSampleProject } from '../../iiif/project/sample.ts'
import type { SourceEntry } from '../contract/app-api.ts'

/** Makes the object of a folder from the files in it. `location` is absolute. */
export type ComposeProject = (location: string, entries: Iterable<SourceEntry>) => Project

/**
 * The object that a folder makes by itself: every image that can be used is a canvas. The same paths give the same
 * ids each time, so that addresses stay when other images come and go.
 */
export const projectOfFolder: ComposeProject = (location, entries) => {
  const name = nameOfFolder(location)
  const images = imagesIn(entries)
  const project = projectFromFolder({
    id: name,
    folder: { location, name },
    images,
    newId: countIds(),
  })
  return withStableIds(project)
}

/** The sample as it is shown with a window: described and annotated. */
export const projectOfSample: ComposeProject = (location, entries) =>
  makeSampleProject({
    id: 'sample',
    folder: location,
    entries: imagesIn(entries),
    newId: countIds(),
  })

/** The images among what a folder holds. */
export const imagesIn = (entries: Iterable<SourceEntry>): readonly FolderImage[] =>
  [...entries].flatMap(({ path: image, page, bands, content }) =>
    content.kind === 'image'
      ? [{ path: image, page, bands, width: content.width, height: content.height }]
      : [],
  )

function countIds(): () => string {
  let count = 0
  return () => `record-${(count += 1)}`
}

/** The last part of a path; that of a disk is its whole path. */
export const nameOfFolder = (location: string): string => path.basename(location) || location

function withStableIds(project: Project): Project {
  const canvases = canvasesOf(project).map(withStableId)
  const manifest = { ...manifestOf(project), items: canvases.map(({ id }) => id) }
  const others = [...project.records.values()].filter(({ type }) => type === 'Folder')
  const records = [manifest, ...others, ...canvases]
  return { ...project, records: new Map(records.map((record) => [record.id, record])) }
}

function withStableId(canvas: CanvasRecord): CanvasRecord {
  const image = localImagesIn(canvas.painting)[0]?.path ?? canvas.id
  // Sixteen hexadecimal digits of two images do not meet in any folder.
  const id = createHash('sha256').update(image).digest('hex').slice(0, 16)
  return {
    ...canvas,
    id,
    painting: canvas.painting.map((painting) => ({ ...painting, id: `${id}-image` })),
  }
}
