const START_OF_SCAN = 0xda
const APP1 = 0xe1
const APP2 = 0xe2
/** The orientation of Exif for each number of quarter turns clockwise. */
const ORIENTATIONS = [1, 6, 3, 8]
/** In bytes, of a profile in one segment, beside its own heading. */
const MOST_IN_SEGMENT = 65_500

/**
 * The same JPEG, its pixels untouched, saying what the PDF around it said: how it is turned, and which colour
 * profile it has. What it said of both itself is left out, since a PDF does not ask it.
 *
 * @returns undefined when it does not begin like a JPEG
 */
export function asUprightJpeg(
  jpeg: Uint8Array,
  { quarters, profile }: { readonly quarters: number; readonly profile: Uint8Array | undefined },
): Uint8Array | undefined {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.length)
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  const kept: Buffer[] = []
  let at = 2
  for (;;) {
    if (at + 4 > bytes.length || bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1]
    if (marker === START_OF_SCAN) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) return undefined
    if (marker !== APP1 && marker !== APP2) kept.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat([
    bytes.subarray(0, 2),
    orientationSegment(ORIENTATIONS[quarters] ?? 1),
    ...(profile ? profileSegments(Buffer.from(profile)) : []),
    ...kept,
    bytes.subarray(at),
  ])
}

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** Exif with a single entry. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  return segment(APP1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]))
}

/** A profile in as many segments as it needs. @see ICC.1:2010 annex B.4 */
function profileSegments(profile: Buffer): readonly Buffer[] {
  const count = Math.ceil(profile.length / MOST_IN_SEGMENT)
  return Array.from({ length: count }, (_, index) =>
    segment(
      APP2,
      Buffer.concat([
        Buffer.from('ICC_PROFILE\0', 'latin1'),
        Buffer.from([index + 1, count]),
        profile.subarray(index * MOST_IN_SEGMENT, (index + 1) * MOST_IN_SEGMENT),
      ]),
    ),
  )
}
