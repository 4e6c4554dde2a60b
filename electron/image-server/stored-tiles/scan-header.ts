import { readHuffmanTable, type HuffmanTable } from './huffman-table.ts'
import { isFrame, MARKER, readSegments } from './jpeg-segments.ts'

/** What must be known of a JPEG to read its coefficients. */
export interface ScanHeader {
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** Where the frame's segment begins, in bytes. */
  readonly frame: number
  /** Where the coded coefficients begin, in bytes. */
  readonly scan: number
  /** In pixels, of the block of samples that is coded as a whole. */
  readonly unit: { readonly width: number; readonly height: number }
  readonly components: number
  /** In the order in which they are coded, of one unit. */
  readonly blocks: readonly CodedBlock[]
}

/** One block of 8 × 8 coefficients of a unit. */
export interface CodedBlock {
  readonly component: number
  readonly dc: HuffmanTable
  readonly ac: HuffmanTable
}

interface Component {
  readonly id: number
  readonly across: number
  readonly down: number
}

interface Tables {
  readonly dc: Map<number, HuffmanTable>
  readonly ac: Map<number, HuffmanTable>
}

/**
 * Reads the header of a JPEG in sequential Huffman coding, 8 bits, in one scan and without restarts: of the
 * kind that tiles of a TIFF are.
 *
 * @throws RangeError for any other
 */
export function readScanHeader(jpeg: Buffer): ScanHeader {
  const tables: Tables = { dc: new Map(), ac: new Map() }
  let frame: { start: number; body: Buffer } | undefined
  for (const { marker, start, body } of readSegments(jpeg)) {
    if (marker === MARKER.huffmanTables) readTables(body, tables)
    if (marker === MARKER.restartInterval && body.readUInt16BE(0) > 0) {
      throw new RangeError('A JPEG with restarts is not cropped')
    }
    if (isFrame(marker)) {
      if (marker !== MARKER.startOfFrame && marker !== MARKER.extendedFrame) {
        throw new RangeError('Only sequential JPEGs are cropped')
      }
      frame = { start, body }
    }
    if (marker === MARKER.startOfScan) {
      if (!frame) break
      return headerOf(frame, { body, end: start + 4 + body.length }, tables)
    }
  }
  throw new RangeError('A JPEG has no scan')
}

function readTables(body: Buffer, tables: Tables): void {
  let place = 0
  while (place + 17 <= body.length) {
    const kind = body[place] ?? 0
    const counts = body.subarray(place + 1, place + 17)
    const total = counts.reduce((sum, count) => sum + count, 0)
    const table = knownTable(body.subarray(place + 1, place + 17 + total))
    ;(kind >> 4 === 0 ? tables.dc : tables.ac).set(kind & 15, table)
    place += 17 + total
  }
}

/** All tiles of a pyramid have the same few tables, each of which takes 128 KB to be read by. */
const KNOWN = new Map<string, HuffmanTable>()
const MOST_KNOWN = 16

function knownTable(bytes: Buffer): HuffmanTable {
  const key = bytes.toString('latin1')
  const known = KNOWN.get(key)
  if (known) return known
  const table = readHuffmanTable(bytes.subarray(0, 16), bytes.subarray(16))
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
  KNOWN.set(key, table)
  return table
}

function headerOf(
  frame: { readonly start: number; readonly body: Buffer },
  scan: { readonly body: Buffer; readonly end: number },
  tables: Tables,
): ScanHeader {
  const components = componentsOf(frame.body)
  const across = Math.max(...components.map((component) => component.across))
  const down = Math.max(...components.map((component) => component.down))
  return {
    height: frame.body.readUInt16BE(1),
    width: frame.body.readUInt16BE(3),
    frame: frame.start,
    scan: scan.end,
    unit: { width: 8 * across, height: 8 * down },
    components: components.length,
    blocks: blocksOf(components, scan.body, tables),
  }
}

function componentsOf(frame: Buffer): readonly Component[] {
  const count = frame[5] ?? 0
  const components = Array.from({ length: count }, (_, index) => {
    const factors = frame[7 + index * 3] ?? 0
    return { id: frame[6 + index * 3] ?? 0, across: factors >> 4, down: factors & 15 }
  })
  const isSound = components.every(({ across, down }) => across * down > 0)
  if (frame[0] !== 8 || count === 0 || !isSound) throw new RangeError('A frame cannot be read')
  // A single component is coded block by block, whatever its factors say.
  return count === 1 ? components.map((one) => ({ ...one, across: 1, down: 1 })) : components
}

function blocksOf(
  components: readonly Component[],
  scan: Buffer,
  { dc, ac }: Tables,
): readonly CodedBlock[] {
  if (scan[0] !== components.length) throw new RangeError('A scan holds only some components')
  return components.flatMap(({ id, across, down }, index) => {
    const chosen = scan[2 + index * 2] ?? 0
    const tables = { dc: dc.get(chosen >> 4), ac: ac.get(chosen & 15) }
    if (scan[1 + index * 2] !== id || !tables.dc || !tables.ac) {
      throw new RangeError('A scan refers to what is not there')
    }
    const block = { component: index, dc: tables.dc, ac: tables.ac }
    return Array.from({ length: across * down }, () => block)
  })
}
