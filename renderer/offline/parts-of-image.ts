import OpenSeadragon from 'openseadragon'
import type { RemoteImage } from '../../iiif/project/painting.ts'
import { remoteBase } from '../viewer/canvas-image.ts'

/** Where the window asks for pictures. */
const WINDOW = 'app://florilegium'
/** The thumbnails of the grid, the strip and the sources. */
const THUMBNAILS = ['thumbnail/120', 'thumbnail/240', 'thumbnail/480', 'thumbnail/960']

/** What is kept of an image: all of it, or as far as its longest side has so many pixels. */
export type OfflineSize = 'whole' | number

/**
 * All that this window asks for when it shows an image in deep zoom: found by the viewer itself, so that it is the
 * same addresses.
 *
 * @param information what the service says of itself under the address of this window; none for a plain picture
 */
export function partsOfImage(
  information: object | undefined,
  size: OfflineSize,
): readonly string[] {
  if (!information) return ['picture', ...THUMBNAILS]
  return ['info.json', ...THUMBNAILS, ...tilesOf(information, size)]
}

/** What the service of an image says of itself; undefined where it is a plain picture, or cannot be had. */
export async function informationOf(image: RemoteImage): Promise<object | undefined> {
  if (!image.service) return undefined
  const answer = await fetch(`${WINDOW}${remoteBase(image)}/info.json`)
  return answer.ok ? ((await answer.json()) as object) : undefined
}

function tilesOf(information: object, size: OfflineSize): readonly string[] {
  const source = tileSourceOf(information)
  const base = idIn(information)
  const { x: width, y: height } = source.dimensions
  const parts = new Set<string>()
  for (let level = source.minLevel; level <= source.maxLevel; level += 1) {
    const side = Math.max(width, height) * source.getLevelScale(level)
    if (size !== 'whole' && side > size && level > source.minLevel) break
    const { x: columns, y: rows } = source.getNumTiles(level)
    for (let y = 0; y < rows; y += 1) {
      for (let x = 0; x < columns; x += 1) {
        const address = source.getTileUrl(level, x, y)
        const tile = typeof address === 'string' ? address : address()
        parts.add(tile.slice(base.length + 1))
      }
    }
  }
  return [...parts]
}

function tileSourceOf(information: object): OpenSeadragon.TileSource {
  const configure = OpenSeadragon.IIIFTileSource.prototype as unknown as {
    configure(data: object, url: string): OpenSeadragon.TileSourceOptions
  }
  // The viewer completes what it is given in place.
  const options = configure.configure(structuredClone(information), '')
  return new OpenSeadragon.IIIFTileSource(options)
}

function idIn(information: object): string {
  const { id, '@id': older } = information as { readonly id?: unknown; readonly '@id'?: unknown }
  return typeof id === 'string' ? id : typeof older === 'string' ? older : ''
}

/** In bytes: what a JPEG takes for a pixel, as a rule. */
const BYTES_PER_PIXEL = 0.25

/** About how much an image takes, in bytes: a pyramid of tiles has a third more pixels than its largest layer. */
export function estimateBytes({ width, height }: RemoteImage, size: OfflineSize): number {
  const scale = size === 'whole' ? 1 : Math.min(1, size / Math.max(width, height))
  return Math.round(width * height * scale ** 2 * BYTES_PER_PIXEL * (4 / 3))
}
