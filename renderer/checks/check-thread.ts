import { makeChecker } from '../../iiif/checks/checker.ts'
import type { ProjectRecord, RecordId } from '../../iiif/project/model.ts'
import type { CheckAnswer, CheckOrder } from './messages.ts'

/** Checks the object beside the window, which never waits for it. */
const check = makeChecker()
let records: ReadonlyMap<RecordId, ProjectRecord> = new Map()

self.addEventListener('message', ({ data }: MessageEvent<CheckOrder>) => {
  self.postMessage(answerTo(data))
})

function answerTo(order: CheckOrder): CheckAnswer {
  const { project: id, manifest, changed, removed, extent, options } = order
  const next = new Map(extent === 'whole' ? [] : records)
  for (const gone of removed) next.delete(gone)
  for (const record of changed) next.set(record.id, record)
  records = next
  try {
    return { kind: 'checked', report: check({ id, manifest, records }, options) }
  } catch (error) {
    // Whatever it is: the window says that there was no check, and work goes on.
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}
