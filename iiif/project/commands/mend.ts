import { mendedRecord } from '../../checks/record-fix.ts'
import type { RecordFix } from '../../checks/report.ts'
import type { Command } from '../command.ts'
import type { Project, ProjectRecord, RecordId } from '../model.ts'

/** Makes certain fixes, all in one step. Those whose place says something else by now are left out. */
export function mendFaults(project: Project, fixes: readonly RecordFix[]): Command {
  const mended = new Map<RecordId, ProjectRecord>()
  let made = 0
  for (const fix of fixes) {
    const after = mendedRecord(project, fix, mended.get(fix.record))
    if (!after) continue
    mended.set(fix.record, after)
    made += 1
  }
  return {
    label: { key: 'mendFaults', count: made },
    change: [...mended].map(([id, after]) => ({ id, before: project.records.get(id), after })),
  }
}
