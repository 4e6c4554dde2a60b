import { Problem } from '../../../iiif/problem.ts'
import { sourceOfBuffer } from './byte-source.ts'
import {
  openTiff,
  readDirectory,
  readNumberOf,
  readTextOf,
  type Directory,
  type TiffStructure,
} from './tiff-directory.ts'

const ORIENTATION = 0x0112
const DATE_TIME = 0x0132
const EXIF_DIRECTORY = 0x8769
const DATE_TIME_ORIGINAL = 0x9003
const DATE_TIME_DIGITIZED = 0x9004

/** What of Exif concerns us. */
export interface Exif {
  /** 1 to 8 where it is right; other numbers occur. */
  readonly orientation?: number
  /** `2024-05-01T10:20:30`. */
  readonly captured?: string
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
  const captured =
    (await readCaptured(tiff, directory)) ?? dateOf(await readTextOf(tiff, directory, DATE_TIME))
  return {
    ...(orientation === undefined ? {} : { orientation }),
    ...(captured === undefined ? {} : { captured }),
  }
}

async function readCaptured(
  tiff: TiffStructure,
  directory: Directory,
): Promise<string | undefined> {
  const offset = await readNumberOf(tiff, directory, EXIF_DIRECTORY)
  if (offset === undefined) return undefined
  try {
    const exif = await readDirectory(tiff, offset)
    return (
      dateOf(await readTextOf(tiff, exif, DATE_TIME_ORIGINAL)) ??
      dateOf(await readTextOf(tiff, exif, DATE_TIME_DIGITIZED))
    )
  } catch (error) {
    // The time is a nicety: where the directory that holds it is damaged, the image is still good.
    if (error instanceof Problem) return undefined
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
