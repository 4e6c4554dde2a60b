import { Problem } from '../../iiif/problem.ts'
import { examine, unreadableFolder, type FolderListing, type FoundFile } from './examine-file.ts'
import { listFolder, type Place } from './list-folder.ts'
import { runAll } from './run-all.ts'
import { paceFor } from './scan-pace.ts'
import { takeBreaks } from './take-breaks.ts'

export interface ScanOptions {
  /** What is known from before: files of the same size and time are not opened again. */
  readonly known?: FolderListing
  /** Called for each file as it is found, known ones included. */
  readonly onFound?: (file: FoundFile) => void
  /** Ends the scan early; it then rejects with the reason of the signal. */
  readonly signal?: AbortSignal
}

/** Files that are opened at once: more does not help, less waits for the disk. */
const CONCURRENCY = 8

/**
 * Lists a folder and all folders in it, reading headers only. Links are listed but never followed, and
 * nothing but regular files is opened. The folder is only read, never written.
 *
 * @param root absolute
 * @throws Problem `folder/gone`, `folder/unreadable`, `folder/not-a-folder` about the folder itself;
 *   what is wrong with a file in it is said in its entry
 */
export async function scanFolder(root: string, options: ScanOptions = {}): Promise<FolderListing> {
  const { known = new Map<string, FoundFile>(), onFound, signal } = options
  const listing = new Map<string, FoundFile>()
  const pace = await paceFor(root)
  const turns = takeBreaks()
  const folders: Place[] = [{ path: '', bytes: Buffer.from(root), isText: true }]
  const keep = (file: FoundFile): void => {
    listing.set(file.entry.path, file)
    onFound?.(file)
  }
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    signal?.throwIfAborted()
    const children = await listFolder(folder, root)
    if (children instanceof Problem) {
      keep(await unreadableFolder(folder, children))
      continue
    }
    folders.push(...children.filter(({ kind }) => kind === 'folder').map(({ place }) => place))
    const files = children.filter(({ kind }) => kind !== 'folder')
    for (let at = 0; at < files.length;) {
      const { manner, files: count } = pace.next()
      const batch = files.slice(at, at + count)
      at += batch.length
      await turns.take()
      const began = performance.now()
      // At once one is read after the other: nothing is waited for.
      await runAll(batch, CONCURRENCY, async (child) => {
        signal?.throwIfAborted()
        for (const file of await examine(child, known, manner)) keep(file)
      })
      if (manner === 'at-once') pace.took(performance.now() - began)
    }
  }
  return listing
}
