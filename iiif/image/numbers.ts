/** Whole numbers as addresses write them. Fifteen digits are exact in a double; nobody needs more. */
export const INTEGER = String.raw`\d{1,15}`

/** Numbers with a fraction as addresses write them: digits and a point, no sign, no exponent. */
export const DECIMAL = String.raw`(?:\d{1,15}(?:\.\d+)?|\.\d+)`

/** Image API 2.1 allows ten digits after the point; more would not change a pixel. */
const MOST_DECIMALS = 10

/**
 * A number as canonical addresses write it: an integer where it is one, no trailing zeros, a leading
 * zero below one, never an exponent.
 *
 * @see https://iiif.io/api/image/3.0/#48-canonical-uri-syntax
 */
export function formatDecimal(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return value.toFixed(MOST_DECIMALS).replace(/0+$/, '').replace(/\.$/, '')
}

/** Reads a number that matches INTEGER or DECIMAL, to ten digits after the point. */
export const parseDecimal = (text: string): number => Number(Number(text).toFixed(MOST_DECIMALS))
