import { problem } from '../../../iiif/problem.ts'
import { tailOf, type ByteSource } from './byte-source.ts'
import { readExif, type Exif } from './exif.ts'
import { oriented, withFacts, type ReadHeader } from './image-header.ts'
import { resolutionFrom } from './resolution.ts'

/** The last chunk with its checksum, which is always the same. */
const END_CHUNK = Buffer.from('IEND\xae\x42\x60\x82', 'latin1')
/** In bytes: some programs append a few notes behind the end. */
const TAIL = 65_536
/** Chunks before the pixels; more are not honest. */
const MOST_CHUNKS = 256

/** Colour types: samples of grey, without and with opacity. */
const GREY: ReadonlySet<number> = new Set([0, 4])

/** PNG. @see https://www.w3.org/TR/png-3/ */
export const readPng: ReadHeader = async (source) => {
  const head = await source.bytes(0, 26)
  if (head.toString('latin1', 12, 16) !== 'IHDR') throw problem('source/damaged')
  const width = head.readUInt32BE(16)
  const height = head.readUInt32BE(20)
  const { exif, density } = await readNotes(source)
  const tail = await tailOf(source, TAIL)
  if (!tail.includes(END_CHUNK)) throw problem('source/incomplete')
  return withFacts(oriented(width, height, exif.orientation), {
    captured: exif.captured,
    resolution: exif.isPhotograph ? undefined : (density ?? exif.resolution),
    isGrey: GREY.has(head.readUInt8(25)) || undefined,
  })
}

interface Notes {
  readonly exif: Exif
  /** Pixels for a millimetre. */
  readonly density: number | undefined
}

/** The chunks pHYs and eXIf, which stand before the pixels. */
async function readNotes(source: ByteSource): Promise<Notes> {
  let exif: Exif = {}
  let density: number | undefined
  let offset = 8
  for (let chunk = 0; chunk < MOST_CHUNKS; chunk++) {
    const head = await source.bytes(offset, 8)
    const length = head.readUInt32BE(0)
    const type = head.toString('latin1', 4, 8)
    if (type === 'IDAT' || type === 'IEND') break
    if (type === 'eXIf') exif = await readExif(await source.bytes(offset + 8, length))
    if (type === 'pHYs' && length === 9) density = await readDensity(source, offset + 8)
    offset += length + 12
  }
  return { exif, density }
}

/** Undefined where pixels have no unit, only a shape. */
async function readDensity(source: ByteSource, at: number): Promise<number | undefined> {
  const chunk = await source.bytes(at, 9)
  if (chunk.readUInt8(8) !== 1) return undefined
  return resolutionFrom({
    across: chunk.readUInt32BE(0),
    down: chunk.readUInt32BE(4),
    unit: 'metre',
  })
}
