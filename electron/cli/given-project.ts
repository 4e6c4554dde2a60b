import { stat } from 'node:fs/promises'
import path from 'node:path'
import { PROJECT_ENDING } from '../../iiif/project/file.ts'
import type { Project } from '../../iiif/project/model.ts'
import { problem } from '../../iiif/problem.ts'
import { scanFolder } from '../files/image-folder.ts'
import { projectNameOf } from '../files/project-file.ts'
import { readSavedProject } from '../files/read-saved-project.ts'
import { nameOfFolder, projectOfFolder } from './folder-project.ts'
import { describeUnusable } from './sources-report.ts'
import type { Terminal } from './terminal.ts'

export interface GivenProject {
  readonly project: Project
  /** The project's file without the ending, or the folder's name. */
  readonly name: string
}

/**
 * The project that was named: one that was saved, as it was left, or the object that a folder of images makes by
 * itself. Nothing is written.
 *
 * @throws Problem `project/…` or `folder/…`
 */
export async function openGivenProject(
  from: string,
  terminal: Pick<Terminal, 'tell'>,
): Promise<GivenProject> {
  const location = path.resolve(from)
  const status = await stat(location).catch(() => undefined)
  if (status?.isFile() || location.endsWith(PROJECT_ENDING)) {
    if (!status) throw problem('project/gone', { name: path.basename(location) })
    return { project: await readSavedProject(location), name: projectNameOf(location) }
  }
  const listing = await scanFolder(location)
  const entries = [...listing.values()].map(({ entry }) => entry)
  describeUnusable(entries).forEach((line) => terminal.tell(line))
  return { project: projectOfFolder(location, entries), name: nameOfFolder(location) }
}
