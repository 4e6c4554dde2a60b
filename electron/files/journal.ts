import path from 'node:path'
import { readJournalEntry, type JournalEntry } from '../../iiif/project/journal-entry.ts'
import { projectDocument, readProjectDocument } from '../../iiif/project/file.ts'
import type { Project } from '../../iiif/project/model.ts'
import { Problem } from '../../iiif/problem.ts'
import { oneOf, readFilledString, readObject, readWhole, recordOf } from '../../iiif/reading.ts'
import { Unreadable } from '../../iiif/reading.ts'
import { printLine, readRuns, type Line, type LineRun } from './journal-lines.ts'
import { mapEntryLocations, mapLocations, toAbsolute, toWritten } from './locations.ts'

/** Says whose file it is; in its first line. */
export const JOURNAL_FORMAT = 'florilegium-journal'
const JOURNAL_VERSION = 1

/** The journal of a project, beside its file. */
export const journalOf = (projectFile: string): string => `${projectFile}-journal`

/** Entries that follow one another without a gap. */
export interface EntryRun {
  /** The project that the first entry was made on; unknown where the journal is damaged before it. */
  readonly start: Project | undefined
  readonly entries: readonly JournalEntry[]
  /** The number of the first entry, 0 when there is none, and of the last. */
  readonly first: number
  readonly last: number
}

export interface ReadJournal {
  /** Of its first run: the number of the last entry, 0 when there is none, and how many there are. */
  readonly first: { readonly sequence: number; readonly entries: number }
  /** Of one whole run; more when lines in between are damaged. */
  readonly runs: readonly EntryRun[]
  /** In bytes: up to here it can be read whole. */
  readonly end: number
}

/** The first line: whose journal it is, and the whole project as it was when it begins. */
export const printStart = (file: string, project: Project): string =>
  printLine({
    format: JOURNAL_FORMAT,
    version: JOURNAL_VERSION,
    project: project.id,
    start: projectDocument(mapLocations(project, toWritten(path.dirname(file)))),
  })

/** The line of one entry. @param sequence one more than that of the entry before it; the first has 1 */
export const printEntry = (file: string, sequence: number, entry: JournalEntry): string =>
  printLine({ sequence, ...mapEntryLocations(entry, toWritten(path.dirname(file))) })

/** What the bytes of a journal say. Never throws: what cannot be read is not in it. */
export function readJournal(file: string, bytes: Buffer): ReadJournal {
  const read = readRuns(bytes).flatMap((run) => readEntryRuns(file, run))
  const [first] = read
  const end = first?.from === 0 ? first.end : 0
  return {
    first: { sequence: first?.last ?? 0, entries: first?.entries.length ?? 0 },
    runs: read,
    end,
  }
}

interface PlacedRun extends EntryRun {
  /** In bytes: where its lines begin and end. */
  readonly from: number
  readonly end: number
}

/** Lines that are whole may still not follow one another: a journal that was copied behind itself, for example. */
function readEntryRuns(file: string, { start, lines }: LineRun): readonly PlacedRun[] {
  const runs: PlacedRun[] = []
  let [from, rest] = [start, lines]
  while (rest.length) {
    const { run, count } = readRun(file, from, rest)
    const end = rest[Math.max(count, 1) - 1]?.end ?? from
    if (count) runs.push({ ...run, from, end })
    // A line that says nothing we know parts what is before it from what is behind it.
    rest = rest.slice(Math.max(count, 1))
    from = end
  }
  return runs
}

/** As many lines as follow one another, and how many they are. */
function readRun(
  file: string,
  from: number,
  lines: readonly Line[],
): { readonly run: EntryRun; readonly count: number } {
  const change = toAbsolute(path.dirname(file))
  const start = readStart(file, lines[0]?.value)
  // The first line of a journal is never an entry, whether it is understood or not.
  const skipped = start || from === 0 ? 1 : 0
  const entries: JournalEntry[] = []
  let [first, last] = [0, 0]
  for (const { value } of lines.slice(skipped)) {
    const found = readNumbered(value)
    if (!found || (last > 0 && found.sequence !== last + 1)) break
    last = found.sequence
    if (!first) first = last
    entries.push(mapEntryLocations(found.entry, change))
  }
  return { run: { start, entries, first, last }, count: skipped + entries.length }
}

const readStartFields = recordOf({
  format: oneOf([JOURNAL_FORMAT]),
  version: oneOf([JOURNAL_VERSION]),
  project: readFilledString,
  start: readObject,
})

function readStart(file: string, value: unknown): Project | undefined {
  try {
    const { start } = readStartFields(value, '')
    const { project } = readProjectDocument(start, path.basename(file))
    return mapLocations(project, toAbsolute(path.dirname(file)))
  } catch (error) {
    if (error instanceof Unreadable || error instanceof Problem) return undefined
    throw error
  }
}

function readNumbered(
  value: unknown,
): { readonly sequence: number; readonly entry: JournalEntry } | undefined {
  try {
    const { sequence, ...entry } = readObject(value, '')
    return { sequence: readWhole(1)(sequence, 'sequence'), entry: readJournalEntry(entry, '') }
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}
