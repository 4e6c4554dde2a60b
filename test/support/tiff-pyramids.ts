// Pyramids as image libraries write them, and ways to rearrange them into those of other programs, or into lies.
import type { Sharp, TiffOptions } from 'sharp'

/** A pyramid of tiles with a page for each level, little-endian. */
export const pyramidOf = (picture: Sharp, options: TiffOptions = {}): Promise<Buffer> =>
  picture
    .tiff({
      ...{ tile: true, pyramid: true, tileWidth: 256, tileHeight: 256 },
      ...{ compression: 'jpeg', quality: 85, ...options },
    })
    .toBuffer()

/** How a TIFF writes numbers. */
interface Layout {
  readonly count: number
  readonly entry: number
  readonly pointer: number
}

const layoutOf = (file: Buffer): Layout =>
  file.readUInt16LE(2) === 43
    ? { count: 8, entry: 20, pointer: 8 }
    : { count: 2, entry: 12, pointer: 4 }

const headerPlace = (file: Buffer): number => (layoutOf(file).pointer === 8 ? 8 : 4)

/** Where a directory says which one follows it. */
function linkPlace(file: Buffer, directory: number): number {
  const { count, entry } = layoutOf(file)
  return directory + count + file.readUIntLE(directory, Math.min(count, 6)) * entry
}

const readPointer = (file: Buffer, at: number): number =>
  layoutOf(file).pointer === 8 ? Number(file.readBigUInt64LE(at)) : file.readUInt32LE(at)

function writePointer(file: Buffer, at: number, value: number): void {
  if (layoutOf(file).pointer === 8) file.writeBigUInt64LE(BigInt(value), at)
  else file.writeUInt32LE(value, at)
}

/** Where the directories are, in their order. */
export function directoriesOf(file: Buffer): readonly number[] {
  const found: number[] = []
  for (let at = readPointer(file, headerPlace(file)); at !== 0;) {
    found.push(at)
    at = readPointer(file, linkPlace(file, at))
  }
  return found
}

/** The same directories in another order; the last one leads to `end`. */
export function linked(file: Buffer, directories: readonly number[], end = 0): Buffer {
  const changed = Buffer.from(file)
  const [first = 0] = directories
  writePointer(changed, headerPlace(changed), first)
  directories.forEach((directory, index) =>
    writePointer(changed, linkPlace(changed, directory), directories[index + 1] ?? end),
  )
  return changed
}

/** The place of the value of a field that stands in its directory. */
function fieldPlace(file: Buffer, directory: number, tag: number): number {
  const { count, entry, pointer } = layoutOf(file)
  for (let at = directory + count; at < linkPlace(file, directory); at += entry) {
    if (file.readUInt16LE(at) === tag) return at + 4 + pointer
  }
  throw new Error(`There is no field ${tag}`)
}

/** The same file, one number of which is another. */
export function withField(
  file: Buffer,
  directory: number,
  [tag, value]: readonly [number, number],
): Buffer {
  const changed = Buffer.from(file)
  changed.writeUInt32LE(value, fieldPlace(changed, directory, tag))
  return changed
}

/** The first number of a field that may stand elsewhere, such as the place of the first tile. */
export function firstNumberOf(file: Buffer, directory: number, tag: number): number {
  const place = fieldPlace(file, directory, tag)
  const { pointer } = layoutOf(file)
  const length = pointer === 8 ? 8 : 4
  const count = readPointer(file, place - pointer)
  return readPointer(file, count * length > pointer ? readPointer(file, place) : place)
}

/** The same levels below the first page instead of behind it, as newer programs write them. */
export function withLevelsBelow(file: Buffer): Buffer {
  const [whole = 0, ...levels] = directoriesOf(file)
  const { count, entry, pointer } = layoutOf(file)
  const link = linkPlace(file, whole)
  const list = Buffer.alloc(levels.length * pointer)
  const field = Buffer.alloc(entry)
  const directory = Buffer.alloc(count + (link - whole - count) + entry + pointer)
  const changed = Buffer.concat([file, Buffer.alloc(file.length % 2), list, directory])
  const listAt = file.length + (file.length % 2)
  const at = listAt + list.length
  levels.forEach((level, index) => {
    writePointer(changed, listAt + index * pointer, level)
    writePointer(changed, linkPlace(changed, level), 0)
  })
  field.writeUInt16LE(330, 0)
  // LONG8 or LONG; one alone would stand in the field itself.
  field.writeUInt16LE(pointer === 8 ? 16 : 4, 2)
  const entries = Array.from({ length: (link - whole - count) / entry }, (_, index) =>
    file.subarray(whole + count + index * entry, whole + count + (index + 1) * entry),
  )
  const target = changed.subarray(at)
  if (pointer === 8) target.writeBigUInt64LE(BigInt(entries.length + 1), 0)
  else target.writeUInt16LE(entries.length + 1, 0)
  if (pointer === 8) field.writeBigUInt64LE(BigInt(levels.length), 4)
  else field.writeUInt32LE(levels.length, 4)
  if (pointer === 8)
    field.writeBigUInt64LE(BigInt(levels.length > 1 ? listAt : (levels[0] ?? 0)), 12)
  else field.writeUInt32LE(levels.length > 1 ? listAt : (levels[0] ?? 0), 8)
  ;[...entries, field]
    .sort((one, other) => one.readUInt16LE(0) - other.readUInt16LE(0))
    .forEach((one, index) => one.copy(target, count + index * entry))
  writePointer(changed, headerPlace(changed), at)
  return changed
}

/** Two files one after the other, all places in the second shifted: its directories are to be linked by hand. */
export function joined(one: Buffer, other: Buffer): Buffer {
  const shifted = Buffer.from(other)
  for (const directory of directoriesOf(other)) shiftDirectory(shifted, directory, one.length)
  return Buffer.concat([one, shifted])
}

const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 }
const PLACES = [273, 324]

/** Adds to every place that a directory of a little-endian TIFF names. */
function shiftDirectory(file: Buffer, directory: number, by: number): void {
  const count = file.readUInt16LE(directory)
  for (let index = 0; index < count; index += 1) {
    const at = directory + 2 + index * 12
    const [tag, type] = [file.readUInt16LE(at), file.readUInt16LE(at + 2)]
    const items = file.readUInt32LE(at + 4)
    const isElsewhere = items * (SIZES[type] ?? 1) > 4
    const start = isElsewhere ? file.readUInt32LE(at + 8) : at + 8
    if (PLACES.includes(tag)) {
      for (let item = 0; item < items; item += 1) {
        file.writeUInt32LE(file.readUInt32LE(start + item * 4) + by, start + item * 4)
      }
    }
    if (isElsewhere) file.writeUInt32LE(start + by, at + 8)
  }
}

/** A file with all directories of the one, then of the other. */
export function twoPages(one: Buffer, other: Buffer): Buffer {
  const file = joined(one, other)
  const second = directoriesOf(other).map((at) => at + one.length)
  return linked(file, [...directoriesOf(one), ...second])
}
