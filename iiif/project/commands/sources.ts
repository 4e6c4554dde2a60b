import type { Command } from '../command.ts'
import { recordsOf, getRecord, type Project, type RecordId, type SourceRecord } from '../model.ts'
import { addRecord, changeRecord, removeRecord } from './changes.ts'

/** Keeps sources with the project, for canvases to be taken from them. */
export const addSources = (sources: readonly SourceRecord[]): Command => ({
  label: { key: 'addSources', count: sources.length },
  change: sources.map(addRecord),
})

/** Keeps the document of a source no longer. What was taken from it stays, and where it came from. */
export function removeSource(project: Project, id: RecordId): Command {
  const source = getRecord(project, 'Source', id)
  const isNeeded = recordsOf(project, 'Origin').some((origin) => origin.source === id)
  return {
    label: { key: 'removeSource' },
    change: isNeeded
      ? changeRecord(project, source, { document: undefined })
      : [removeRecord(source)],
  }
}
