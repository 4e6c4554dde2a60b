import { Problem } from '../../iiif/problem.ts'
import { examine, unreadableFolder, type FolderListing, type FoundFile } from './examine-file.ts'
import { listFolder, type Place } from './list-folder.ts'
import { runAll } from './run-all.ts'

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
    await runAll(files, CONCURRENCY, async (child) => {
      signal?.throwIfAborted()
      const file = await examine(child, known)
      if (file) keep(file)
    })
  }
  return listing
}
