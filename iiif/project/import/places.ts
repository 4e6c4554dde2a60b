/** One place, or all from one to another: `3`, `5-8`. */
const PART = /^(\d{1,9})(?:\s*[-\u2013]\s*(\d{1,9}))?$/

/**
 * Which of `count` things are meant by a text such as `3-5, 8`: their places from 0, in the order of the text, each
 * once; all of them where it is empty.
 *
 * @returns undefined where it is no such text, or names a place that is not there
 */
export function parsePlaces(text: string, count: number): readonly number[] | undefined {
  const parts = text.split(/[,;]/).map((part) => part.trim())
  if (parts.every((part) => part === '')) return Array.from({ length: count }, (_, index) => index)
  const places = new Set<number>()
  for (const part of parts) {
    const [, from = '', to = from] = PART.exec(part) ?? []
    const [first, last] = [Number(from), Number(to)]
    if (from === '' || first < 1 || last < first || last > count) return undefined
    for (let place = first; place <= last; place += 1) places.add(place - 1)
  }
  return [...places]
}
