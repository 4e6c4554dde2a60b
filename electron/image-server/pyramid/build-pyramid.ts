import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { ExtendOptions } from 'sharp'
import {
  areaOf,
  isSameSize,
  type Dimensions,
  type Rectangle,
} from '../../../iiif/image/dimensions.ts'
import {
  gridAt,
  scaleFactorsOf,
  sizeAt,
  tilesAt,
  tileSideOf,
  type TiledImage,
} from '../../../iiif/image/tiles.ts'
import type { PublishedImage } from '../../contract/image-server.ts'
import { toPixels } from '../pixels.ts'
import { sharp } from '../sharp.ts'
import { withPicture } from '../source-picture.ts'
import { cropJpeg } from '../stored-tiles/crop-jpeg.ts'
import { createMemoryRoom } from './memory-room.ts'
import { writePyramidIndex, type PyramidLevel } from './pyramid-index.ts'
import { readTiffLevels, type TiffLevel } from './tiff-levels.ts'

export const PYRAMID_ENDING = '.tif'

/** The ending of a file that is being written, or that was when the process ended. */
export const UNFINISHED = '.partial'

/**
 * What a pyramid is made with. 85: from 90 on, libvips writes all colours in full and in RGB, for three
 * times as many bytes.
 */
const TILES = {
  tile: true,
  pyramid: true,
  compression: 'jpeg',
  quality: 85,
} as const

/** From so many pixels on, a TIFF might outgrow the 4 GB that it can count. */
const BIG_AREA = 1e9

/**
 * In bytes, for all pyramids that are being made: padding an image has libvips decode it whole, into three bytes
 * for each pixel. Two of 100 megapixels fit.
 */
const ROOM = 800e6
const room = createMemoryRoom(ROOM)

/** What is read line by line takes some lines of each level; this is for a map of 100,000 pixels a side. */
const STREAMED_BYTES = 400e6

/** True for an image that is too large to be in memory as a whole. */
const isStreamed = (image: Dimensions): boolean => areaOf(image) * 3 > ROOM

/** How many pyramids are being made. */
let running = 0

/**
 * Makes the pyramid of an image: written beside its place, flushed, then renamed, so that whoever finds it
 * finds all of it.
 *
 * @param key of the state of the image
 * @throws Problem of the source; sharp's errors; the errors of writing
 */
