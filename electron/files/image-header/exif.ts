import { Problem } from '../../../iiif/problem.ts'
import { sourceOfBuffer } from './byte-source.ts'
import { resolutionFrom, TIFF_UNITS } from './resolution.ts'
import {
  openTiff,
  readDirectory,
  readNumberOf,
  readRatioOf,
  readTextOf,
  type Directory,
  type TiffStructure,
} from './tiff-directory.ts'

const ORIENTATION = 0x0112
const DATE_TIME = 0x0132
const ACROSS = 0x011a
const DOWN = 0x011b
const UNIT = 0x0128
const EXIF_DIRECTORY = 0x8769
const DATE_TIME_ORIGINAL = 0x9003
const DATE_TIME_DIGITIZED = 0x9004
/** Exposure time, f-number, focal length: a lens stood before the leaf, at a distance that nobody wrote down. */
const OF_CAMERAS = [0x829a, 0x829d, 0x920a]

/** What of Exif concerns us. */
export interface Exif {
  /** 1 to 8 where it is right; other numbers occur. */
  readonly orientation?: number
  /** `2024-05-01T10:20:30`. */
  readonly captured?: string
  /** Pixels for a millimetre. Of photographs it says nothing: there it is what the program that wrote it likes. */
  readonly resolution?: number
  readonly isPhotograph?: true
}

/** Reads an Exif block. A damaged one says nothing: the image itself may be whole. */
export async function readExif(block: Buffer): Promise<Exif> {
  try {
    const tiff = await openTiff(sourceOfBuffer(withoutIntroduction(block)))
    return tiff ? await readExifOf(tiff, await readDirectory(tiff, tiff.first)) : {}
  } catch (error) {
    if (error instanceof Problem) return {}
    throw error
  }
}

/** The same of a TIFF file, whose first directory holds what an Exif block holds elsewhere. */
export async function readExifOf(tiff: TiffStructure, directory: Directory): Promise<Exif> {
  const orientation = await readNumberOf(tiff, directory, ORIENTATION)
  const further = await readFurther(tiff, directory)
  const captured = further.captured ?? dateOf(await readTextOf(tiff, directory, DATE_TIME))
  const resolution = further.isPhotograph ? undefined : await readResolution(tiff, directory)
  return {
    ...further,
    ...(orientation === undefined ? {} : { orientation }),
    ...(captured === undefined ? {} : { captured }),
    ...(resolution === undefined ? {} : { resolution }),
  }
}

async function readResolution(
  tiff: TiffStructure,
  directory: Directory,
): Promise<number | undefined> {
  // Without a unit it is for an inch. TIFF 6.0, ResolutionUnit
  const unit = TIFF_UNITS.get((await readNumberOf(tiff, directory, UNIT)) ?? 2)
  const across = await readRatioOf(tiff, directory, ACROSS)
  if (across === undefined || unit === undefined) return undefined
  const down = (await readRatioOf(tiff, directory, DOWN)) ?? across
  return resolutionFrom({ across, down, unit })
}

/** What the directory below says, which cameras write. It is a nicety: where it is damaged, the image is still good. */
async function readFurther(tiff: TiffStructure, directory: Directory): Promise<Exif> {
  const offset = await readNumberOf(tiff, directory, EXIF_DIRECTORY)
  if (offset === undefined) return {}
  try {
    const exif = await readDirectory(tiff, offset)
    const captured =
      dateOf(await readTextOf(tiff, exif, DATE_TIME_ORIGINAL)) ??
      dateOf(await readTextOf(tiff, exif, DATE_TIME_DIGITIZED))
    return {
      ...(captured === undefined ? {} : { captured }),
      ...(OF_CAMERAS.some((tag) => exif.has(tag)) && { isPhotograph: true }),
    }
  } catch (error) {
    if (error instanceof Problem) return {}
    throw error
  }
}

/** `2024:05:01 10:20:30` as ISO 8601; undefined for anything else, and for the zeros of an unset clock. */
function dateOf(text: string | undefined): string | undefined {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(text ?? '')
  if (!parts || parts[1] === '0000') return undefined
  const [, year, month, day, hour, minute, second] = parts
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`
}

/** JPEG, and some WebP, put `Exif` and two zeros before the block. */
const withoutIntroduction = (block: Buffer): Buffer =>
  block.toString('latin1', 0, 6) === 'Exif\0\0' ? block.subarray(6) : block
