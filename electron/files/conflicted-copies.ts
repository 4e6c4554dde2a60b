import { readdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseProject, PROJECT_ENDING } from '../../iiif/project/file.ts'
import type { Project } from '../../iiif/project/model.ts'
import { changeBetween } from '../../iiif/project/states.ts'
import { mapLocations, toAbsolute } from './locations.ts'
import { projectNameOf, readProjectBytes } from './project-file.ts'

/**
 * What follows the name of a file in that of its conflicted copy. Dropbox: ` (Anna's conflicted copy 2026-03-01)`, in
 * the language of its owner; Nextcloud: ` (conflicted copy 2026-03-01 120000)` and `_conflict-20260301-120000`;
 * Syncthing: `.sync-conflict-20260301-120000-ABCDEFG`; OneDrive: `-DESKTOP-AB12CD`, the name of the computer.
 */
const SUFFIXES = [
  /^ \(.*(conflict|konflikt|conflit|конфликт|競合|冲突).*\)$/iu,
  /^_conflict-\d{8}-\d{6}$/,
  /^\.sync-conflict-\d{8}-\d{6}-[0-9A-Z]+$/,
  /^-[A-Z][A-Z\d]*(-[A-Z\d]+)+$/,
]

/** True when a synced folder may have named a second version of the file like this. Both without folder. */
export function isConflictedName(name: string, of: string): boolean {
  const stem = projectNameOf(of)
  if (!name.startsWith(stem) || !name.endsWith(PROJECT_ENDING)) return false
  const suffix = name.slice(stem.length, -PROJECT_ENDING.length)
  return suffix === `-${os.hostname()}` || SUFFIXES.some((pattern) => pattern.test(suffix))
}

/**
 * The names of other versions of a project that a synced folder put beside it, and that say something else. A file
 * that is not of this project, or cannot be read, is none.
 */
export async function findConflictedCopies(
  file: string,
  project: Project,
): Promise<readonly string[]> {
  const folder = path.dirname(file)
  const names = await readdir(folder).catch((): string[] => [])
  const likely = names.filter((name) => isConflictedName(name, path.basename(file))).sort()
  const found = await Promise.all(
    likely.map(async (name) => {
      const other = await readVersion(path.join(folder, name)).catch(() => undefined)
      const isOther = other?.id === project.id && changeBetween(project, other).length > 0
      return isOther ? [name] : []
    }),
  )
  return found.flat()
}

/** What another version of a project says. Nothing is written. @throws Problem of reading a project file */
export async function readVersion(file: string): Promise<Project> {
  const text = (await readProjectBytes(file)).toString('utf8')
  const { project } = parseProject(text, path.basename(file))
  return mapLocations(project, toAbsolute(path.dirname(file)))
}
