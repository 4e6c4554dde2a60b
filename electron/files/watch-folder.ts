import { realpath, stat } from 'node:fs/promises'
import { watch, type FSWatcher } from 'chokidar'
import { Problem, reportOf } from '../../iiif/problem.ts'
import type { FolderState } from '../contract/app-api.ts'
import type { FolderListing, FoundFile } from './examine-file.ts'
import { scanFolder } from './image-folder.ts'
import type { KeptListing } from './kept-listing.ts'

/** What one hears of a watched folder. */
export interface FolderListener {
  /** New or changed. */
  onFound(file: FoundFile): void
  /** By `entry.path`. */
  onRemoved(paths: readonly string[]): void
  onState(state: FolderState): void
  /** Something unforeseen; the folder is no longer watched. */
  onMistake(error: unknown): void
}

export interface FolderWatch {
  /** What was found last. */
  listing(): FolderListing
  /** Looks through the folder at once, also where the system told of no change. */
  rescan(): void
  /** Ends watching; nothing is told after it was called. */
  close(): Promise<void>
}

/** Milliseconds. A burst of events, such as a copy of many files, becomes one scan. */
const SETTLE = 250
/** Milliseconds between looks at the folder itself: whether it is there, and still the same. */
const HEARTBEAT = 2000
/** Milliseconds between scans where the system cannot watch so many folders. */
const POLL = 10_000

/**
 * Lists a folder, then watches it. The system's events only say that something happened; what it was is
 * found by scanning again, where unchanged files are not opened. A folder that vanishes is told as
 * `failed`, and picked up again when it returns; what was in it is not told as removed.
 *
 * @param root absolute
 * @param kept what was found the last time, so that only what differs is read
 */
export function watchFolder(
  root: string,
  listener: FolderListener,
  kept?: KeptListing,
): FolderWatch {
  const aborting = new AbortController()
  let listing: FolderListing = new Map()
  /** What was found before this watch began; nothing of it was told yet. */
  let remembered: FolderListing | undefined
  let watcher: FSWatcher | undefined
  let timer: NodeJS.Timeout | undefined
  let identity: string | undefined
  let state: 'scanning' | 'watching' | 'failed' = 'scanning'
  let running: Promise<void> | undefined
  let isDirty = false
  let isPolling = false

  const isClosed = (): boolean => aborting.signal.aborted

  /** Scans soon; scans that were asked for meanwhile become one. */
  const schedule = (delay = SETTLE): void => {
    isDirty = true
    if (isClosed() || timer || running) return
    timer = setTimeout(() => {
      timer = undefined
      isDirty = false
      const began = performance.now()
      running = scan().finally(() => {
        running = undefined
        // A large folder that keeps changing must not keep the program busy with scanning.
        if (isDirty) schedule(Math.max(SETTLE, 3 * (performance.now() - began)))
      })
    }, delay)
  }

  const scan = async (): Promise<void> => {
    try {
      if (state === 'scanning') listener.onState({ kind: 'scanning', seen: 0 })
      await startWatching()
      remembered ??= (await kept?.load()) ?? new Map<string, FoundFile>()
      const before = listing
      const known = before.size > 0 ? before : remembered
      let seen = 0
      listing = await scanFolder(root, {
        known,
        signal: aborting.signal,
        onFound: (file) => {
          seen += 1
          if (isClosed()) return
          if (state !== 'watching') listener.onState({ kind: 'scanning', seen })
          if (before.get(file.entry.path) !== file) listener.onFound(file)
        },
      })
      const removed = [...before.keys()].filter((path) => !listing.has(path))
      if (removed.length) listener.onRemoved(removed)
      // Whatever was remembered has been told by now, or is gone.
      remembered = new Map()
      if (isOther(listing, known)) await kept?.save(listing)
      if (state !== 'watching') listener.onState({ kind: 'watching' })
      state = 'watching'
    } catch (error) {
      if (isClosed()) return
      if (!(error instanceof Problem)) {
        listener.onMistake(error)
        return
      }
      await stopWatching()
      if (state !== 'failed') listener.onState({ kind: 'failed', problem: reportOf(error) })
      state = 'failed'
    }
  }

  /** Only folders are watched, one watch for each: systems have few of them. */
  const startWatching = async (): Promise<void> => {
    if (watcher) return
    identity = await identityOf(root)
    if (identity === undefined || isClosed()) return
    // The folder itself may be a link; those in it are not followed.
    const place = await realpath(root)
    watcher = watch(place, {
      followSymlinks: false,
      ignoreInitial: true,
      ignored: (_path, status) => status !== undefined && !status.isDirectory(),
    })
    watcher.on('raw', () => schedule())
    watcher.on('all', () => schedule())
    // Between the scan and this moment something may have changed unseen.
    watcher.on('ready', () => schedule())
    watcher.on('error', () => {
      isPolling = true
    })
  }

  const stopWatching = async (): Promise<void> => {
    const ending = watcher
    watcher = undefined
    identity = undefined
    await ending?.close()
  }

  let sinceScan = 0
  const heartbeat = setInterval(() => {
    sinceScan += HEARTBEAT
    void identityOf(root).then(async (found) => {
      if (isClosed() || running) return
      const isDue = isPolling && sinceScan >= POLL
      if (found === identity && !isDue) return
      sinceScan = 0
      if (placeOf(found) !== placeOf(identity)) await stopWatching()
      identity = watcher ? found : identity
      schedule()
    })
  }, HEARTBEAT)
  heartbeat.unref()
  schedule(0)

  return {
    listing: () => listing,
    rescan: () => schedule(0),
    async close() {
      aborting.abort()
      clearTimeout(timer)
      clearInterval(heartbeat)
      await running
      await stopWatching()
    },
  }
}

/**
 * Which folder it is (device and number), and when something was last added to it; undefined when it is
 * gone. The time tells of changes on network drives, which send no events.
 */
const identityOf = (root: string): Promise<string | undefined> =>
  stat(root).then(
    ({ dev, ino, mtimeMs }) => `${dev}:${ino} ${mtimeMs}`,
    () => undefined,
  )

const placeOf = (identity: string | undefined): string | undefined => identity?.split(' ')[0]

/** True when a file was added, lost or read anew. */
const isOther = (listing: FolderListing, known: FolderListing): boolean =>
  listing.size !== known.size || [...listing].some(([path, file]) => known.get(path) !== file)
