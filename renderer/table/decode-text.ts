import { problem } from '../../iiif/problem.ts'

/**
 * The text of a file as spreadsheets write it: UTF-8, UTF-16 with its mark, or what Windows used before.
 *
 * @throws Problem `table/not-text` for a workbook or another file that is no text
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) throw problem('table/not-text', { name })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: every sequence of bytes is a text in the encoding that Excel writes by default.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
