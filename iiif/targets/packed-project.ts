import { localImagesOf } from '../project/images-of.ts'
import { printProject } from '../project/file.ts'
import { foldersOf, type FolderRecord, type Project, type ProjectRecord } from '../project/model.ts'

/** A file of the scholar that is handed on with the project. */
export interface PackedOriginal {
  readonly folder: FolderRecord
  /** From its folder, with forward slashes. */
  readonly path: string
  /** In what is handed on, from the folder of all originals. */
  readonly to: string
}

/** A project as it is handed on: its folders lie beside it, and its images with it. */
export interface PackedProject {
  /** The text of its file. */
  readonly text: string
  readonly originals: readonly PackedOriginal[]
}

/** @param originals where the originals lie, from the folder of the project file: `originals` */
export function packProject(project: Project, originals: string): PackedProject {
  const numbers = new Map(foldersOf(project).map(({ id }, index) => [id, index + 1]))
  const records = [...project.records].map(([id, record]): [string, ProjectRecord] =>
    record.type === 'Folder'
      ? [id, { ...record, location: `${originals}/${numbers.get(id)}` }]
      : [id, record],
  )
  return {
    text: printProject({ ...project, records: new Map(records) }),
    originals: originalsOf(project, numbers),
  }
}

/** Every image of this computer that any of its manifests shows, once. */
function originalsOf(
  project: Project,
  numbers: ReadonlyMap<string, number>,
): readonly PackedOriginal[] {
  const folders = new Map(foldersOf(project).map((folder) => [folder.id, folder]))
  const found = new Map<string, PackedOriginal>()
  for (const image of [...project.records.values()].flatMap(localImagesOf)) {
    const folder = folders.get(image.folder)
    if (!folder) continue
    const to = `${numbers.get(folder.id)}/${image.path}`
    found.set(to, { folder, path: image.path, to })
  }
  return [...found.values()]
}
