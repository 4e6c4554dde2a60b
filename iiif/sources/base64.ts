const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * The bytes that a text in the alphabet of addresses stands for, each as one character; the ordinary alphabet and
 * padding are understood too.
 *
 * @returns undefined where it is no such text
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-5
 */
export function decodeBase64(text: string): string | undefined {
  const digits = text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')
  if (!/^[\w-]+$/.test(digits) || digits.length % 4 === 1) return undefined
  let decoded = ''
  let held = 0
  let bits = 0
  for (const digit of digits) {
    held = (held << 6) | DIGITS.indexOf(digit)
    bits += 6
    if (bits < 8) continue
    bits -= 8
    decoded += String.fromCharCode((held >> bits) & 0xff)
    held &= (1 << bits) - 1
  }
  return decoded
}
