/** A Huffman table of a JPEG, made for reading and for writing. */
export interface HuffmanTable {
  /** By the next 16 bits of the stream: the length of the code in the upper byte, its symbol in the lower. */
  readonly lookup: Uint16Array
  /** By symbol. */
  readonly codes: Uint16Array
  /** By symbol, in bits; 0 for a symbol that has no code. */
  readonly lengths: Uint8Array
}

/**
 * @param counts how many codes there are of 1, 2 … 16 bits
 * @param symbols in the order of their codes
 * @throws RangeError where there are more codes than bits can tell apart
 * @see ITU-T T.81, annex C
 */
export function readHuffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const lookup = new Uint16Array(65_536)
  const codes = new Uint16Array(256)
  const lengths = new Uint8Array(256)
  let code = 0
  let index = 0
  for (let length = 1; length <= 16; length += 1) {
    for (let left = counts[length - 1] ?? 0; left > 0; left -= 1) {
      if (code >= 1 << length) throw new RangeError('A Huffman table has too many codes')
      const symbol = symbols[index] ?? 0
      const first = code << (16 - length)
      lookup.fill((length << 8) | symbol, first, first + (1 << (16 - length)))
      codes[symbol] = code
      lengths[symbol] = length
      code += 1
      index += 1
    }
    code <<= 1
  }
  return { lookup, codes, lengths }
}
