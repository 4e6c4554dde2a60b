import path from 'node:path'
import { problem, Problem } from '../../iiif/problem.ts'
import type { Project } from '../../iiif/project/model.ts'
import { changeBetween } from '../../iiif/project/states.ts'
import { listOf, readFilledString, recordOf } from '../../iiif/reading.ts'
import { localTime } from '../files/local-time.ts'
import { projectNameOf, saveProject } from '../files/project-file.ts'
import { readIfThere } from '../files/project-store.ts'
import { keepAside } from '../files/set-aside.ts'
import { openSnapshots, snapshotFolder, type Snapshots } from '../files/snapshots.ts'
import { openJsonStore } from './json-store.ts'
import type { Log } from './log.ts'

/** The states of all projects that are kept on this computer, also of those that cannot be read any more. */
export interface EarlierStates {
  of(project: Project): Snapshots
  /** Remembers which project lies there. */
  remember(file: string, project: Project): Promise<void>
  /** What could not be saved in its own place, and is not in the project: a notice; undefined where all is in it. */
  findUnsaved(file: string, project: Project): Promise<Problem | undefined>
  /** The same problem, or one that says which state can be opened instead. */
  withRemedy(file: string, found: unknown): Promise<unknown>
  /**
   * Puts the newest state that can be read in the place of a project that cannot. What is there is kept beside it.
   * @throws Problem `snapshot/gone`, `target/…`
   */
  putBack(file: string): Promise<void>
}

/** In projects. */
const MOST_PLACES = 500

export function openEarlierStates(userData: string, log: Log): EarlierStates {
  const folder = path.join(userData, 'snapshots')
  const read = listOf(recordOf({ file: readFilledString, project: readFilledString }))
  const places = openJsonStore(path.join(userData, 'places.json'), { read, fallback: [], log })

  /** The newest that can be read. */
  const findNewest = async (
    file: string,
  ): Promise<{ readonly at: string; readonly project: Project } | undefined> => {
    const known = (await places.get()).find((place) => place.file === file)
    if (!known) return undefined
    const snapshots = openSnapshots(snapshotFolder(folder, known.project))
    for (const { key, at } of await snapshots.list()) {
      const project = await snapshots.read(key).catch(() => undefined)
      if (project?.id === known.project) return { at, project }
    }
    return undefined
  }

  return {
    of: ({ id }) => openSnapshots(snapshotFolder(folder, id)),
    async remember(file, { id }) {
      await places.change((list) =>
        [{ file, project: id }, ...list.filter((place) => place.file !== file)].slice(
          0,
          MOST_PLACES,
        ),
      )
    },
    async findUnsaved(file, project) {
      const snapshots = openSnapshots(snapshotFolder(folder, project.id))
      const [newest] = await snapshots.list()
      if (newest?.cause !== 'unsaved') return undefined
      const kept = await snapshots.read(newest.key).catch(() => undefined)
      if (!kept || changeBetween(kept, project).length === 0) return undefined
      return problem('project/unsaved-kept', {
        name: projectNameOf(file),
        at: localTime(newest.at),
      })
    },
    async withRemedy(file, found) {
      if (!(found instanceof Problem) || !MENDED.has(found.code)) return found
      const newest = await findNewest(file)
      if (!newest) return found
      const name = projectNameOf(file)
      return problem('project/damaged-earlier-kept', { name, at: localTime(newest.at) })
    },
    async putBack(file) {
      const newest = await findNewest(file)
      if (!newest) throw problem('snapshot/gone')
      const bytes = await readIfThere(file)
      if (bytes) await keepAside(file, 'damaged', bytes)
      await saveProject(file, newest.project)
    },
  }
}

/** What another state is the remedy of. A newer version of the program has written none of these. */
const MENDED: ReadonlySet<Problem['code']> = new Set<Problem['code']>([
  'project/damaged',
  'project/foreign',
])
