import fs from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { problem } from '../../../iiif/problem.ts'
import type { PublishedImage } from '../../contract/image-server.ts'
import { isSameState, openSource } from '../open-source.ts'

/** The files of images that are held open while they are read from. */
export interface HeldSources {
  /**
   * Bytes of the file of an image; fewer where it ends before.
   *
   * @throws Problem as `openSource` does, also when the file has changed since; the errors of reading
   */
  read(image: PublishedImage, offset: number, length: number): Promise<Buffer>
}

/** A disk that is to be taken out must not be held for long after the last tile. */
const IDLE_MILLISECONDS = 5_000

/** How long what was seen of a file is believed: to ask at each tile would take as long as to read it. */
const BELIEVED_MILLISECONDS = 1_000

interface Held {
  readonly handle: Promise<FileHandle>
  /** On the clock of `performance`. */
  checked: number
  used: number
  readers: number
  isLeaving: boolean
}

/**
 * @param most how many files are open at a time
 */
export function createHeldSources(most: number): HeldSources {
  // A Map keeps the order of insertion: what is used is put at its end again.
  const held = new Map<PublishedImage, Held>()
  let sweeping: NodeJS.Timeout | undefined

  const sweep = (): void => {
    const now = performance.now()
    for (const [image, { used }] of held) if (now - used >= IDLE_MILLISECONDS) leave(image)
    sweeping = held.size > 0 ? setTimeout(sweep, IDLE_MILLISECONDS).unref() : undefined
  }

  const leave = (image: PublishedImage): void => {
    const file = held.get(image)
    if (!file) return
    held.delete(image)
    file.isLeaving = true
    if (file.readers === 0) close(file)
  }

  const take = (image: PublishedImage): Held => {
    const now = performance.now()
    const known = held.get(image)
    const file = known ?? {
      ...{ handle: openSource(image), checked: now, used: now, readers: 0, isLeaving: false },
    }
    held.delete(image)
    held.set(image, file)
    file.used = now
    for (const [oldest, { readers }] of held) {
      if (held.size <= most) break
      if (readers === 0 && oldest !== image) leave(oldest)
    }
    sweeping ??= setTimeout(sweep, IDLE_MILLISECONDS).unref()
    return file
  }

  return {
    async read(image, offset, length) {
      const file = take(image)
      file.readers += 1
      try {
        const handle = await file.handle
        await check(file, handle, image)
        return await readFrom(handle.fd, offset, length)
      } catch (error) {
        // Opened anew the next time, and looked at anew.
        if (held.get(image) === file) leave(image)
        throw error
      } finally {
        file.readers -= 1
        if (file.isLeaving && file.readers === 0) close(file)
      }
    },
  }
}

/** Asks the open file again now and then whether it is still the one that was published. */
async function check(file: Held, handle: FileHandle, image: PublishedImage): Promise<void> {
  const now = performance.now()
  if (now - file.checked < BELIEVED_MILLISECONDS) return
  file.checked = now
  if (!isSameState(await handle.stat(), image)) {
    throw problem('image/changed', { identifier: image.identifier })
  }
}

const close = ({ handle }: Held): void =>
  // What could not be opened need not be closed.
  void handle.then((opened) => opened.close()).catch(() => undefined)

// The callback of `fs`, since the promise of a FileHandle costs a third of the rate of tiles.
const readFrom = (descriptor: number, offset: number, length: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const buffer = Buffer.allocUnsafe(length)
    fs.read(descriptor, buffer, 0, length, offset, (error, count) =>
      error ? reject(error) : resolve(buffer.subarray(0, count)),
    )
  })
