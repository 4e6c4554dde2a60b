/** Reads so many bytes at a place; fewer where the file ends before. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>

/** One directory of a TIFF: the values of its fields by their tags, as far as they are asked for. */
export interface TiffDirectory {
  /** The numbers of a field; none where it is missing. */
  numbers(tag: number): readonly number[]
  /** The bytes of a field; none where it is missing. */
  bytes(tag: number): Buffer
}

/** What differs between a TIFF and a BigTIFF, and with the order of its bytes. */
interface Layout {
  readonly isBig: boolean
  readonly number: (bytes: Buffer, place: number, length: number) => number
}

/** In bytes, by the type of a field. @see TIFF 6.0, section 2 */
const LENGTHS: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [2, 1],
  [3, 2],
  [4, 4],
  [7, 1],
  [13, 4],
  [16, 8],
  [18, 8],
])

/** A directory may lead to any other, also to itself. */
const MOST_DIRECTORIES = 64
const MOST_FIELDS = 512
/** In bytes, of one field: the places of four million tiles. */
const MOST_BYTES = 32 * 1024 * 1024

/** The directories of a TIFF, one at a time. */
export interface TiffDirectories {
  /** Where the first one is. */
  readonly first: number
  /**
   * The one at a place, and where the next one is; 0 behind the last.
   *
   * @throws RangeError where there is none, or it leads beyond the end
   */
  at(offset: number): Promise<{ readonly directory: TiffDirectory; readonly following: number }>
}

/**
 * Opens a TIFF or BigTIFF for its directories to be read.
 *
 * @param tags the fields that are wanted; others are not read
 * @throws RangeError for what is no TIFF
 * @see TIFF 6.0, section 2, and the design of BigTIFF by libtiff
 */
export async function openTiffDirectories(
  read: ReadAt,
  size: number,
  tags: ReadonlySet<number>,
): Promise<TiffDirectories> {
  const { layout, first } = readHeader(await read(0, 16))
  const readExactly = async (offset: number, length: number): Promise<Buffer> => {
    if (offset + length > size) throw new RangeError('A TIFF leads beyond its end')
    const bytes = await read(offset, length)
    if (bytes.length !== length) throw new RangeError('A TIFF ends too early')
    return bytes
  }
  return { first, at: (offset) => readDirectory(offset, { layout, tags, readExactly }) }
}

/** The directories of a TIFF or BigTIFF, one after the other. Throws as above. */
export async function readTiffDirectories(
  read: ReadAt,
  size: number,
  tags: ReadonlySet<number>,
): Promise<readonly TiffDirectory[]> {
  const tiff = await openTiffDirectories(read, size, tags)
  const directories: TiffDirectory[] = []
  let next = tiff.first
  while (next > 0) {
    if (directories.length === MOST_DIRECTORIES) throw new RangeError('A TIFF has too many parts')
    const { directory, following } = await tiff.at(next)
    directories.push(directory)
    next = following
  }
  return directories
}

function readHeader(header: Buffer): { readonly layout: Layout; readonly first: number } {
  const order = header.toString('latin1', 0, 2)
  const kind = order === 'II' ? header.readUInt16LE(2) : header.readUInt16BE(2)
  if ((order !== 'II' && order !== 'MM') || (kind !== 42 && kind !== 43)) {
    throw new RangeError('This is no TIFF')
  }
  const number = order === 'II' ? littleEndian : bigEndian
  const isBig = kind === 43
  const first = isBig ? number(header, 8, 8) : number(header, 4, 4)
  return { layout: { isBig, number }, first }
}

const littleEndian = (bytes: Buffer, place: number, length: number): number =>
  length === 8
    ? bytes.readUInt32LE(place) + bytes.readUInt32LE(place + 4) * 2 ** 32
    : bytes.readUIntLE(place, length)

const bigEndian = (bytes: Buffer, place: number, length: number): number =>
  length === 8
    ? bytes.readUInt32BE(place) * 2 ** 32 + bytes.readUInt32BE(place + 4)
    : bytes.readUIntBE(place, length)

interface Reading {
  readonly layout: Layout
  readonly tags: ReadonlySet<number>
  readonly readExactly: ReadAt
}

async function readDirectory(
  offset: number,
  { layout, tags, readExactly }: Reading,
): Promise<{ readonly directory: TiffDirectory; readonly following: number }> {
  const { isBig, number } = layout
  const [countLength, entryLength, pointer] = isBig ? [8, 20, 8] : [2, 12, 4]
  const count = number(await readExactly(offset, countLength), 0, countLength)
  if (count > MOST_FIELDS) throw new RangeError('A directory of a TIFF has too many fields')
  const entries = await readExactly(offset + countLength, count * entryLength + pointer)
  const fields = new Map<number, { readonly length: number; readonly bytes: Buffer }>()
  for (let index = 0; index < count; index += 1) {
    const place = index * entryLength
    const tag = number(entries, place, 2)
    const length = LENGTHS.get(number(entries, place + 2, 2))
    if (!tags.has(tag) || length === undefined) continue
    const total = length * number(entries, place + 4, pointer)
    if (total > MOST_BYTES) throw new RangeError('A field of a TIFF is too long')
    const value = place + 4 + pointer
    const bytes =
      total <= pointer
        ? entries.subarray(value, value + total)
        : await readExactly(number(entries, value, pointer), total)
    fields.set(tag, { length, bytes })
  }
  return {
    following: number(entries, count * entryLength, pointer),
    directory: {
      bytes: (tag) => fields.get(tag)?.bytes ?? NOTHING,
      numbers(tag) {
        const { length = 1, bytes = NOTHING } = fields.get(tag) ?? {}
        return Array.from({ length: bytes.length / length }, (_, index) =>
          number(bytes, index * length, length),
        )
      },
    },
  }
}

const NOTHING = Buffer.alloc(0)
