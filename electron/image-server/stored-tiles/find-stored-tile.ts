import { areaOf } from '../../../iiif/image/dimensions.ts'
import type { RenderInstructions } from '../../../iiif/image/resolve.ts'
import { findGridPlace, sizeAt, type GridPlace } from '../../../iiif/image/tiles.ts'
import type { PublishedImage } from '../../contract/image-server.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { log } from '../log.ts'
import type { Pyramid } from '../pyramid/pyramid.ts'

/** The tile of the grid that the instructions mean, as it is stored: upright, in colours, a JPEG. */
export function findPlaceOfTile(
  { region, size, isMirrored, degrees, quality, format }: RenderInstructions,
  image: PublishedImage,
): GridPlace | undefined {
  if (format !== 'jpg' || quality !== 'default' || degrees !== 0 || isMirrored) return undefined
  return findGridPlace(image, { region, size })
}

/** Reads a tile; undefined where it is not stored, or the file does not hold it any more. */
export async function readTileOf(
  pyramid: Pyramid,
  place: GridPlace,
  {
    entry,
    discard,
  }: { readonly entry: CatalogueEntry; readonly discard: () => Promise<void> | void },
): Promise<Buffer | undefined> {
  try {
    return await pyramid.readTile(place)
  } catch (error) {
    log(`a tile of "${entry.image.identifier}" cannot be read`, error)
    await discard()
    return undefined
  }
}

/** From so many pixels on, a JPEG is shrunk while it is read much sooner than its pyramid is made. */
const LARGE_AREA = 50_000_000
/** The longest side of what is shown first, in pixels. */
const PREVIEW_SIDE = 1_600

/** Formats of which a decoder reads a reduced picture in a fraction of the time. */
const REDUCED_WHILE_READ: ReadonlySet<string> = new Set(['jp2', 'pdf'])

/** True where a tile of this level comes from the source sooner than from a pyramid that is not made yet. */
export function isSoonerFromSource(image: PublishedImage, { factor }: GridPlace): boolean {
  const { width, height } = sizeAt(image, factor)
  if (factor === 1 || Math.max(width, height) > PREVIEW_SIDE) return false
  if (REDUCED_WHILE_READ.has(image.format)) return true
  return image.format === 'jpeg' && areaOf(image) >= LARGE_AREA
}
