import { problem } from '../../../iiif/problem.ts'
import type { ScanFile } from '../scan-file.ts'

/** What one read from the disk fetches at least: most headers lie in the first 8 KB. */
const WINDOW = 8192
/** No honest header needs more, not that of thousands of pages; a hostile one could send us through the file for ever. */
const MOST_READS = 16_384
/** In bytes: the largest piece that is ever asked for at once. */
export const LARGEST_PIECE = 1 << 20

/** A file, or part of one, as bytes at offsets. Reads as little as it can. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number
  /**
   * Exactly these bytes.
   * @throws Problem `source/incomplete` when the file ends before; `source/damaged` when they are too many
   */
  bytes(offset: number, length: number): Promise<Buffer>
}

/** The bytes of an open file of the given size. */
export function sourceOf(file: Pick<ScanFile, 'read'>, size: number): ByteSource {
  let window = Buffer.alloc(0)
  let start = 0
  let reads = 0

  const fill = async (offset: number, length: number): Promise<void> => {
    reads += 1
    if (reads > MOST_READS) throw problem('source/damaged')
    const wanted = Math.min(Math.max(length, WINDOW), size - offset)
    const buffer = Buffer.allocUnsafe(wanted)
    window = buffer.subarray(0, await file.read(buffer, wanted, offset))
    start = offset
  }

  return {
    size,
    async bytes(offset, length) {
      if (!Number.isSafeInteger(offset) || offset < 0 || length > LARGEST_PIECE) {
        throw problem('source/damaged')
      }
      if (offset + length > size) throw problem('source/incomplete')
      if (offset < start || offset + length > start + window.length) await fill(offset, length)
      // The file may have become shorter since its size was taken.
      if (offset + length > start + window.length) throw problem('source/incomplete')
      return window.subarray(offset - start, offset - start + length)
    },
  }
}

/** Bytes in memory, such as an Exif block. */
export const sourceOfBuffer = (buffer: Buffer): ByteSource => ({
  size: buffer.length,
  bytes: (offset, length) =>
    offset >= 0 && offset + length <= buffer.length
      ? Promise.resolve(buffer.subarray(offset, offset + length))
      : Promise.reject(problem('source/incomplete')),
})

/** The last bytes of a file, or all of a shorter one. */
export const tailOf = (source: ByteSource, length: number): Promise<Buffer> =>
  source.bytes(Math.max(0, source.size - length), Math.min(length, source.size))
