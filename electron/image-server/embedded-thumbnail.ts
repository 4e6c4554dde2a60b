import type { Dimensions } from '../../iiif/image/dimensions.ts'
import type { PublishedImage } from '../contract/image-server.ts'
import { ENCODERS } from './encode.ts'
import { isStandardRgb } from './icc-profile.ts'
import { withSource } from './open-source.ts'
import { readTiffDirectories } from './pyramid/tiff-directories.ts'
import { sharp } from './sharp.ts'

/** Where a thumbnail stands in Exif, and how many bytes it has. @see Exif 2.32, section 4.5.2 */
const JPEG_INTERCHANGE_FORMAT = 513
const JPEG_INTERCHANGE_FORMAT_LENGTH = 514
const TAGS: ReadonlySet<number> = new Set([JPEG_INTERCHANGE_FORMAT, JPEG_INTERCHANGE_FORMAT_LENGTH])

/** In bytes. Exif is one segment of a JPEG, of 64 KB at most; a profile and previews of others may surround it. */
const HEAD = 256 * 1024
/** Before the directories, in the segment. */
const INTRODUCTION = 'Exif\0\0'
/** In pixels, of the longer side: what is smaller is no picture of a page. */
const SMALLEST = 96
/** A thumbnail of 160 pixels rounds its sides by less. */
const TOLERATED_DIFFERENCE = 0.02

/**
 * The small picture that a camera has put into a JPEG, where it is true to the image: of the same proportions, without
 * the black bars that some cameras add, and in the same colours. It is there at once, while the image itself must be
 * decoded first.
 *
 * @returns a JPEG with the orientation of the image, undefined where there is none to be trusted
 * @throws Problem as `withSource` does
 */
export async function readEmbeddedThumbnail(image: PublishedImage): Promise<Buffer | undefined> {
  if (image.format !== 'jpeg') return undefined
  return withSource(image, async ({ read }) => {
    try {
      return await extract(await read(0, HEAD), image)
    } catch {
      // Damaged, or none at all: the image itself is what counts, and is told of where it cannot be read.
      return undefined
    }
  })
}

async function extract(head: Buffer, image: Dimensions): Promise<Buffer | undefined> {
  const { exif, icc, orientation = 1, space } = await sharp(head).metadata()
  if (!exif || (space !== 'srgb' && space !== 'b-w') || (icc && !isStandardRgb(icc)))
    return undefined
  const thumbnail = await cutOut(exif)
  if (!thumbnail) return undefined
  const stored = sharp(thumbnail, { limitInputPixels: 1024 * 1024 })
  const { width, height } = await stored.metadata()
  const upright = orientation > 4 ? { width: height, height: width } : { width, height }
  if (!isTrueTo(image, upright)) return undefined
  return ENCODERS.jpg(stored.withMetadata({ orientation }), { millimetres: undefined })
}

/** The second directory of Exif describes the thumbnail. */
async function cutOut(exif: Buffer): Promise<Buffer | undefined> {
  const start = exif.toString('latin1', 0, INTRODUCTION.length) === INTRODUCTION ? 6 : 0
  const block = exif.subarray(start)
  const read = (offset: number, length: number): Promise<Buffer> =>
    Promise.resolve(block.subarray(offset, offset + length))
  const [, second] = await readTiffDirectories(read, block.length, TAGS)
  const [from] = second?.numbers(JPEG_INTERCHANGE_FORMAT) ?? []
  const [length] = second?.numbers(JPEG_INTERCHANGE_FORMAT_LENGTH) ?? []
  return from && length ? block.subarray(from, from + length) : undefined
}

function isTrueTo(image: Dimensions, thumbnail: Dimensions): boolean {
  const ratio = image.width / image.height / (thumbnail.width / thumbnail.height)
  return (
    Math.max(thumbnail.width, thumbnail.height) >= SMALLEST &&
    Math.abs(ratio - 1) <= TOLERATED_DIFFERENCE
  )
}
