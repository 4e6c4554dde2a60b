import type { RecordId } from '../../iiif/project/model.ts'
import type { FolderState } from '../contract/app-api.ts'
import type { FoundFile } from '../files/examine-file.ts'

/** What is told of one folder at a time. */
export interface SourceMessage {
  readonly folder: RecordId
  readonly state: FolderState
  readonly found: readonly FoundFile[]
  readonly removed: readonly string[]
}

/** Gathers what happens in folders and tells it in pieces that a window can digest. */
export interface SourceMessages {
  found(folder: RecordId, file: FoundFile): void
  removed(folder: RecordId, paths: readonly string[]): void
  state(folder: RecordId, state: FolderState): void
  /** Nothing more is told of this folder. */
  forget(folder: RecordId): void
  close(): void
}

/** Milliseconds between two messages: at most ten in a second, of all folders together. */
const PAUSE = 100
/** Files in one message. */
const MOST_FOUND = 500

interface Pending {
  readonly found: Map<string, FoundFile>
  readonly removed: Set<string>
  state: FolderState
  isTold: boolean
}

export function gatherSourceMessages(send: (message: SourceMessage) => void): SourceMessages {
  const folders = new Map<RecordId, Pending>()
  let timer: NodeJS.Timeout | undefined

  const pendingOf = (folder: RecordId): Pending => {
    const pending = folders.get(folder) ?? {
      found: new Map<string, FoundFile>(),
      removed: new Set<string>(),
      state: { kind: 'scanning', seen: 0 } as const,
      isTold: true,
    }
    folders.set(folder, pending)
    pending.isTold = false
    timer ??= setTimeout(tell, PAUSE)
    return pending
  }

  /** Tells one message of the folder that waited longest. */
  const tell = (): void => {
    timer = undefined
    const next = [...folders].find(([, { isTold }]) => !isTold)
    if (!next) return
    const [folder, pending] = next
    // To the end of the line, so that a large folder does not keep a small one waiting.
    folders.delete(folder)
    folders.set(folder, pending)
    timer = setTimeout(tell, PAUSE)
    send(takeMessage(folder, pending))
  }

  return {
    found(folder, file) {
      const { found, removed } = pendingOf(folder)
      removed.delete(file.entry.path)
      found.set(file.entry.path, file)
    },
    removed(folder, paths) {
      const { found, removed } = pendingOf(folder)
      for (const path of paths) {
        found.delete(path)
        removed.add(path)
      }
    },
    state(folder, state) {
      pendingOf(folder).state = state
    },
    forget: (folder) => void folders.delete(folder),
    close() {
      clearTimeout(timer)
      timer = undefined
      folders.clear()
    },
  }
}

function takeMessage(folder: RecordId, pending: Pending): SourceMessage {
  const found = [...pending.found.values()].slice(0, MOST_FOUND)
  for (const { entry } of found) pending.found.delete(entry.path)
  const removed = [...pending.removed]
  pending.removed.clear()
  pending.isTold = pending.found.size === 0
  // The end of the scan is told with the last of the files.
  const state =
    pending.isTold || pending.state.kind === 'failed' ? pending.state : stillScanning(pending)
  return { folder, state, found, removed }
}

const stillScanning = ({ state, found }: Pending): FolderState =>
  state.kind === 'scanning' ? state : { kind: 'scanning', seen: found.size }
