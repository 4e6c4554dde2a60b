import type { SnapshotCause } from './snapshot-names.ts'

export interface ThinnedSnapshot {
  readonly sequence: number
  /** ISO 8601. */
  readonly at: string
  readonly cause: SnapshotCause
  /** In bytes, as it lies on the disk. */
  readonly size: number
}

/** Kept whatever they are: what was done today and yesterday. */
const NEWEST = 20
/** Days on which something was done, so that a clock that jumps makes nothing old. Never fewer than the calendar's. */
const DAYS = 30
/** In bytes, of one project. */
export const MOST_BYTES = 500_000_000
/** Kept however large they are. */
const FEWEST = 3

/**
 * The snapshots that are no longer needed: of every earlier day the last is kept, and each in which something is that
 * was removed afterwards.
 */
export function findSuperfluous<Entry extends ThinnedSnapshot>(
  entries: readonly Entry[],
  mostBytes = MOST_BYTES,
): readonly Entry[] {
  const newestFirst = [...entries].sort((one, other) => other.sequence - one.sequence)
  const days: string[] = []
  const needed = newestFirst.filter(({ at, cause }, index) => {
    const day = at.slice(0, 10)
    const isLastOfDay = !days.includes(day)
    if (isLastOfDay) days.push(day)
    if (index < NEWEST) return true
    return days.length <= DAYS + 1 && (isLastOfDay || cause !== 'day')
  })
  const kept = new Set(withinBytes(needed, mostBytes))
  return newestFirst.filter((entry) => !kept.has(entry))
}

/** As many as have room: what is given up first is the oldest of those that only tell of a day. */
function withinBytes<Entry extends ThinnedSnapshot>(
  newestFirst: readonly Entry[],
  mostBytes: number,
): readonly Entry[] {
  const [first, others] = [newestFirst.slice(0, FEWEST), newestFirst.slice(FEWEST)]
  let bytes = first.reduce((sum, { size }) => sum + size, 0)
  const byNeed = [
    ...others.filter(({ cause }) => cause !== 'day'),
    ...others.filter(({ cause }) => cause === 'day'),
  ]
  const kept = byNeed.filter(({ size }) => {
    bytes += size
    return bytes <= mostBytes
  })
  return [...first, ...kept]
}
