/** Bits as they are put one after the other, most significant first. */
export interface BitWriter {
  /** @param bits how many of the lowest bits of the value, at most 16 */
  put(value: number, bits: number): void
  /** Copies bits from one place, in bits, up to another. */
  copy(from: Buffer, start: number, end: number): void
  /** What was written, the last byte filled up with ones. */
  finish(): Buffer
}

export function createBitWriter(capacity: number): BitWriter {
  const bytes = Buffer.allocUnsafe(capacity)
  let written = 0
  let pending = 0
  let count = 0

  const put = (value: number, bits: number): void => {
    pending = ((pending << bits) | value) >>> 0
    count += bits
    while (count >= 8) {
      count -= 8
      bytes[written] = (pending >>> count) & 255
      written += 1
    }
    pending &= (1 << count) - 1
  }

  /** Whole bytes: as they are where the two streams are in step, else shifted. */
  const copyBytes = (from: Buffer, start: number, length: number): void => {
    if (count === 0) {
      from.copy(bytes, written, start, start + length)
      written += length
      return
    }
    const mask = (1 << count) - 1
    for (let index = start; index < start + length; index += 1) {
      pending = (pending << 8) | (from[index] ?? 0)
      bytes[written] = (pending >>> count) & 255
      written += 1
      pending &= mask
    }
  }

  return {
    put,

    copy(from, start, end) {
      let left = end - start
      let index = start >>> 3
      const offset = start & 7
      if (left <= 0) return
      if (offset > 0) {
        const taken = Math.min(8 - offset, left)
        put(((from[index] ?? 0) >> (8 - offset - taken)) & ((1 << taken) - 1), taken)
        left -= taken
        index += 1
      }
      copyBytes(from, index, left >>> 3)
      index += left >>> 3
      left &= 7
      if (left > 0) put((from[index] ?? 0) >> (8 - left), left)
    },

    finish() {
      if (count > 0) put((1 << (8 - count)) - 1, 8 - count)
      return bytes.subarray(0, written)
    },
  }
}

/** The next 16 bits at a place in bits. Beyond the end there are ones, as behind a JPEG's scan. */
export function peek16(bytes: Buffer, place: number): number {
  const index = place >>> 3
  const three =
    ((bytes[index] ?? 255) << 16) | ((bytes[index + 1] ?? 255) << 8) | (bytes[index + 2] ?? 255)
  return (three >>> (8 - (place & 7))) & 0xffff
}

const MARK = 0xff

/** The coded bits of a scan, without the zeros that a JPEG puts behind each byte of ones; up to the next marker. */
export function withoutStuffing(bytes: Buffer): Buffer {
  const bare = Buffer.allocUnsafe(bytes.length)
  let length = 0
  let from = 0
  while (from < bytes.length) {
    const mark = bytes.indexOf(MARK, from)
    const end = mark < 0 ? bytes.length : mark
    bytes.copy(bare, length, from, end)
    length += end - from
    if (mark < 0 || bytes[mark + 1] !== 0) break
    bare[length] = MARK
    length += 1
    from = mark + 2
  }
  return bare.subarray(0, length)
}

export function withStuffing(bare: Buffer): Buffer {
  let marks = 0
  for (let mark = bare.indexOf(MARK); mark >= 0; mark = bare.indexOf(MARK, mark + 1)) marks += 1
  const bytes = Buffer.alloc(bare.length + marks)
  let length = 0
  let from = 0
  while (from < bare.length) {
    const mark = bare.indexOf(MARK, from)
    const end = mark < 0 ? bare.length : mark + 1
    bare.copy(bytes, length, from, end)
    // The zero behind the mark is there already.
    length += end - from + (mark < 0 ? 0 : 1)
    from = end
  }
  return bytes
}