export async function buildPyramid(
  image: PublishedImage,
  file: string,
  key: string,
): Promise<void> {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}${UNFINISHED}`
  await mkdir(path.dirname(file), { recursive: true })
  try {
    const isFlattened = await room.with(
      isStreamed(image) ? STREAMED_BYTES : areaOf(image) * 3,
      () => writeTiff(image, unfinished),
    )
    await finish(unfinished, { image, key, isFlattened })
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** @returns whether there was transparency, which is laid on white */
async function writeTiff(image: PublishedImage, file: string): Promise<boolean> {
  const padding = { ...paddingOf(image), ...(await fillingOf(image)) }
  running += 1
  // One alone is twice as fast with every core; several side by side are faster with one each.
  sharp.concurrency(running === 1 ? availableParallelism() : 1)
  try {
    return await withPicture(image, 1, async ({ pipeline }) => {
      const { hasAlpha = false } = await pipeline.metadata()
      await pipeline
        .flatten({ background: '#fff' })
        // Without the last part of a pixel that the halves of odd sizes would lose: libvips rounds levels
        // down, and the grid of info.json rounds them up.
        .extend(padding)
        .tiff({
          ...TILES,
          tileWidth: tileSideOf(image),
          tileHeight: tileSideOf(image),
          bigtiff: areaOf(image) > BIG_AREA,
        })
        .toFile(file)
      return hasAlpha
    })
  } finally {
    running -= 1
    if (running === 0) sharp.concurrency(1)
  }
}

/** What makes both sides multiples of the largest scale factor. */
function paddingOf(image: Dimensions): { readonly right: number; readonly bottom: number } {
  const largest = scaleFactorsOf(image).at(-1) ?? 1
  const { width, height } = sizeAt(image, largest)
  return { right: width * largest - image.width, bottom: height * largest - image.height }
}

type Filling = Pick<ExtendOptions, 'extendWith' | 'background'>

/**
 * What the padding is filled with: the last pixels again, for which libvips decodes the whole. Of what is too large for
 * that it is the mean colour of the two edges.
 */
async function fillingOf(image: PublishedImage): Promise<Filling> {
  if (!isStreamed(image)) return { extendWith: 'copy' }
  const { width, height } = image
  const [right, bottom] = [
    await meanOf(image, { left: width - 1, top: 0, width: 1, height }),
    await meanOf(image, { left: 0, top: height - 1, width, height: 1 }),
  ]
  const [r = 255, g = 255, b = 255] = right.map((one, index) => (one + (bottom[index] ?? one)) / 2)
  return { extendWith: 'background', background: { r, g, b } }
}

/** Red, green and blue. sharp's own statistics would be those of the whole file. */
const meanOf = (image: PublishedImage, region: Rectangle): Promise<readonly number[]> =>
  withPicture(image, 1, async ({ pipeline }) => {
    const { data, channels } = await toPixels(
      pipeline.extract(region).flatten({ background: '#fff' }),
    )
    const sums = [0, 0, 0]
    for (let pixel = 0; pixel < data.length; pixel += channels) {
      sums.forEach((sum, colour) => {
        // Grey is all three.
        sums[colour] = sum + (data[pixel + (channels < 3 ? 0 : colour)] ?? 0)
      })
    }
    return sums.map((sum) => (sum * channels) / data.length)
  })

interface Facts {
  readonly image: TiledImage
  readonly key: string
  readonly isFlattened: boolean
}

/** Appends the tiles of the edges, cropped, and the index. Bytes behind its own are nothing to a TIFF. */
async function finish(file: string, { image, key, isFlattened }: Facts): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    const { size } = await handle.stat()
    const stored = await readTiffLevels((offset, length) => readAt(handle, offset, length), size)
    const factors = scaleFactorsOf(image)
    if (stored.length !== factors.length) throw new Error('A pyramid has too few levels')
    const levels: PyramidLevel[] = []
    let end = size
    for (const [index, level] of stored.entries()) {
      const appended = await appendEdges(handle, { image, level, factor: factors[index] ?? 1, end })
      levels.push(appended.level)
      end = appended.end
    }
    const { width, height } = image
    const tileSide = tileSideOf(image)
    await handle.write(
      writePyramidIndex({ key, width, height, tileSide, isFlattened, levels }, end),
      0,
      null,
      end,
    )
    await handle.sync()
  } finally {
    await handle.close()
  }
}

interface Edges {
  readonly image: TiledImage
  readonly level: TiffLevel
  readonly factor: number
  /** Where the file ends until now, in bytes. */
  readonly end: number
}

async function appendEdges(
  handle: FileHandle,
  { image, level, factor, end }: Edges,
): Promise<{ readonly level: PyramidLevel; readonly end: number }> {
  const { prefix } = level
  const { width: columns } = gridAt(image, factor)
  const tiles: number[] = []
  const appended: Buffer[] = []
  let place = end
  for (const [index, { size }] of tilesAt(image, factor).entries()) {
    const cell = Math.floor(index / columns) * level.columns + (index % columns)
    // Behind the marker that begins the JPEG: the prefix has one.
    const [offset, length] = [(level.offsets[cell] ?? 0) + 2, (level.lengths[cell] ?? 2) - 2]
    if (isSameSize(size, level.tile)) {
      tiles.push(offset, length)
      continue
    }
    const body = await readAt(handle, offset, length)
    const cropped = cropJpeg(Buffer.concat([prefix, body]), size).subarray(prefix.length)
    appended.push(cropped)
    tiles.push(place, cropped.length)
    place += cropped.length
  }
  await handle.write(Buffer.concat(appended), 0, null, end)
  const { width, height } = level
  return {
    level: { factor, width, height, columns, prefix: prefix.toString('base64'), tiles },
    end: place,
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, offset)
  return buffer.subarray(0, bytesRead)
}
