/** Why a state was kept. */
export const SNAPSHOT_CAUSES = ['day', 'removal', 'unsaved'] as const
/**
 * `day`: in the course of the work. `removal`: something in it was removed afterwards. `unsaved`: the project could
 * not be saved in its own place.
 */
export type SnapshotCause = (typeof SNAPSHOT_CAUSES)[number]

/** What the name of a snapshot says of it: the folder itself is the list, so that the two cannot disagree. */
export interface SnapshotName {
  /** Counts the snapshots of a project. They are put in order by it: clocks jump. */
  readonly sequence: number
  /** ISO 8601. */
  readonly at: string
  readonly canvases: number
  readonly annotations: number
  readonly cause: SnapshotCause
  /** The first digits of the SHA-256 of its text. */
  readonly hash: string
}

/** In hexadecimal digits. */
export const HASH_LENGTH = 16

/** `00000012 2026-03-01T12.00.00.000Z 120c 14a day 9f86d081884c7d65.gz`: what every system allows in a name. */
export function printSnapshotName(name: SnapshotName): string {
  const { sequence, at, canvases, annotations, cause, hash } = name
  const time = at.replaceAll(':', '.')
  return `${String(sequence).padStart(8, '0')} ${time} ${canvases}c ${annotations}a ${cause} ${hash}.gz`
}

const PATTERN =
  /^(\d{8,}) (\d{4}-\d\d-\d\dT)(\d\d)\.(\d\d)\.(\d\d\.\d{3}Z) (\d+)c (\d+)a (day|removal|unsaved) ([\da-f]{16})\.gz$/

/** Undefined when it is not the name of a snapshot. */
export function parseSnapshotName(text: string): SnapshotName | undefined {
  const [, sequence, day, hours, minutes, seconds, canvases, annotations, cause, hash] =
    PATTERN.exec(text) ?? []
  const found = SNAPSHOT_CAUSES.find((one) => one === cause)
  if (!found || hash === undefined) return undefined
  return {
    sequence: Number(sequence),
    at: `${day}${hours}:${minutes}:${seconds}`,
    canvases: Number(canvases),
    annotations: Number(annotations),
    cause: found,
    hash,
  }
}
