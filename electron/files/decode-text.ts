/** The text of a file, and what had to be mended in how its characters were written. */
export interface DecodedText {
  readonly text: string
  readonly repairs: readonly string[]
}

/**
 * Reads bytes as text: UTF-8, as JSON demands; else UTF-16 where its marks or zeros tell, else the Western encoding that
 * old programs write, in which every byte is a character.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-8.1
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = findWide(bytes)
  if (wide) {
    const repairs = ['The file was written in UTF-16: it was made UTF-8, as JSON demands.']
    return { text: new TextDecoder(wide).decode(bytes), repairs }
  }
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const text = decodeUtf8(bytes)
  if (text !== undefined) {
    const mark = 'A mark of the byte order at the beginning was taken away: JSON has none.'
    return { text, repairs: isMarked ? [mark] : [] }
  }
  const sentence =
    'The file was not in UTF-8: it was read as the Western encoding of old programs (Windows-1252). Look whether accents are right.'
  return { text: new TextDecoder('windows-1252').decode(bytes), repairs: [sentence] }
}

/** Two bytes for a character, by the mark at the beginning, or by the zeros in what can only be { or [. */
function findWide([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (isOpening(first) && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && isOpening(second))
    ? 'utf-16be'
    : undefined
}

const isOpening = (byte: number | undefined): boolean => byte === 0x7b || byte === 0x5b

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
