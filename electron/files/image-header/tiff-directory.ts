import { problem } from '../../../iiif/problem.ts'
import type { ByteSource } from './byte-source.ts'

// The structure of TIFF, which Exif uses too: directories of tagged values. TIFF 6.0, section 2; BigTIFF has
// the same with wider numbers.

/** A number reader of one byte order. */
interface Numbers {
  u16(buffer: Buffer, at: number): number
  u32(buffer: Buffer, at: number): number
  /** Beyond 2^53 it is not exact, which no file reaches. */
  u64(buffer: Buffer, at: number): number
}

const LITTLE: Numbers = {
  u16: (buffer, at) => buffer.readUInt16LE(at),
  u32: (buffer, at) => buffer.readUInt32LE(at),
  u64: (buffer, at) => Number(buffer.readBigUInt64LE(at)),
}
const BIG: Numbers = {
  u16: (buffer, at) => buffer.readUInt16BE(at),
  u32: (buffer, at) => buffer.readUInt32BE(at),
  u64: (buffer, at) => Number(buffer.readBigUInt64BE(at)),
}

/** Bytes of one value by the number of its type; the types that we read. */
const TYPE_SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  7: 1,
  13: 4,
  16: 8,
  18: 8,
}

/** A file or block in TIFF structure, opened. */
export interface TiffStructure {
  readonly source: ByteSource
  readonly numbers: Numbers
  readonly isBig: boolean
  /** Where the first directory is. */
  readonly first: number
}

interface Entry {
  readonly type: number
  readonly count: number
  /** Where the value is, in the source. */
  readonly at: number
}

/** The entries of one directory by tag. */
export type Directory = ReadonlyMap<number, Entry>

/** More entries than any program writes: 65,535 are possible. */
const MOST_ENTRIES = 4096

/** Opens a TIFF structure; undefined when it does not begin like one. */
export async function openTiff(source: ByteSource): Promise<TiffStructure | undefined> {
  const head = await source.bytes(0, 8)
  const order = head.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const numbers = order === 'II' ? LITTLE : BIG
  const version = numbers.u16(head, 2)
  if (version === 42) return { source, numbers, isBig: false, first: numbers.u32(head, 4) }
  if (version !== 43) return undefined
  return { source, numbers, isBig: true, first: numbers.u64(await source.bytes(8, 8), 0) }
}

/** The directory at an offset. Only the ones that are asked for are read, so that a ring of them does no harm. */
export async function readDirectory(tiff: TiffStructure, offset: number): Promise<Directory> {
  const { source, numbers, isBig } = tiff
  const countSize = isBig ? 8 : 2
  const entrySize = isBig ? 20 : 12
  const head = await source.bytes(offset, countSize)
  const count = isBig ? numbers.u64(head, 0) : numbers.u16(head, 0)
  if (count === 0 || count > MOST_ENTRIES) throw problem('source/damaged')
  const bytes = await source.bytes(offset + countSize, count * entrySize)
  const entries = new Map<number, Entry>()
  for (let index = 0; index < count; index++) {
    const start = index * entrySize
    const type = numbers.u16(bytes, start + 2)
    const items = isBig ? numbers.u64(bytes, start + 4) : numbers.u32(bytes, start + 4)
    const field = start + (isBig ? 12 : 8)
    const isInline = items * (TYPE_SIZES[type] ?? 1) <= (isBig ? 8 : 4)
    const inline = offset + countSize + field
    const elsewhere = isBig ? numbers.u64(bytes, field) : numbers.u32(bytes, field)
    entries.set(numbers.u16(bytes, start), {
      type,
      count: items,
      at: isInline ? inline : elsewhere,
    })
  }
  return entries
}

/** Where the next directory is, behind the one at an offset; 0 after the last. */
export async function readNextOffset(
  { source, numbers, isBig }: TiffStructure,
  offset: number,
): Promise<number> {
  const head = await source.bytes(offset, isBig ? 8 : 2)
  const count = isBig ? numbers.u64(head, 0) : numbers.u16(head, 0)
  const at = offset + head.length + count * (isBig ? 20 : 12)
  // Some programs end the file with their last directory, without the zero behind it.
  const length = isBig ? 8 : 4
  if (at + length > source.size) return 0
  const next = await source.bytes(at, length)
  return isBig ? numbers.u64(next, 0) : numbers.u32(next, 0)
}

/** Where in the file the value of an entry is; undefined when it is absent. */
export const readPlaceOf = (directory: Directory, tag: number): number | undefined =>
  directory.get(tag)?.at

/** The first number of an entry; undefined when it is absent or holds none. */
export async function readNumberOf(
  tiff: TiffStructure,
  directory: Directory,
  tag: number,
): Promise<number | undefined> {
  const entry = directory.get(tag)
  if (!entry) return undefined
  const [first] = await readNumbers(tiff, { ...entry, count: Math.min(entry.count, 1) })
  return first
}

const RATIONAL = 5

/** A ratio of two numbers; undefined when it is absent, or cannot be read. */
export async function readRatioOf(
  { source, numbers }: TiffStructure,
  directory: Directory,
  tag: number,
): Promise<number | undefined> {
  const entry = directory.get(tag)
  // Where the value lies outside of the file, only this is not known.
  if (entry?.type !== RATIONAL || entry.at + 8 > source.size) return undefined
  const bytes = await source.bytes(entry.at, 8)
  const ratio = numbers.u32(bytes, 0) / numbers.u32(bytes, 4)
  return Number.isFinite(ratio) ? ratio : undefined
}

/** At most this many numbers of one entry are read: offsets of strips, of which hostile files claim billions. */
const MOST_NUMBERS = 65_536

/** All numbers of an entry, or its last ones where there are more than are ever needed; empty when it is absent. */
export async function readNumbersOf(
  tiff: TiffStructure,
  directory: Directory,
  tag: number,
): Promise<readonly number[]> {
  const entry = directory.get(tag)
  if (!entry) return []
  const size = TYPE_SIZES[entry.type] ?? 1
  const skipped = Math.max(0, entry.count - MOST_NUMBERS)
  return readNumbers(tiff, {
    ...entry,
    count: entry.count - skipped,
    at: entry.at + skipped * size,
  })
}

/** A text of an entry, without the zero at its end; undefined when it is absent. */
export async function readTextOf(
  tiff: TiffStructure,
  directory: Directory,
  tag: number,
): Promise<string | undefined> {
  const entry = directory.get(tag)
  if (entry?.type !== 2 || entry.count > 1024) return undefined
  const bytes = await tiff.source.bytes(entry.at, entry.count)
  return bytes.toString('latin1').split('\0')[0]
}

async function readNumbers(
  { source, numbers }: TiffStructure,
  entry: Entry,
): Promise<readonly number[]> {
  const size = entry.type === RATIONAL ? undefined : TYPE_SIZES[entry.type]
  if (size === undefined || entry.count === 0) return []
  const bytes = await source.bytes(entry.at, entry.count * size)
  return Array.from({ length: entry.count }, (_, index) => {
    const at = index * size
    if (size === 1) return bytes.readUInt8(at)
    if (size === 2) return numbers.u16(bytes, at)
    return size === 4 ? numbers.u32(bytes, at) : numbers.u64(bytes, at)
  })
}
