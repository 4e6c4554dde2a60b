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
  const led = leadOf(disk.journal?.runs ?? [])
  const mark = led ? markOf(led.entries, isBytes(disk.hash)) : -1
  if (led && mark >= 0) return goneOn(led, mark, disk)
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
  // Other bytes that say the same: an editor changed line ends, or put a mark before the text.
  const same = markOf(led.entries, says(project, led))
  if (same >= 0) return goneOn(led, same, disk)
  return changedOutside(led, { project, isJournalWhole: disk.isJournalWhole })
}

/** The file is one that the journal knows: the work goes on where the journal leads. */
const goneOn = (led: Lead, mark: number, disk: OnDisk): FoundState => ({
  session: led.session,
  journal: trustOf(led, disk),
  isFolded: mark === led.entries.length - 1 && !led.hasGap,
})

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
  readonly start: Project
  readonly session: Session
  /** Those that could be replayed, up to the first that is damaged. */
  readonly entries: readonly JournalEntry[]
  readonly isWhole: boolean
  /** Entries behind one that is damaged were replayed as well. */
  readonly hasGap: boolean
}

/** A torn end is left by a crash; lines that can be read after one that cannot, by something worse. */
const trustOf = ({ isWhole }: Lead, { journal }: OnDisk): 'leads' | 'useless' =>
  isWhole && (journal?.runs.length ?? 0) <= 1 ? 'leads' : 'useless'

/** Where the first run leads that begins with a whole project, and what can be read behind it. */
function leadOf([run, ...later]: readonly EntryRun[]): Lead | undefined {
  const led = run?.start && leadFrom(run.start, run.entries)
  return led && run && goOnBehind(led, run.last, later)
}

function leadFrom(start: Project, entries: readonly JournalEntry[]): Lead | undefined {
  const { session, count } = replay(openSession(start), entries)
  if (!isSound(session.project)) return undefined
  const isWhole = count === entries.length
  return { start, session, entries: entries.slice(0, count), isWhole, hasGap: false }
}

/** A line that is damaged takes no later one with it, as long as those fit. */
function goOnBehind(led: Lead, from: number, runs: readonly EntryRun[]): Lead {
  let [found, last] = [led, from]
  for (const run of runs) {
    if (run.start || run.first <= last) break
    const { session, count } = replay(found.session, run.entries)
    if (count === 0 || !isSound(session.project)) break
    found = { ...found, session, hasGap: true }
    last = run.last
    if (count < run.entries.length) break
  }
  return found
}

/** The state of the file, and what stands after it in a part of the journal whose beginning is damaged. */
async function findLater({ readFile, hash, journal }: OnDisk): Promise<FoundState | undefined> {
  const isIt = isBytes(hash)
  const runs = journal?.runs ?? []
  const index = runs.findIndex(({ entries }) => markOf(entries, isIt) >= 0)
  const run = runs[index]
  if (!run) return undefined
  const rest = run.entries.slice(markOf(run.entries, isIt) + 1)
  const led = leadFrom(await readFile(), rest)
  if (!led) return undefined
  const { session, hasGap } = goOnBehind(led, run.last, runs.slice(index + 1))
  return { session, journal: 'useless', isFolded: rest.length === 0 && !hasGap }
}

/** Whether a state of the project file that a mark names is the one on the disk. */
type IsOnDisk = (hash: string, index: number) => boolean

const isBytes =
  (hash: string): IsOnDisk =>
  (named) =>
    named === hash

/** Compares what is in the file with what was folded into it, whatever its bytes are. */
const says =
  (project: Project, { start, entries }: Lead): IsOnDisk =>
  (_, index) => {
    const { session } = replay(openSession(start), entries.slice(0, index + 1))
    return changeBetween(session.project, project).length === 0
  }

/**
 * The place of the mark that says the project file has this hash; -1 where there is none, or where the file was
 * newer already when a later mark was made: then someone brought an older file back.
 */
function markOf(entries: readonly JournalEntry[], isOnDisk: IsOnDisk): number {
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index]
    if (entry?.kind !== 'fold') continue
    if (isOnDisk(entry.file, index)) return index
    // Begun and perhaps not done: what it was to take the place of may be there still.
    if (entry.over === undefined || entry.over === entry.file) return -1
  }
  return -1
}

const isDamage = (error: unknown): error is Problem =>
  error instanceof Problem && ['project/damaged', 'project/foreign'].includes(error.code)
