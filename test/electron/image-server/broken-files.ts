import { crc32 } from 'node:zlib'
import zlib from 'node:zlib'
import type { SourceFormat } from '../../../electron/contract/app-api.ts'

export interface BrokenFile {
  readonly name: string
  readonly bytes: Buffer
  readonly format: SourceFormat
  readonly width: number
  readonly height: number
}

/** Small files that say they hold more pixels than any memory. */
export const bombs = (): readonly BrokenFile[] => [
  { name: 'bomb.png', format: 'png', ...lie(100_000, 100_000, pngOf) },
  { name: 'long.png', format: 'png', ...lie(2_000_000_000, 1, pngOf) },
  { name: 'bomb.tif', format: 'tiff', ...lie(60_000, 60_000, tiffOf) },
  { name: 'strips.tif', format: 'tiff', ...lie(40_000, 4_000_000, tiffOf) },
  { name: 'bomb.gif', format: 'gif', ...lie(65_535, 65_535, gifOf) },
  { name: 'bomb.jpg', format: 'jpeg', ...lie(65_500, 65_500, jpegOf) },
  { name: 'bomb.webp', format: 'webp', ...lie(16_384, 16_384, webpOf) },
]

const lie = (width: number, height: number, write: (width: number, height: number) => Buffer) => ({
  width,
  height,
  bytes: write(width, height),
})

/** TIFFs whose chains of directories have no end. */
export const loops = (): readonly BrokenFile[] => {
  const facts = { format: 'tiff', width: 211, height: 149 } as const
  return [
    { ...facts, name: 'itself.tif', bytes: tiffOf(211, 149, { next: 8 }) },
    { ...facts, name: 'beyond.tif', bytes: tiffOf(211, 149, { next: 0xffff_fff0 }) },
    { ...facts, name: 'sub.tif', bytes: tiffOf(211, 149, { subdirectory: 8 }) },
    { ...facts, name: 'outside.tif', bytes: tiffOf(211, 149, { strip: 0x7fff_ffff }) },
    { ...facts, name: 'circle.tif', bytes: circleOf(40) },
  ]
}

function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits, grey.
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  // A megabyte of black rows packs into a kilobyte.
  const rows = zlib.deflateSync(Buffer.alloc(1_000_000))
  return Buffer.concat([
    signature,
    chunkOf('IHDR', header),
    chunkOf('IDAT', rows),
    chunkOf('IEND', Buffer.alloc(0)),
  ])
}

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

interface TiffLies {
  /** Where the next directory is said to be. */
  readonly next?: number
  readonly subdirectory?: number
  /** Where the pixels are said to be. */
  readonly strip?: number
}

/** A grey TIFF, little-endian, of one strip, with its directory at byte 8. */
function tiffOf(width: number, height: number, lies: TiffLies = {}): Buffer {
  const data = Buffer.alloc(Math.min(width * height, 50_000), 128)
  const tags: (readonly [tag: number, type: number, value: number])[] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, lies.strip ?? 0],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, Math.min(width * height, 0xffff_ffff)],
  ]
  if (lies.subdirectory !== undefined) tags.push([330, 4, lies.subdirectory])
  return Buffer.concat([directoryOf(tags, { at: 8, next: lies.next ?? 0 }), data])
}

function directoryOf(
  tags: readonly (readonly [tag: number, type: number, value: number])[],
  { at, next }: { readonly at: number; readonly next: number },
): Buffer {
  const head = Buffer.alloc(at + 2 + tags.length * 12 + 4)
  head.write('II')
  head.writeUInt16LE(42, 2)
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(tags.length, at)
  tags.forEach(([tag, type, value], index) => {
    const place = at + 2 + index * 12
    head.writeUInt16LE(tag, place)
    head.writeUInt16LE(type, place + 2)
    head.writeUInt32LE(1, place + 4)
    // Zero stands for where this directory ends.
    head.writeUInt32LE(tag === 273 && value === 0 ? head.length : value, place + 8)
  })
  head.writeUInt32LE(next, at + 2 + tags.length * 12)
  return head
}

/** So many empty directories, the last of which leads to the first. */
function circleOf(count: number): Buffer {
  const bytes = Buffer.alloc(8 + count * 6)
  bytes.write('II')
  bytes.writeUInt16LE(42, 2)
  bytes.writeUInt32LE(8, 4)
  for (let index = 0; index < count; index += 1) {
    bytes.writeUInt32LE(8 + ((index + 1) % count) * 6, 8 + index * 6 + 2)
  }
  return bytes
}

const gifOf = (width: number, height: number): Buffer => {
  const bytes = Buffer.from(
    '474946383961000000008000000000000000002c000000000000000000024c01003b',
    'hex',
  )
  bytes.writeUInt16LE(width, 6)
  bytes.writeUInt16LE(height, 8)
  return bytes
}

/** The head of a JPEG, and nothing of its pixels. */
function jpegOf(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc0000b0800000000010111', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const start = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')
  return Buffer.concat([start, frame, Buffer.from('00ffda0008010100003f00ffd9', 'hex')])
}

/** An extended WebP: a canvas of any size around a picture that is not there. */
function webpOf(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(30)
  bytes.write('RIFF')
  bytes.writeUInt32LE(22, 4)
  bytes.write('WEBPVP8X', 8)
  bytes.writeUInt32LE(10, 16)
  bytes.writeUIntLE(width - 1, 24, 3)
  bytes.writeUIntLE(height - 1, 27, 3)
  return bytes
}

/** One harm that is done to a file; `at` is a place in it from 0 to 1. */
export type Change = {
  readonly kind: string
  readonly at: number
  readonly value: number
  readonly length: number
}

export function mutate(bytes: Buffer, { kind, at, value, length }: Change): Buffer {
  const place = Math.min(bytes.length - 1, Math.floor(at * bytes.length))
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)]
  switch (kind) {
    case 'flip':
      return Buffer.concat([
        before,
        Buffer.from([(after[0] ?? 0) ^ (value || 1)]),
        after.subarray(1),
      ])
    case 'zero':
      return Buffer.concat([before, Buffer.alloc(length), after.subarray(length)])
    case 'remove':
      return Buffer.concat([before, after.subarray(length)])
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, length * 20), after])
    case 'insert':
      return Buffer.concat([before, Buffer.alloc(length, value), after])
    case 'large':
      return Buffer.concat([before, Buffer.alloc(4, 0xff), after.subarray(4)])
    default:
      return Buffer.concat([after, before])
  }
}
