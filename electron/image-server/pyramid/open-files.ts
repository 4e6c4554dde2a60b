import fs from 'node:fs'

/** Files that are kept open to be read from: few enough for the system, the last used longest. */
export interface OpenFiles {
  /** @throws RangeError where the file ends before; the errors of opening and reading */
  read(file: string, place: ReadPlace): Promise<void>
  /** Closes a file that is about to go, when nobody reads it any more. */
  close(file: string): Promise<void>
}

export interface ReadPlace {
  /** Where the bytes go, from `at` on. */
  readonly buffer: Buffer
  readonly at: number
  /** In bytes. */
  readonly length: number
  readonly from: number
}

interface OpenFile {
  readonly descriptor: Promise<number>
  readonly closed: Promise<void>
  readonly tellClosed: () => void
  readers: number
  isLeaving: boolean
}

/**
 * @param most how many files are open at a time
 */
export function createOpenFiles(most: number): OpenFiles {
  // A Map keeps the order of insertion: what is used is put at its end again.
  const files = new Map<string, OpenFile>()

  const take = (file: string): OpenFile => {
    const known = files.get(file)
    if (known) {
      // Not at each reading: most readings are of the file that was read last.
      if (files.size > most / 2) {
        files.delete(file)
        files.set(file, known)
      }
      return known
    }
    const opened = createOpenFile(file)
    files.set(file, opened)
    for (const [oldest, { readers }] of files) {
      if (files.size <= most) break
      if (readers === 0 && oldest !== file) leave(oldest)
    }
    return opened
  }

  const leave = (file: string): OpenFile | undefined => {
    const opened = files.get(file)
    if (!opened) return undefined
    files.delete(file)
    opened.isLeaving = true
    // A descriptor that is read from must not be closed: its number may be that of another file by then.
    if (opened.readers === 0) closeFile(opened)
    return opened
  }

  const read = async (file: string, place: ReadPlace): Promise<void> => {
    const opened = take(file)
    opened.readers += 1
    try {
      await readInto(await opened.descriptor, place)
    } catch (error) {
      if (files.get(file) === opened) leave(file)
      throw error
    } finally {
      opened.readers -= 1
      if (opened.isLeaving && opened.readers === 0) closeFile(opened)
    }
  }

  return {
    async read(file, place) {
      try {
        await read(file, place)
      } catch (error) {
        if (!isShortOfDescriptors(error)) throw error
        // Some systems give a process few: then fewer are kept.
        for (const [other, { readers }] of [...files]) if (readers === 0) leave(other)
        await read(file, place)
      }
    },

    async close(file) {
      await leave(file)?.closed
    },
  }
}

const isShortOfDescriptors = (error: unknown): boolean =>
  ['EMFILE', 'ENFILE'].includes((error as NodeJS.ErrnoException).code ?? '')

const openForReading = (file: string): Promise<number> =>
  new Promise((resolve, reject) => {
    fs.open(file, 'r', (error, descriptor) => (error ? reject(error) : resolve(descriptor)))
  })

// The callbacks of `fs`: a FileHandle of `fs/promises` costs a third of the rate of tiles.
const readInto = (descriptor: number, { buffer, at, length, from }: ReadPlace): Promise<void> =>
  new Promise((resolve, reject) => {
    fs.read(descriptor, buffer, at, length, from, (error, count) => {
      if (error) return reject(error)
      if (count !== length) return reject(new RangeError('A file ends too early'))
      resolve()
    })
  })

function createOpenFile(file: string): OpenFile {
  let tellClosed: () => void = () => undefined
  const closed = new Promise<void>((resolve) => {
    tellClosed = resolve
  })
  return { descriptor: openForReading(file), closed, tellClosed, readers: 0, isLeaving: false }
}

function closeFile({ descriptor, tellClosed }: OpenFile): void {
  // What could not be opened need not be closed.
  descriptor.then((number) => fs.close(number, () => tellClosed()), tellClosed)
}
