import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { createBitWriter, peek16, withoutStuffing, withStuffing } from './bits.ts'
import type { HuffmanTable } from './huffman-table.ts'
import { readScanHeader, type ScanHeader } from './scan-header.ts'

/**
 * Crops a JPEG to its upper left corner without decoding it: the coefficients that remain are those that
 * were there. A TIFF pads the tiles at its edges to their full size; the Image API wants them cropped, and
 * to decode and encode them anew would cost a hundred times as much and lose a little.
 *
 * Each block's first coefficient is coded as the difference from the block before. Where blocks were left
 * out in between, only that difference is coded anew; everything else is copied, bit by bit.
 *
 * @param jpeg sequential, 8 bits, one scan, no restarts
 * @param size in pixels, at most that of the JPEG
 * @throws RangeError for any other JPEG or size
 */
export function cropJpeg(jpeg: Buffer, size: Dimensions): Buffer {
  const header = readScanHeader(jpeg)
  if (size.width > header.width || size.height > header.height) {
    throw new RangeError('A crop cannot be larger than its JPEG')
  }
  const scan = withStuffing(cropScan(withoutStuffing(jpeg.subarray(header.scan)), header, size))
  const head = Buffer.from(jpeg.subarray(0, header.scan))
  head.writeUInt16BE(size.height, header.frame + 5)
  head.writeUInt16BE(size.width, header.frame + 7)
  return Buffer.concat([head, scan, END])
}

const END = Buffer.from([0xff, 0xd9])

/** The coded units of the upper left corner. */
function cropScan(bits: Buffer, header: ScanHeader, size: Dimensions): Buffer {
  const { blocks, unit, components } = header
  const columns = Math.ceil(header.width / unit.width)
  const keptColumns = Math.ceil(size.width / unit.width)
  const keptRows = Math.ceil(size.height / unit.height)
  const writer = createBitWriter(bits.length + 1024)
  // What a reader of the old stream and one of the new one have seen last, by component.
  const read = new Int32Array(components)
  const written = new Int32Array(components)
  const mustCode = new Uint8Array(components)
  const last = bits.length * 8
  let place = 0

  for (let row = 0; row < keptRows; row += 1) {
    /** Where the bits begin that were read and are not yet copied. */
    let from = place
    for (let column = 0; column < columns; column += 1) {
      if (column === keptColumns) {
        writer.copy(bits, from, place)
        mustCode.fill(1)
        if (row === keptRows - 1) return writer.finish()
      }
      for (const { component, dc, ac } of blocks) {
        const start = place
        const code = dc.lookup[peek16(bits, place)] ?? 0
        const size = code & 255
        place += code >>> 8
        read[component] = (read[component] ?? 0) + differenceOf(bits, place, size)
        place += size
        if (column < keptColumns) {
          if (mustCode[component] === 1) {
            writer.copy(bits, from, start)
            putDifference(writer, dc, (read[component] ?? 0) - (written[component] ?? 0))
            from = place
            mustCode[component] = 0
          }
          written[component] = read[component] ?? 0
        }
        place = skipAlternating(bits, place, ac)
      }
      if (place > last + 7) throw new RangeError('A scan ends too early')
    }
    if (keptColumns === columns) writer.copy(bits, from, place)
  }
  return writer.finish()
}

/** The number that so many bits stand for. @see ITU-T T.81, F.2.2.1 */
function differenceOf(bits: Buffer, place: number, size: number): number {
  if (size === 0) return 0
  const value = peek16(bits, place) >>> (16 - size)
  return value < 1 << (size - 1) ? value - (1 << size) + 1 : value
}

function putDifference(
  writer: ReturnType<typeof createBitWriter>,
  dc: HuffmanTable,
  difference: number,
): void {
  const size = 32 - Math.clz32(Math.abs(difference))
  const length = dc.lengths[size] ?? 0
  if (length === 0) throw new RangeError('A difference has no code in the table')
  writer.put(dc.codes[size] ?? 0, length)
  if (size > 0) writer.put(difference < 0 ? difference + (1 << size) - 1 : difference, size)
}

const SIXTEEN_ZEROS = 0xf0

/** The place behind the 63 further coefficients of a block. */
function skipAlternating(bits: Buffer, start: number, { lookup }: HuffmanTable): number {
  let place = start
  for (let index = 1; index < 64;) {
    const code = lookup[peek16(bits, place)] ?? 0
    const symbol = code & 255
    place += (code >>> 8) + (symbol & 15)
    if ((symbol & 15) === 0 && symbol !== SIXTEEN_ZEROS) break
    index += (symbol >>> 4) + 1
  }
  return place
}
