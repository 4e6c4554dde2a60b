import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MovedImage } from '../contract/places.ts'
import { scanFolder } from './image-folder.ts'
import type { SoughtImage } from './locate-images.ts'
import { matchMoved } from './match-moved.ts'

/**
 * Looks through a folder, and all folders in it, for images that are not at their paths. Nothing is read of most files
 * but their headers; whole files only where two may be the same image.
 *
 * @param folder absolute
 * @throws the reason of the signal; Problem `folder/…`
 */
export async function findMoved(
  folder: string,
  missing: readonly SoughtImage[],
  signal: AbortSignal,
): Promise<readonly MovedImage[]> {
  if (missing.length === 0) return []
  const listing = await scanFolder(folder, { signal })
  // The file of a page is what its path says before the number.
  const places = new Map(
    [...listing].map(([name, { entry, pathBytes }]) => [
      name,
      pathBytes ?? path.join(folder, entry.page === undefined ? name : path.posix.dirname(name)),
    ]),
  )
  // Always the same choice, in whatever order the disk lists them.
  const entries = [...listing.values()]
    .map(({ entry }) => entry)
    .sort((one, other) => (one.path < other.path ? -1 : 1))
  const hashes = new Map<string, Promise<string>>()
  const hashOf = (name: string): Promise<string> => {
    const known = hashes.get(name) ?? hashFile(places.get(name) ?? path.join(folder, name), signal)
    hashes.set(name, known)
    return known
  }
  return matchMoved(missing, entries, async (one, other) => {
    signal.throwIfAborted()
    // What cannot be read is like nothing else.
    const [first, second] = await Promise.all(
      [one, other].map((name) => hashOf(name).catch(() => '')),
    )
    return first !== '' && first === second
  })
}

async function hashFile(file: string | Buffer, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash, { signal })
  return hash.digest('hex')
}
