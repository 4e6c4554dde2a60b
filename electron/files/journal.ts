import path from 'node:path'
import { readJournalEntry, type JournalEntry } from '../../iiif/project/journal-entry.ts'
import { projectDocument, readProjectDocument } from '../../iiif/project/file.ts'
import type { Project } from '../../iiif/project/model.ts'
import { Problem } from '../../iiif/problem.ts'
import { oneOf, readFilledString, readObject, readWhole, recordOf } from '../../iiif/reading.ts'
import { Unreadable } from '../../iiif/reading.ts'
import { printLine, readRuns, type LineRun } from './journal-lines.ts'
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
  const runs = readRuns(bytes)
  const first = runs[0]
  const end = first?.start === 0 ? first.end : 0
  const read = runs.map((run) => readRun(file, run))
  const [{ last: sequence, entries } = { last: 0, entries: [] }] = read
  return { first: { sequence, entries: entries.length }, runs: read, end }
}

function readRun(file: string, run: LineRun): EntryRun & { readonly last: number } {
  const change = toAbsolute(path.dirname(file))
  const start = run.start === 0 ? readStart(file, run.values[0]) : undefined
  const values = run.start === 0 ? run.values.slice(1) : run.values
  const entries: JournalEntry[] = []
  let last: number | undefined
  for (const value of values) {
    const found = readNumbered(value)
    if (!found || (last !== undefined && found.sequence !== last + 1)) break
    last = found.sequence
    entries.push(mapEntryLocations(found.entry, change))
  }
  return { start, entries, last: last ?? 0 }
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
