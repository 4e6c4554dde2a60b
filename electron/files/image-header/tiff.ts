import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { problem, Problem } from '../../../iiif/problem.ts'
import type { ReducedCopy } from '../../contract/image-server.ts'
import type { ReadHeader } from './image-header.ts'
import type { PictureHeader, ReadPages } from './pages.ts'
import {
  openTiff,
  readDirectory,
  readNextOffset,
  readNumbersOf,
  type Directory,
  type TiffStructure,
} from './tiff-directory.ts'
import { splitBands } from './tiff-bands.ts'
import { lookOf, purposeOf, readPage, storedSizeOf, type Purpose } from './tiff-page.ts'
import { tileSideOf } from './tiff-tiles.ts'

const SUBDIRECTORIES = 330
/** More pages than any volume has; a hostile file could have millions. */
const MOST_PAGES = 5000
/** Levels of a pyramid; each has a quarter of the one before. */
const MOST_COPIES = 24

/** A directory, where it is, and what it is there for. */
interface Found {
  /** As decoders count: from 0, all directories of the chain. */
  readonly page: number
  readonly directory: Directory
  readonly purpose: Purpose
  readonly size: Dimensions
  readonly look: string
}

/** A picture, and the reduced copies of it that were found so far. */
interface Gathered {
  readonly found: Found
  readonly copies: ReducedCopy[]
}

/**
 * TIFF and BigTIFF: every page, but no reduced copies, which belong to the page before them, and no masks.
 * @see https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf
 */
export const readTiffPages: ReadPages = async (source) => {
  const tiff = await openTiff(source)
  if (!tiff) throw problem('source/damaged')
  const { found, end } = await followChain(tiff)
  const gathered = gatherPictures(found)
  const pictures: (PictureHeader | Problem)[] = []
  for (const { found: one, copies } of gathered) {
    await addSubdirectories(tiff, one, copies)
    const picture = await headerOf(tiff, one, copies)
    const isOnly = gathered.length === 1 && !(picture instanceof Problem)
    pictures.push(...(isOnly ? await splitBands(tiff, one.directory, picture) : [picture]))
  }
  // One thing wrong with the only picture is wrong with the file.
  const [only] = pictures
  if (!only || (pictures.length === 1 && only instanceof Problem)) {
    throw only ?? end ?? problem('source/damaged')
  }
  if (end) pictures.push(end)
  return { pictures, isPaged: pictures.length > 1 }
}

/** The header of the first picture of a TIFF, where nobody asks for others. */
export const readTiff: ReadHeader = async (source) => {
  const tiff = await openTiff(source)
  if (!tiff) throw problem('source/damaged')
  return readPage(tiff, await readDirectory(tiff, tiff.first))
}

/** All directories that follow each other, and what kept from reading more. */
async function followChain(
  tiff: TiffStructure,
): Promise<{ readonly found: readonly Found[]; readonly end: Problem | undefined }> {
  const found: Found[] = []
  const seen = new Set<number>()
  try {
    for (let offset = tiff.first; offset !== 0; offset = await readNextOffset(tiff, offset)) {
      // A ring of directories has been told whole when it closes.
      if (seen.has(offset) || found.length === MOST_PAGES) break
      seen.add(offset)
      const directory = await readDirectory(tiff, offset)
      found.push({
        page: found.length,
        directory,
        purpose: await purposeOf(tiff, directory),
        size: await storedSizeOf(tiff, directory),
        look: await lookOf(tiff, directory),
      })
    }
    return { found, end: undefined }
  } catch (error) {
    const end = error instanceof RangeError ? problem('source/damaged') : error
    if (!(end instanceof Problem) || found.length === 0) throw end
    return { found, end }
  }
}

function gatherPictures(found: readonly Found[]): readonly Gathered[] {
  const gathered: Gathered[] = []
  for (const one of found) {
    const last = gathered.at(-1)
    const copy = last && copyOf(last.found, one, { page: one.page })
    const isHalf =
      last && copy?.factor === 2 ** (last.copies.length + 1) && last.copies.length < MOST_COPIES
    if (one.purpose === 'mask') continue
    if (one.purpose === 'reduced') {
      if (copy) last?.copies.push(copy)
      continue
    }
    // Some programs do not say that the levels of their pyramids are such. A document whose second page has
    // exactly half the sides of the first is not known; one whose third has a quarter even less.
    if (isHalf && hasNextLevel(found, one, last)) last.copies.push(copy)
    else gathered.push({ found: one, copies: [] })
  }
  const [first] = found
  // Where everything calls itself a reduced copy, the largest is what there is.
  if (gathered.length > 0 || !first) return gathered
  const largest = found.reduce(
    (best, one) => (one.size.width > best.size.width ? one : best),
    first,
  )
  return [{ found: largest, copies: [] }]
}

/** True for a level that is not alone, so that no chance made it: another level stands before or after it. */
function hasNextLevel(
  found: readonly Found[],
  one: Found,
  { found: whole, copies }: Gathered,
): boolean {
  if (copies.length > 0) return true
  const next = found[one.page + 1]
  return next !== undefined && copyOf(whole, next, { page: next.page })?.factor === 4
}

/** `one` as a reduced copy of `whole`; undefined when its size or its look is another. */
function copyOf(
  whole: Found,
  one: Pick<Found, 'size' | 'look'>,
  place: Omit<ReducedCopy, 'factor'>,
): ReducedCopy | undefined {
  const factor = 2 ** Math.round(Math.log2(whole.size.width / one.size.width))
  const fits = (full: number, reduced: number): boolean => Math.abs(full / factor - reduced) <= 1
  const isCopy =
    factor >= 2 &&
    fits(whole.size.width, one.size.width) &&
    fits(whole.size.height, one.size.height) &&
    one.look === whole.look
  return isCopy ? { factor, ...place } : undefined
}

/** Pyramids of microscopes and of newer programs keep their levels below the page. */
async function addSubdirectories(
  tiff: TiffStructure,
  whole: Found,
  copies: ReducedCopy[],
): Promise<void> {
  const offsets = (await readNumbersOf(tiff, whole.directory, SUBDIRECTORIES)).slice(0, MOST_COPIES)
  for (const [subdirectory, offset] of offsets.entries()) {
    try {
      const directory = await readDirectory(tiff, offset)
      const found = {
        size: await storedSizeOf(tiff, directory),
        look: await lookOf(tiff, directory),
      }
      const copy = copyOf(whole, found, { page: whole.page, subdirectory })
      if (copy) copies.push(copy)
    } catch (error) {
      // A damaged copy is not used; the picture itself may be whole.
      if (!(error instanceof Problem) && !(error instanceof RangeError)) throw error
    }
  }
}

async function headerOf(
  tiff: TiffStructure,
  found: Found,
  copies: readonly ReducedCopy[],
): Promise<PictureHeader | Problem> {
  const { page, directory } = found
  try {
    const header = await readPage(tiff, directory)
    const tileSide = header.samples ? undefined : await tileSideOf(tiff, found, copies)
    return {
      ...header,
      ...(tileSide === undefined ? {} : { tileSide }),
      ...(page > 0 ? { page } : {}),
      ...(copies.length > 0 ? { copies } : {}),
    }
  } catch (error) {
    if (error instanceof RangeError) return problem('source/damaged')
    if (error instanceof Problem) return error
    throw error
  }
}
