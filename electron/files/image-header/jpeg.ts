import { problem } from '../../../iiif/problem.ts'
import { tailOf, type ByteSource } from './byte-source.ts'
import { readExif, type Exif } from './exif.ts'
import { oriented, withFacts, type ReadHeader } from './image-header.ts'
import { resolutionFrom, type LengthUnit } from './resolution.ts'

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
const APP0 = 0xe0
const APP1 = 0xe1
/** Start of frame, of whatever coding; 0xc4, 0xc8 and 0xcc lie among them and are something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
/** Markers that stand alone, without a length. */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** JPEG: the segments up to the first scan, then the end. @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf annex B */
export const readJpeg: ReadHeader = async (source) => {
  let frame: Awaited<ReturnType<typeof readFrame>> | undefined
  let exif: Exif = {}
  let density: number | undefined
  let offset = 2
  for (;;) {
    const { marker, at } = await nextMarker(source, offset)
    if (isAlone(marker)) {
      offset = at
      continue
    }
    const length = (await source.bytes(at, 2)).readUInt16BE(0)
    if (length < 2 || marker === END_OF_IMAGE) throw problem('source/damaged')
    if (isFrame(marker)) frame = await readFrame(source, at)
    if (marker === APP0) density ??= await readDensity(source, { at, length })
    if (marker === APP1) exif = await readApp1(source, { at, length, before: exif })
    offset = at + length
    if (marker === START_OF_SCAN) break
  }
  if (!frame) throw problem('source/damaged')
  await checkEnd(source, offset)
  const { orientation, captured, isPhotograph } = exif
  return withFacts(oriented(frame.width, frame.height, orientation), {
    captured,
    resolution: isPhotograph ? undefined : (exif.resolution ?? density),
    isGrey: frame.components === 1 || undefined,
  })
}

/** The marker at an offset, and where its content begins. Any number of 0xff may stand before it. */
async function nextMarker(
  source: ByteSource,
  offset: number,
): Promise<{ readonly marker: number; readonly at: number }> {
  let at = offset
  let [first, marker] = await source.bytes(at, 2)
  if (first !== 0xff) throw problem('source/damaged')
  while (marker === 0xff) {
    at += 1
    ;[first, marker] = await source.bytes(at, 2)
  }
  return { marker: marker ?? 0, at: at + 2 }
}

async function readFrame(source: ByteSource, at: number) {
  const bytes = await source.bytes(at, 8)
  return {
    height: bytes.readUInt16BE(3),
    width: bytes.readUInt16BE(5),
    components: bytes.readUInt8(7),
  }
}

/** By the numbers that JFIF has for them: 0 is no unit, only a ratio. */
const DENSITY_UNITS: ReadonlyMap<number, LengthUnit> = new Map([
  [1, 'inch'],
  [2, 'centimetre'],
])

/** Pixels for a millimetre, from the first block. @see https://www.w3.org/Graphics/JPEG/jfif3.pdf */
async function readDensity(
  source: ByteSource,
  { at, length }: { readonly at: number; readonly length: number },
): Promise<number | undefined> {
  if (length < 14) return undefined
  const block = await source.bytes(at + 2, 12)
  const unit = DENSITY_UNITS.get(block.readUInt8(7))
  if (block.toString('latin1', 0, 5) !== 'JFIF\0' || unit === undefined) return undefined
  return resolutionFrom({ across: block.readUInt16BE(8), down: block.readUInt16BE(10), unit })
}

/** The first Exif block counts; the other kind of APP1 is XMP. */
async function readApp1(
  source: ByteSource,
  { at, length, before }: { readonly at: number; readonly length: number; readonly before: Exif },
): Promise<Exif> {
  if (Object.keys(before).length > 0) return before
  const block = await source.bytes(at + 2, length - 2)
  return block.toString('latin1', 0, 4) === 'Exif' ? readExif(block) : before
}

/** In bytes: where the end of the image is nearly always found. */
const TAIL = 2048

/**
 * The image is whole when its end marker is there. It is nearly always in the last bytes; behind it, phones
 * append a film or a second picture, so that without it the scans themselves are followed to their end.
 */
async function checkEnd(source: ByteSource, scan: number): Promise<void> {
  if (scan >= source.size) throw problem('source/incomplete')
  const tail = await tailOf(source, Math.min(TAIL, source.size - scan))
  if (tail.lastIndexOf(Buffer.from([0xff, END_OF_IMAGE])) >= 0) return
  await followScans(source, scan)
}

/** In bytes. */
const PIECE = 1 << 18

/** Walks through the coded data, where 0xff is followed by 0 or a restart marker, to the end marker. */
async function followScans(source: ByteSource, scan: number): Promise<void> {
  let at = scan
  for (;;) {
    const marker = await findMarker(source, at)
    if (marker.code === END_OF_IMAGE) return
    // Another scan of a progressive image, or the tables for it: its content is skipped, not searched.
    at = marker.at + 2 + (await source.bytes(marker.at + 2, 2)).readUInt16BE(0)
  }
}

async function findMarker(
  source: ByteSource,
  from: number,
): Promise<{ readonly code: number; readonly at: number }> {
  for (let start = from; start + 2 <= source.size;) {
    const piece = await source.bytes(start, Math.min(PIECE, source.size - start))
    for (
      let at = piece.indexOf(0xff);
      at >= 0 && at + 1 < piece.length;
      at = piece.indexOf(0xff, at + 1)
    ) {
      const code = piece[at + 1] ?? 0
      if (code !== 0 && code !== 0xff && !isAlone(code)) return { code, at: start + at }
    }
    // One byte again: a marker may lie across the border of two pieces.
    start += piece.length - 1
  }
  throw problem('source/incomplete')
}
