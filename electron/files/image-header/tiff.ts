import { problem } from '../../../iiif/problem.ts'
import { readExifOf } from './exif.ts'
import { oriented, type ReadHeader } from './image-header.ts'
import {
  openTiff,
  readDirectory,
  readNumberOf,
  readNumbersOf,
  type Directory,
  type TiffStructure,
} from './tiff-directory.ts'

const WIDTH = 256
const HEIGHT = 257
const STRIP_OFFSETS = 273
const STRIP_BYTES = 279
const TILE_OFFSETS = 324
const TILE_BYTES = 325
const DNG_VERSION = 50706

/** TIFF and BigTIFF; of several pages the first. @see https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf */
export const readTiff: ReadHeader = async (source) => {
  const tiff = await openTiff(source)
  if (!tiff) throw problem('source/damaged')
  const directory = await readDirectory(tiff, tiff.first)
  if (directory.has(DNG_VERSION))
    throw problem('source/format-not-read', { format: 'camera raw (DNG)' })
  const width = await readNumberOf(tiff, directory, WIDTH)
  const height = await readNumberOf(tiff, directory, HEIGHT)
  if (width === undefined || height === undefined) throw problem('source/damaged')
  const { orientation, captured } = await readExifOf(tiff, directory)
  await checkPixelsAreThere(tiff, directory)
  return {
    ...oriented(width, height, orientation),
    ...(captured === undefined ? {} : { captured }),
  }
}

/** Every strip or tile lies inside the file. */
async function checkPixelsAreThere(tiff: TiffStructure, directory: Directory): Promise<void> {
  const isTiled = directory.has(TILE_OFFSETS)
  const offsets = await readNumbersOf(tiff, directory, isTiled ? TILE_OFFSETS : STRIP_OFFSETS)
  const lengths = await readNumbersOf(tiff, directory, isTiled ? TILE_BYTES : STRIP_BYTES)
  if (offsets.length === 0) throw problem('source/damaged')
  offsets.forEach((offset, index) => {
    if (offset + (lengths[index] ?? 0) > tiff.source.size) throw problem('source/incomplete')
  })
}
