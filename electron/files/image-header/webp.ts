import { problem } from '../../../iiif/problem.ts'
import type { ByteSource } from './byte-source.ts'
import { readExif, type Exif } from './exif.ts'
import { oriented, withFacts, type ReadHeader } from './image-header.ts'

const HAS_EXIF = 0x08
/** Chunks of an extended file; an animation has one for each frame. */
const MOST_CHUNKS = 256

/** WebP: lossy, lossless, extended. @see https://developers.google.com/speed/webp/docs/riff_container */
export const readWebp: ReadHeader = async (source) => {
  const head = await source.bytes(0, 30)
  if (head.readUInt32LE(4) + 8 > source.size) throw problem('source/incomplete')
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
    case 'VP8L': {
      const bits = head.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X': {
      const exif = head.readUInt8(20) & HAS_EXIF ? await findExif(source) : {}
      const { orientation, captured, resolution } = exif
      const size = oriented(head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1, orientation)
      return withFacts(size, { captured, resolution })
    }
    default:
      throw problem('source/damaged')
  }
}

/** The EXIF chunk stands behind the pixels. */
async function findExif(source: ByteSource): Promise<Exif> {
  let offset = 12
  for (let chunk = 0; chunk < MOST_CHUNKS && offset + 8 <= source.size; chunk++) {
    const head = await source.bytes(offset, 8)
    const length = head.readUInt32LE(4)
    if (head.toString('latin1', 0, 4) === 'EXIF')
      return readExif(await source.bytes(offset + 8, length))
    // Chunks begin at even places.
    offset += 8 + length + (length % 2)
  }
  return {}
}
