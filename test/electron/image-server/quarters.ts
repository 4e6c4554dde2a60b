import sharp, { type Sharp } from 'sharp'

/** A picture of four quarters: upper left, upper right, lower left, lower right. Colours are red, green, blue. */
export function quarters(
  width: number,
  height: number,
  colours: readonly (readonly number[])[],
): Sharp {
  const data = Buffer.alloc(width * height * 3)
  forEachPixel(width, height, (pixel, quarter) => data.set(colours[quarter] ?? [], pixel * 3))
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** The same as an uncompressed TIFF of 16 bits a channel, byte by byte: sharp writes none. */
export function tiff16(
  width: number,
  height: number,
  colours: readonly (readonly number[])[],
): Buffer {
  const data = Buffer.alloc(width * height * 6)
  forEachPixel(width, height, (pixel, quarter) =>
    (colours[quarter] ?? []).forEach((value, channel) =>
      data.writeUInt16LE(value * 257, pixel * 6 + channel * 2),
    ),
  )
  const [SHORT, LONG, entries] = [3, 4, 10]
  const bitsAt = 8 + 2 + entries * 12 + 4
  const dataAt = bitsAt + 6
  const head = Buffer.alloc(dataAt)
  head.write('II')
  head.writeUInt16LE(42, 2)
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(entries, 8)
  const tags = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, 3, bitsAt],
    [259, SHORT, 1, 1],
    [262, SHORT, 1, 2],
    [273, LONG, 1, dataAt],
    [277, SHORT, 1, 3],
    [278, LONG, 1, height],
    [279, LONG, 1, data.length],
    [284, SHORT, 1, 1],
  ] as const
  tags.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12
    head.writeUInt16LE(tag, at)
    head.writeUInt16LE(type, at + 2)
    head.writeUInt32LE(count, at + 4)
    head.writeUInt32LE(value, at + 8)
  })
  for (const channel of [0, 1, 2]) head.writeUInt16LE(16, bitsAt + channel * 2)
  return Buffer.concat([head, data])
}

function forEachPixel(
  width: number,
  height: number,
  visit: (pixel: number, quarter: number) => void,
): void {
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      visit(y * width + x, (y >= height / 2 ? 2 : 0) + (x >= width / 2 ? 1 : 0))
    }
  }
}
