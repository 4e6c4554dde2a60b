import type { Sharp } from 'sharp'
import {
  isSameSize,
  isWhole,
  type Dimensions,
  type Rectangle,
} from '../../iiif/image/dimensions.ts'
import { FORMATS, type Format } from '../../iiif/image/quality-format.ts'
import type { RenderInstructions } from '../../iiif/image/resolve.ts'
import { isQuarterTurn } from '../../iiif/image/rotation.ts'
import type { CatalogueEntry } from './catalogue.ts'
import type { DecodedSources } from './decoded-sources.ts'
import { ENCODERS, type PictureFacts } from './encode.ts'
import { chooseLevel, chooseStoredLevel } from './levels.ts'
import { log } from './log.ts'
import { fromPixels, resizeTo, toPixels } from './pixels.ts'
import type { DecodedTiles } from './pyramid/decoded-tiles.ts'
import type { Level, Pyramid } from './pyramid/pyramid.ts'
import { withPicture } from './source-picture.ts'
import { readWholePage } from './whole-page.ts'

const WHITE = { r: 255, g: 255, b: 255, alpha: 1 }
const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 }

/** What pictures are made from. */
export interface PictureSources {
  readonly decoded: DecodedSources
  readonly tiles: DecodedTiles
  /** The pyramid of the image, where there is one. */
  readonly pyramid: Pyramid | undefined
  /** Called when the pyramid turns out to be unreadable. */
  readonly discardPyramid: () => Promise<void>
}

/** Makes a picture as the instructions say, and encodes it. */
export async function renderImage(
  entry: CatalogueEntry,
  instructions: RenderInstructions,
  { decoded, tiles, pyramid, discardPyramid }: PictureSources,
): Promise<Buffer> {
  const page = await readWholePage(entry.image, instructions)
  if (page) return page
  if (!pyramid || !mayComeFrom(pyramid, instructions)) {
    return renderFromSource(entry, instructions, decoded)
  }
  try {
    return await renderFromPyramid(pyramid, orderOf(entry, instructions), tiles)
  } catch (error) {
    // Whatever became of its file: the source is still there.
    log(`the pyramid of "${entry.image.identifier}" cannot be read`, error)
    await discardPyramid()
    return renderFromSource(entry, instructions, decoded)
  }
}

/** Who asks for a format that loses nothing, or for every pixel black or white, gets the pixels of the source. */
export const isLossy = ({ format, quality }: RenderInstructions): boolean =>
  LOSSY.has(format) && quality !== 'bitonal'

const LOSSY: ReadonlySet<Format> = new Set(['jpg', 'webp', 'pdf'])

const mayComeFrom = ({ isFlattened }: Pyramid, { format }: RenderInstructions): boolean =>
  !isFlattened || !FORMATS[format].hasTransparency

async function renderFromPyramid(
  pyramid: Pyramid,
  instructions: PictureOrder,
  tiles: DecodedTiles,
): Promise<Buffer> {
  const { index, region } = chooseStoredLevel(
    instructions,
    pyramid,
    levelsFor(instructions, pyramid),
  )
  const { size } = instructions
  const pixels = await tiles.cut(pyramid, index, region)
  if (pixels && isSameSize(pixels, size)) return encode(fromPixels(pixels), instructions)
  if (pixels) return finish(resizeTo(fromPixels(pixels), size), instructions)
  const from = pyramid.levels[index] ?? pyramid
  return pyramid.withLevel(index, (pipeline) =>
    finish(cut(pipeline, { from, region, size }), instructions),
  )
}

/** The levels that may be used: where nothing may be lost, those on whose pixels the region begins and ends. */
function levelsFor(instructions: RenderInstructions, pyramid: Pyramid): readonly Level[] {
  if (isLossy(instructions)) return pyramid.levels
  const { factor: most } = chooseLevel(instructions, pyramid)
  return pyramid.levels.filter(({ factor }) => factor <= most)
}

/** Makes a picture from the file of the image alone. */
export async function renderFromSource(
  entry: CatalogueEntry,
  instructions: RenderInstructions,
  sources: DecodedSources,
): Promise<Buffer> {
  const { region, size } = instructions
  const order = orderOf(entry, instructions)
  const level = chooseLevel(instructions, entry.image)
  // The whole image comes straight from its file: a folder of thumbnails must not be decoded whole. For a
  // part, the image is decoded for the next ones.
  const copy = isWhole(region, entry.image)
    ? sources.findCopy(entry, level.factor)
    : sources.getCopy(entry, level.factor)
  if (copy) {
    const pixels = await copy
    return finish(cut(fromPixels(pixels), { from: pixels, region: level.region, size }), order)
  }
  return withPicture(entry.image, level.factor, (picture) => {
    const from = picture.factor === 1 ? region : level.region
    return finish(cut(picture.pipeline, { from: picture, region: from, size }), order)
  })
}

/** What is to be made, and what is known of its scale. */
type PictureOrder = RenderInstructions & PictureFacts

function orderOf({ image }: CatalogueEntry, instructions: RenderInstructions): PictureOrder {
  const { region, size } = instructions
  const pixelsOfImage = region.width / size.width
  const millimetres = image.resolution === undefined ? undefined : pixelsOfImage / image.resolution
  return { ...instructions, millimetres }
}

interface Cut {
  /** The picture that is cut from, in its own pixels. */
  readonly from: Dimensions
  readonly region: Rectangle
  readonly size: Dimensions
}

/** Cutting out the whole would be the same, but keeps a decoder from leaving out what is not needed. */
const cut = (pipeline: Sharp, { from, region, size }: Cut): Sharp =>
  resizeTo(isWhole(region, from) ? pipeline : pipeline.extract(region), size)

async function finish(pipeline: Sharp, order: PictureOrder): Promise<Buffer> {
  const { isMirrored, degrees, quality } = order
  // sharp has an order of its own for what one pipeline does. Turning after resizing, and the threshold
  // after the colours have eight bits, are certain only in a second one.
  const isPlain = !isMirrored && degrees === 0 && quality !== 'bitonal'
  return encode(isPlain ? pipeline : fromPixels(await toPixels(pipeline)), order)
}

/** Writes what has its size already. */
const encode = (scaled: Sharp, order: PictureOrder): Promise<Buffer> =>
  ENCODERS[order.format](applyQuality(turn(flattenFor(order, scaled), order), order), order)

/** Paper is white: what is transparent becomes white where a format or a quality has no transparency. */
function flattenFor({ quality, format }: RenderInstructions, pipeline: Sharp): Sharp {
  const mayBeTransparent = FORMATS[format].hasTransparency && quality !== 'bitonal'
  return mayBeTransparent ? pipeline : pipeline.flatten({ background: WHITE })
}

function turn(
  pipeline: Sharp,
  { isMirrored, degrees, quality, format }: RenderInstructions,
): Sharp {
  const mirrored = isMirrored ? pipeline.flop() : pipeline
  if (degrees === 0) return mirrored
  if (isQuarterTurn(degrees)) return mirrored.rotate(degrees)
  const mayBeTransparent = FORMATS[format].hasTransparency && quality !== 'bitonal'
  return mirrored.rotate(degrees, { background: mayBeTransparent ? TRANSPARENT : WHITE })
}

function applyQuality(pipeline: Sharp, { quality }: RenderInstructions): Sharp {
  switch (quality) {
    case 'default':
      return pipeline
    case 'gray':
      return pipeline.greyscale().toColourspace('b-w')
    case 'bitonal':
      return pipeline.threshold(128)
  }
}
