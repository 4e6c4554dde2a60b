import { plainText } from '../language-map.ts'
import { sortNaturally } from '../natural-order.ts'
import { apply } from './change.ts'
import { addCanvases, type NewId } from './commands/canvases.ts'
import { addFolder } from './commands/folders.ts'
import type { ManifestRecord, Project, RecordId } from './model.ts'

/** An image of a folder, as its header says. */
export interface FolderImage {
  /** From the folder, with forward slashes. */
  readonly path: string
  /** Which page of its file it is, from 1; absent where the file is one picture. */
  readonly page?: number | undefined
  /** Which bands of light in its file it shows, from 1; absent where the file holds colours. */
  readonly bands?: readonly number[] | undefined
  /** In pixels as displayed, after EXIF orientation. */
  readonly width: number
  readonly height: number
}

/** A folder of scans that becomes a project. */
export interface ProjectFolder {
  /** Absolute. */
  readonly location: string
  /** What the object is called at first. */
  readonly name: string
}

/** A project over a folder, its object still empty: the scholar gathers the canvases. */
export function newProject(id: string, folder: ProjectFolder, newId: NewId): Project {
  const manifest: ManifestRecord = {
    type: 'Manifest',
    id: newId(),
    label: plainText(folder.name),
    metadata: [],
    behavior: [],
    items: [],
  }
  const project: Project = {
    id,
    manifest: manifest.id,
    records: new Map<RecordId, ManifestRecord>([[manifest.id, manifest]]),
  }
  return apply(project, addFolder(project, { ...folder, id: newId() }).change)
}

/** A project in which every image of a folder is a canvas, in natural order, called as its file. */
export function projectFromFolder({
  id,
  folder,
  images,
  newId,
}: {
  readonly id: string
  readonly folder: ProjectFolder
  readonly images: Iterable<FolderImage>
  readonly newId: NewId
}): Project {
  const project = newProject(id, folder, newId)
  const folderId = [...project.records.values()].find(({ type }) => type === 'Folder')?.id ?? ''
  const canvases = sortNaturally(images, ({ path }) => path).map(
    ({ path, page, bands, width, height }) => ({
      image: { type: 'Image', folder: folderId, path, width, height } as const,
      label: labelOfImage({ path, page, bands }),
    }),
  )
  return apply(project, addCanvases(project, { images: canvases, newId }).change)
}

/** What a canvas is called at first: the name of its file, or the number of its page or band in the file. */
export function labelOfImage({
  path,
  page,
  bands,
}: Pick<FolderImage, 'path' | 'page' | 'bands'>): string {
  if (bands) return `${bands.length > 1 ? 'bands' : 'band'} ${bands.join(', ')}`
  return page === undefined ? labelOfPath(path) : `p. ${page}`
}

/** The name of a file without folders and ending. */
export function labelOfPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}
