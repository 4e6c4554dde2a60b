const APP1 = 0xe1

/**
 * A JPEG with a small picture in its Exif, as cameras write it: a directory of the image, one of the small picture.
 *
 * @param from where the second directory says that the picture begins, in bytes of the block; the truth if not given
 * @see Exif 2.32, section 4.5.2
 */
export function withThumbnail(
  jpeg: Buffer,
  thumbnail: Buffer,
  { orientation = 1, from }: { readonly orientation?: number; readonly from?: number } = {},
): Buffer {
  const first = directory([[0x0112, 3, orientation]], 8)
  const second = directory(
    [
      [0x0103, 3, 6],
      [0x0201, 4, from ?? 8 + first.length + DIRECTORY_OF_THREE],
      [0x0202, 4, thumbnail.length],
    ],
    undefined,
  )
  const head = Buffer.from('Exif\0\0II*\0\u0008\0\0\0', 'latin1')
  const content = Buffer.concat([head, first, second, thumbnail])
  const segment = Buffer.from([0xff, APP1, 0, 0])
  segment.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), segment, content, jpeg.subarray(2)])
}

const DIRECTORY_OF_THREE = 2 + 3 * 12 + 4

/** @param at where the directory stands, when another follows directly behind it */
function directory(
  fields: readonly (readonly [tag: number, type: 3 | 4, value: number])[],
  at: number | undefined,
): Buffer {
  const bytes = Buffer.alloc(2 + fields.length * 12 + 4)
  bytes.writeUInt16LE(fields.length, 0)
  fields.forEach(([tag, type, value], index) => {
    const place = 2 + index * 12
    bytes.writeUInt16LE(tag, place)
    bytes.writeUInt16LE(type, place + 2)
    bytes.writeUInt32LE(1, place + 4)
    bytes.writeUInt32LE(value, place + 8)
  })
  if (at !== undefined) bytes.writeUInt32LE(at + bytes.length, bytes.length - 4)
  return bytes
}
