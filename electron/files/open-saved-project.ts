import { describeProblem, problem, type Problem } from '../../iiif/problem.ts'
import type { Session } from '../../iiif/project/session.ts'
import { removeLeftovers } from './atomic-write.ts'
import { findConflictedCopies } from './conflicted-copies.ts'
import { findState, type FoundState } from './find-state.ts'
import { journalOf, readJournal, type ReadJournal } from './journal.ts'
import { projectNameOf, projectText, readProject, readProjectBytes } from './project-file.ts'
import {
  hashOf,
  openProjectStore,
  readIfThere,
  type KnownJournal,
  type ProjectStore,
  type StoreOptions,
} from './project-store.ts'
import { keepAside } from './set-aside.ts'

/** A project as it was left, with what can be undone in it. */
export interface SavedProject {
  readonly session: Session
  readonly store: ProjectStore
  /** What was found on the way that the scholar should know of. */
  readonly notices: readonly Problem[]
}

/**
 * Opens a project: its file, and what its journal says was done since. Nothing that cannot be read is written
 * over, now or later, before it was copied to a file whose name says what it is.
 *
 * @param manner `read`: nothing at all is written, since another may be writing it, or nobody can
 * @param onNotice what is found later, while the project is open
 * @throws Problem `project/gone`, `project/unreadable`, `project/foreign`, `project/written-by-newer-version`,
 *   `project/damaged`: then nothing was touched
 */
export async function openSavedProject(
  file: string,
  manner: 'write' | 'read',
  onNotice: (notice: Problem) => void,
): Promise<SavedProject> {
  const bytes = await readProjectBytes(file)
  const journalBytes = await readIfThere(journalOf(file))
  const journal = journalBytes && readJournal(file, journalBytes)
  const hash = hashOf(bytes)
  const isJournalWhole = journal?.end === journalBytes?.length
  const state = await findState({
    readFile: () => readProject(file, bytes, manner),
    hash,
    journal,
    isJournalWhole,
  })
  if (manner === 'read') return openForReading(file, { state, hash, onNotice })
  await removeLeftovers(file)
  await removeLeftovers(journalOf(file))

  const kept = await keepUnread(file, { state, bytes, journal, journalBytes })
  const store = openProjectStore({
    file,
    session: state.session,
    fileHash: kept.isFileKept ? hash : undefined,
    isFolded: state.isFolded,
    journal: kept.journal,
    replaceable: kept.replaceable,
    onNotice,
  })
  const copies = await findConflictedCopies(file, state.session.project)
  const name = projectNameOf(file)
  const conflicts = copies.map((aside) => problem('project/conflicted-copy', { name, aside }))
  return { session: state.session, store, notices: [...kept.notices, ...conflicts] }
}

/** What is torn or half done is nobody's damage here: the one who writes may be in the middle of it. */
function openForReading(
  file: string,
  { state, hash, onNotice }: Pick<StoreOptions, 'onNotice'> & ReadState,
): SavedProject {
  const { session, isFolded, damage } = state
  const store = openProjectStore({
    file,
    session,
    fileHash: hash,
    isFolded,
    journal: undefined,
    replaceable: undefined,
    onNotice,
  })
  const name = projectNameOf(file)
  const notices = damage
    ? [problem('project/damaged-reading', { name, reason: reasonOf(damage) })]
    : []
  return { session, store, notices }
}

interface ReadState {
  readonly state: FoundState
  readonly hash: string
}

interface Kept {
  readonly isFileKept: boolean
  readonly journal: KnownJournal | undefined
  /** The journal on disk, when all of it is kept or known. */
  readonly replaceable: Buffer | undefined
  readonly notices: readonly Problem[]
}

interface Unread {
  readonly state: FoundState
  readonly bytes: Buffer
  readonly journal: ReadJournal | undefined
  readonly journalBytes: Buffer | undefined
}

/** Copies aside what could not be read. Where that fails, the disk is read-only or full, nothing is overwritten either. */
async function keepUnread(file: string, unread: Unread): Promise<Kept> {
  const { state, bytes, journal, journalBytes } = unread
  const name = projectNameOf(file)
  const notices: Problem[] = []
  let isFileKept = true
  if (state.damage) {
    const aside = await tryAside(file, 'damaged', bytes)
    isFileKept = aside !== undefined
    const reason = reasonOf(state.damage)
    notices.push(problem('project/recovered', { name, reason, aside: aside ?? name }))
  }
  if (state.other) {
    const text = Buffer.from(projectText(file, state.other.project))
    const aside = await tryAside(file, 'before it was changed elsewhere', text)
    notices.push(problem('project/changed-while-closed', { name, aside: aside ?? name }))
  }
  if (!journal || !journalBytes)
    return { isFileKept, journal: undefined, replaceable: undefined, notices }
  if (state.journal === 'useless') {
    const aside = await tryAside(journalOf(file), 'damaged', journalBytes)
    notices.push(problem('project/journal-damaged', { name, aside: aside ?? name }))
    const replaceable = aside === undefined ? undefined : journalBytes
    return { isFileKept, journal: undefined, replaceable, notices }
  }
  if (state.journal === 'told')
    return { isFileKept, journal: undefined, replaceable: journalBytes, notices }
  const isWhole = journal.end === journalBytes.length
  const known = { ...journal.first, text: journalBytes.subarray(0, journal.end).toString('utf8') }
  if (isWhole)
    return { isFileKept, journal: { ...known, isWhole }, replaceable: undefined, notices }
  const aside = await tryAside(journalOf(file), 'torn end', journalBytes.subarray(journal.end))
  notices.push(problem('project/journal-torn', { name, aside: aside ?? name }))
  const replaceable = aside === undefined ? undefined : journalBytes
  return { isFileKept, journal: { ...known, isWhole }, replaceable, notices }
}

const tryAside = (file: string, what: string, bytes: Uint8Array): Promise<string | undefined> =>
  keepAside(file, what, bytes).catch(() => undefined)

/** Why the file could not be read, as a clause. */
function reasonOf(damage: Problem): string {
  const { reason } = damage.details
  return typeof reason === 'string' ? reason : describeProblem(damage).cause.replace(/\.$/, '')
}
