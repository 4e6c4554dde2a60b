import path from 'node:path'
import { problem } from '../../iiif/problem.ts'
import { PROJECT_ENDING } from '../../iiif/project/file.ts'
import type { Project } from '../../iiif/project/model.ts'
import type { Snapshot, SnapshotContent } from '../contract/snapshots.ts'
import { readVersion } from '../files/conflicted-copies.ts'
import type { KeptSnapshot } from '../files/snapshots.ts'

/** A snapshot as the window gets it. */
export const shownSnapshot = (kept: KeptSnapshot): Snapshot => {
  const { key, at, canvases, annotations, cause } = kept
  return { key, at, canvases, annotations, cause }
}

/** What was in it, as the window gets it. */
export const contentOf = ({ manifest, records }: Project): SnapshotContent => ({
  manifest,
  records: [...records.values()],
})

/**
 * Another version of a project, in a file beside it. The window names the file: it reaches no other folder, and no
 * file of another project.
 *
 * @throws Problem `request/place-not-chosen`, `project/foreign`, and those of reading a project file
 */
export async function versionOf(
  { file, project }: { readonly file: string; readonly project: Project },
  name: string,
): Promise<Project> {
  const isBeside = path.basename(name) === name && name.endsWith(PROJECT_ENDING)
  if (!isBeside) throw problem('request/place-not-chosen', { name })
  const version = await readVersion(path.join(path.dirname(file), name))
  if (version.id !== project.id) throw problem('project/foreign', { name })
  return version
}
