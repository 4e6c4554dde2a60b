import { Problem } from '../../iiif/problem.ts'
import type { JournalEntry } from '../../iiif/project/journal-entry.ts'
import type { Project } from '../../iiif/project/model.ts'
import { replay } from '../../iiif/project/replay.ts'
import { addStep, openSession, type Session } from '../../iiif/project/session.ts'
import { changeBetween, isSound } from '../../iiif/project/states.ts'
import type { EntryRun, ReadJournal } from './journal.ts'

/** What is on the disk of a project. */
export interface OnDisk {
  /** The project that the file says. @throws Problem when it cannot be read */
  readonly readFile: () => Promise<Project>
  /** Of the project file. */
  readonly hash: string
  readonly journal: ReadJournal | undefined
  /** Nothing of the journal is torn off or damaged. */
  readonly isJournalWhole: boolean
}

/** The state of a project that is on the disk, and how the journal stands to it. */
export interface FoundState {
  readonly session: Session
  /**
   * `leads`: its first run leads to the session, and it is gone on with. `told`: all that it says is in the
   * session, which goes further. `useless`: some of it is not.
   */
  readonly journal: 'none' | 'leads' | 'told' | 'useless'
  /** The project file is known to hold exactly the session. */
  readonly isFolded: boolean
  /** Why the project file cannot be read; the session comes from the journal alone. */
  readonly damage?: Problem
  /** What the journal led to, when something else changed the project file since. */
  readonly other?: Session
}

/**
 * Finds the newest state of a project: that of its file, and what the journal says was done since.
 * @throws Problem of reading the file, when the journal does not help either
 */
export async function findState(disk: OnDisk): Promise<FoundState> {
  const led = leadOf(disk.journal?.runs[0])
  const mark = led ? markOf(led.entries, disk.hash) : -1
  if (led && mark >= 0) {
    const isFolded = mark === led.entries.length - 1
    return { session: led.session, journal: trustOf(led, disk), isFolded }
  }
  const later = await findLater(disk)
  if (later) return later
  const project = await disk.readFile().catch((error: unknown) => {
    if (led && isDamage(error)) return error
    throw error
  })
  if (project instanceof Problem) {
    if (!led) throw project
    const { session } = led
    const journal = trustOf(led, disk)
    return { session, journal, isFolded: false, damage: project }
  }
  if (!led || led.session.project.id !== project.id) {
    const journal = disk.journal ? 'useless' : 'none'
    return { session: openSession(project), journal, isFolded: true }
  }
  return changedOutside(led, { project, isJournalWhole: disk.isJournalWhole })
}

/** The project file says something that the journal does not know: that is a step of its own, to be undone. */
function changedOutside(
  led: Lead,
  { project, isJournalWhole }: { readonly project: Project; readonly isJournalWhole: boolean },
): FoundState {
  const change = changeBetween(led.session.project, project)
  const session = change.length
    ? addStep(led.session, { label: { key: 'changeOutside' }, change })
    : led.session
  const journal = isJournalWhole && led.isWhole ? 'told' : 'useless'
  const isNews = change.length > 0
  return { session, journal, isFolded: true, ...(isNews ? { other: led.session } : {}) }
}

interface Lead {
  readonly session: Session
  /** Those that could be replayed. */
  readonly entries: readonly JournalEntry[]
  readonly isWhole: boolean
}

/** A torn end is left by a crash; lines that can be read after one that cannot, by something worse. */
const trustOf = ({ isWhole }: Lead, { journal }: OnDisk): 'leads' | 'useless' =>
  isWhole && (journal?.runs.length ?? 0) <= 1 ? 'leads' : 'useless'

/** Where a run leads that begins with a whole project. */
function leadOf(run: EntryRun | undefined): Lead | undefined {
  return run?.start && leadFrom(run.start, run.entries)
}

function leadFrom(start: Project, entries: readonly JournalEntry[]): Lead | undefined {
  const { session, count } = replay(openSession(start), entries)
  if (!isSound(session.project)) return undefined
  return { session, entries: entries.slice(0, count), isWhole: count === entries.length }
}

/** The state of the file, and what stands after it in a part of the journal whose beginning is damaged. */
async function findLater({ readFile, hash, journal }: OnDisk): Promise<FoundState | undefined> {
  const run = journal?.runs.find(({ entries }) => markOf(entries, hash) >= 0)
  if (!run) return undefined
  const rest = run.entries.slice(markOf(run.entries, hash) + 1)
  const led = leadFrom(await readFile(), rest)
  return led && { session: led.session, journal: 'useless', isFolded: rest.length === 0 }
}

/**
 * The place of the mark that says the project file has this hash; -1 where there is none, or where the file was
 * newer already when a later mark was made: then someone brought an older file back.
 */
function markOf(entries: readonly JournalEntry[], hash: string): number {
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index]
    if (entry?.kind !== 'fold') continue
    if (entry.file === hash) return index
    if (entry.over !== hash) return -1
  }
  return -1
}

const isDamage = (error: unknown): error is Problem =>
  error instanceof Problem && ['project/damaged', 'project/foreign'].includes(error.code)
