/** FNV-1a: its prime, and two places to begin, since one sum of 32 bits would be met by chance. */
const PRIME = 0x0100_0193
const BEGINNINGS = [0x811c_9dc5, 0x9747_b28c] as const

/** Tells plain values apart, as 16 hexadecimal digits. No protection against someone who wants two to be the same. */
export function checksumOf(value: unknown): string {
  const text = JSON.stringify(value)
  return BEGINNINGS.map((beginning) => sumOf(text, beginning)).join('')
}

function sumOf(text: string, beginning: number): string {
  let sum = beginning
  for (let at = 0; at < text.length; at += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(at), PRIME)
  }
  return (sum >>> 0).toString(16).padStart(8, '0')
}
