/** What stands before the packet in its segment. @see XMP Specification, Part 3, 1.1.3 JPEG */
const HEADER = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1')

/** A segment says its length in two bytes, which count themselves. */
const LONGEST = 0xffff - 2 - HEADER.length

/**
 * A JPEG with a packet of XMP in it. Its picture is not touched: nothing is decoded or encoded.
 *
 * @returns the JPEG as it was where it is none, or where the packet is longer than a segment may be
 */
export function embedXmp(jpeg: Uint8Array, packet: string): Uint8Array {
  const text = Buffer.from(packet, 'utf8')
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8 || text.length > LONGEST) return jpeg
  const at = afterJfif(jpeg)
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(2 + HEADER.length + text.length, 2)
  return Buffer.concat([jpeg.subarray(0, at), head, HEADER, text, jpeg.subarray(at)])
}

/** JFIF must be the first segment where it is there. */
function afterJfif(jpeg: Uint8Array): number {
  if (jpeg[2] !== 0xff || jpeg[3] !== 0xe0) return 2
  return 4 + ((jpeg[4] ?? 0) << 8) + (jpeg[5] ?? 0)
}
