import { statfs } from 'node:fs/promises'
import { openAtOnce, openWaiting, type OpenScanFile } from './scan-file.ts'

/** How many files are read next, and how. It changes with how quickly they answer. */
export interface ScanPace {
  readonly next: () => { readonly manner: ScanManner; readonly files: number }
  /** Tells how long one file took that was read at once, in milliseconds. */
  readonly took: (milliseconds: number) => void
}

export type ScanManner = 'at-once' | 'waiting'

export const OPENERS: Readonly<Record<ScanManner, OpenScanFile>> = {
  'at-once': openAtOnce,
  waiting: openWaiting,
}

/**
 * File systems of disks in this computer, as Linux numbers them: ext, xfs, btrfs, f2fs, zfs, tmpfs, and
 * overlays of these. A drive elsewhere may not answer for minutes; nothing is ever asked of it at once.
 */
const NEAR: ReadonlySet<number> = new Set([
  0xef53, 0x58465342, 0x9123683e, 0xf2f52010, 0x2fc12fc1, 0x01021994, 0x794c7630,
])

/** In milliseconds: a file that takes longer came from a disk that had to look for it. */
const SLOW = 4
/** So many slow ones in a row: a single one may only mean that the computer was busy with something else. */
const SLOW_IN_A_ROW = 3
/** So many files are then read by waiting, eight together, before it is tried at once again. */
const PATIENCE = 256

/** The pace for a folder, by where it lies. */
export async function paceFor(root: string): Promise<ScanPace> {
  const isNear = process.platform === 'linux' && NEAR.has(await fileSystemOf(root))
  let slow = 0
  return {
    next() {
      if (!isNear) return { manner: 'waiting', files: Infinity }
      if (slow < SLOW_IN_A_ROW) return { manner: 'at-once', files: 1 }
      slow = 0
      return { manner: 'waiting', files: PATIENCE }
    },
    took: (milliseconds) => {
      slow = milliseconds > SLOW ? slow + 1 : 0
    },
  }
}

const fileSystemOf = (root: string): Promise<number> =>
  statfs(root).then(
    // Numbers above two thousand million come as negative ones on some systems.
    ({ type }) => type >>> 0,
    () => 0,
  )
