import path from 'node:path'
import { parseProject } from '../../iiif/project/file.ts'
import type { Project } from '../../iiif/project/model.ts'
import { findState } from './find-state.ts'
import { journalOf, readJournal } from './journal.ts'
import { mapLocations, toAbsolute } from './locations.ts'
import { decodeProject, readProjectBytes } from './project-file.ts'
import { hashOf, readIfThere } from './project-store.ts'

/**
 * The newest state of a project on the disk, for reading alone: nothing is written, moved or set aside, also where
 * another program has it open.
 *
 * @throws Problem `project/gone`, `project/unreadable`, `project/foreign`, `project/written-by-newer-version`,
 *   `project/damaged`
 */
export async function readSavedProject(file: string): Promise<Project> {
  const bytes = await readProjectBytes(file)
  const journalBytes = await readIfThere(journalOf(file))
  const journal = journalBytes && readJournal(file, journalBytes)
  const name = path.basename(file)
  const { session } = await findState({
    // Not async: what it throws must be a rejection all the same.
    readFile: () =>
      Promise.resolve().then(() =>
        mapLocations(
          parseProject(decodeProject(bytes, name), name).project,
          toAbsolute(path.dirname(file)),
        ),
      ),
    hash: hashOf(bytes),
    journal,
    isJournalWhole: journal?.end === journalBytes?.length,
  })
  return session.project
}
