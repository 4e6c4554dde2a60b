import type { FileHandle } from 'node:fs/promises'
import { isSameSize, isWhole, type Dimensions } from '../../iiif/image/dimensions.ts'
import type { RenderInstructions } from '../../iiif/image/resolve.ts'
import type { PublishedImage } from '../contract/image-server.ts'
import { isStandardRgb } from './icc-profile.ts'
import { openSource } from './open-source.ts'
import { readPart } from './read-part.ts'
import { sharp } from './sharp.ts'

/** A file that is sent as it is. Whoever has it closes it. */
export interface WholeFile {
  readonly handle: FileHandle
  /** In bytes. */
  readonly size: number
}

/** In bytes. What describes a JPEG stands before its pixels; previews in it may take some room. */
const HEAD = 512 * 1024
/** Behind the mark of the end some cameras leave a few bytes. */
const TAIL = 4096
const END_OF_IMAGE = Buffer.from([0xff, 0xd9])

/** What was found of a state of a file. */
const verdicts = new WeakMap<PublishedImage, boolean>()

/**
 * The file of the image itself, if that is just what is asked for: all of a JPEG, upright, in sRGB or grey.
 * To decode it and to encode it again would take a second, and lose a little.
 *
 * @throws Problem as `openSource` does
 */
export async function openWholeFile(
  image: PublishedImage,
  instructions: RenderInstructions,
): Promise<WholeFile | undefined> {
  if (image.format !== 'jpeg' || !asksForAll(image, instructions)) return undefined
  if (verdicts.get(image) === false) return undefined
  const handle = await openSource(image)
  try {
    const mayBeSent = verdicts.get(image) ?? (await isPlain(handle, image))
    verdicts.set(image, mayBeSent)
    if (mayBeSent) return { handle, size: image.size }
  } catch (error) {
    await handle.close()
    throw error
  }
  await handle.close()
  return undefined
}

/** True for all of an image, unchanged, as a JPEG. */
export function asksForAll(image: Dimensions, instructions: RenderInstructions): boolean {
  const { region, size, isMirrored, degrees, quality, format } = instructions
  const isAsItIs = quality === 'default' && format === 'jpg' && degrees === 0 && !isMirrored
  return isAsItIs && isWhole(region, image) && isSameSize(size, image)
}

async function isPlain(handle: FileHandle, image: PublishedImage): Promise<boolean> {
  const head = await readPart(handle, 0, Math.min(HEAD, image.size))
  const tail = await readPart(handle, Math.max(0, image.size - TAIL), Math.min(TAIL, image.size))
  // A page that is half missing would look like a blank one: what was cut off is not sent.
  if (tail.lastIndexOf(END_OF_IMAGE) < 0) return false
  return isPlainJpeg(head, image)
}

/** True for the beginning of a JPEG of this size that is upright, and in sRGB or grey. */
export async function isPlainJpeg(head: Buffer, image: Dimensions): Promise<boolean> {
  const found = await sharp(head)
    .metadata()
    .catch(() => undefined)
  if (found?.format !== 'jpeg' || !isSameSize(found, image)) return false
  const isUpright = (found.orientation ?? 1) === 1
  if (found.space === 'b-w') return isUpright && !found.icc
  return isUpright && found.space === 'srgb' && (!found.icc || isStandardRgb(found.icc))
}
