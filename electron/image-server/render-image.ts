import type { Sharp } from 'sharp'
import { isWhole, type Dimensions, type Rectangle } from '../../iiif/image/dimensions.ts'
import { FORMATS } from '../../iiif/image/quality-format.ts'
import type { RenderInstructions } from '../../iiif/image/resolve.ts'
import { isQuarterTurn } from '../../iiif/image/rotation.ts'
import type { CatalogueEntry } from './catalogue.ts'
import type { DecodedSources } from './decoded-sources.ts'
import { ENCODERS } from './encode.ts'
import { chooseLevel } from './levels.ts'
import { withSource } from './open-source.ts'
import { fromPixels, fromSource, resizeTo, toPixels } from './pixels.ts'

const WHITE = { r: 255, g: 255, b: 255, alpha: 1 }
const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 }

/** Makes a picture as the instructions say, and encodes it. */
export async function renderImage(
  entry: CatalogueEntry,
  instructions: RenderInstructions,
  sources: DecodedSources,
): Promise<Buffer> {
  const { region, size } = instructions
  const level = chooseLevel(instructions, entry.image)
  // The whole image comes straight from its file, of which a JPEG is decoded at a fraction of its size:
  // a folder of thumbnails must not be decoded whole. For a part, the image is decoded for the next ones.
  const copy = isWhole(region, entry.image)
    ? sources.findCopy(entry, level.factor)
    : sources.getCopy(entry, level.factor)
  if (copy) {
    const pixels = await copy
    return finish(
      cut(fromPixels(pixels), { from: pixels, region: level.region, size }),
      instructions,
    )
  }
  return withSource(entry.image, (input) =>
    finish(cut(fromSource(input), { from: entry.image, region, size }), instructions),
  )
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

async function finish(pipeline: Sharp, instructions: RenderInstructions): Promise<Buffer> {
  const { isMirrored, degrees, quality } = instructions
  // sharp has an order of its own for what one pipeline does. Turning after resizing, and the threshold
  // after the colours have eight bits, are certain only in a second one.
  const isPlain = !isMirrored && degrees === 0 && quality !== 'bitonal'
  const scaled = isPlain ? pipeline : fromPixels(await toPixels(pipeline))
  return ENCODERS[instructions.format](
    applyQuality(turn(flattenFor(instructions, scaled), instructions), instructions),
  ).toBuffer()
}

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
