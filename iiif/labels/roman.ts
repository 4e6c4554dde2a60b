/** The largest number that the seven letters write without bars. */
export const LARGEST_ROMAN = 3999

const VALUES = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

/** A whole number from 1 to {@link LARGEST_ROMAN} in upper-case Roman numerals; undefined outside of it. */
export function formatRoman(number: number): string | undefined {
  if (!Number.isInteger(number) || number < 1 || number > LARGEST_ROMAN) return undefined
  let rest = number
  let text = ''
  for (const [value, letters] of VALUES) {
    while (rest >= value) {
      text += letters
      rest -= value
    }
  }
  return text
}

/**
 * The number that upper-case Roman numerals write; undefined when they are not in their usual form.
 * Forms such as IIII are not read, so that reading and writing are each other's inverse.
 */
export function parseRoman(text: string): number | undefined {
  let rest = text
  let number = 0
  for (const [value, letters] of VALUES) {
    while (rest.startsWith(letters)) {
      number += value
      rest = rest.slice(letters.length)
    }
  }
  return rest === '' && formatRoman(number) === text ? number : undefined
}
