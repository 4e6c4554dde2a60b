import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import type { RawPicture } from '../job.ts'
import type { DoJob } from '../thread.ts'
import { loadOpenJpegWriter } from './engine.ts'

/** How often a picture is halved at most: as many smaller pictures lie in the file. */
const MOST_LEVELS = 5

/** A jp2 file that loses nothing: the codestream of the library in the boxes that say what its numbers mean. */
export const encodeJpeg2000: DoJob<'encodeJpeg2000'> = async (picture) => {
  const stream = await encodeStream(picture)
  return { file: inBoxes(picture, stream) }
}

async function encodeStream({ pixels, width, height, samples }: RawPicture): Promise<Buffer> {
  const { J2KEncoder } = await loadOpenJpegWriter()
  const encoder = new J2KEncoder()
  try {
    const frame = { width, height, bitsPerSample: 8, componentCount: samples, isSigned: false }
    encoder.getDecodedBuffer({ ...frame, isUsingColorTransform: samples === 3 }).set(pixels)
    encoder.setQuality(true, 0)
    encoder.setDecompositions(levelsOf({ width, height }))
    encoder.encode()
    return Buffer.from(encoder.getEncodedBuffer())
  } finally {
    encoder.delete()
  }
}

const levelsOf = ({ width, height }: Dimensions): number =>
  Math.min(MOST_LEVELS, Math.floor(Math.log2(Math.min(width, height))))

const SRGB = 16
const GREY = 17

/** @see ISO/IEC 15444-1 annex I */
function inBoxes({ width, height, samples }: RawPicture, stream: Buffer): Buffer {
  const header = Buffer.alloc(14)
  header.writeUInt32BE(height, 0)
  header.writeUInt32BE(width, 4)
  header.writeUInt16BE(samples, 8)
  // Eight bits less one; the one way of coding that there is; the colours are known, and nobody owns them.
  header.set([7, 7, 0, 0], 10)
  const colours = Buffer.from([1, 0, 0, 0, 0, 0, samples === 3 ? SRGB : GREY])
  return Buffer.concat([
    box('jP  ', Buffer.from([0x0d, 0x0a, 0x87, 0x0a])),
    box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')),
    box('jp2h', Buffer.concat([box('ihdr', header), box('colr', colours)])),
    box('jp2c', stream),
  ])
}

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length + 8, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content])
}
