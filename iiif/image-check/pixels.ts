import type { Rectangle } from '../image/dimensions.ts'

/** A decoded picture. */
export interface Pixels {
  readonly width: number
  readonly height: number
  /** Four bytes for each pixel, row by row: red, green, blue, opacity. */
  readonly data: Uint8Array
}

/** How a picture may lie: mirrored first, then turned clockwise. */
export interface Lie {
  readonly isMirrored: boolean
  readonly degrees: 0 | 90 | 180 | 270
}

export const LIES: readonly Lie[] = [false, true].flatMap((isMirrored) =>
  ([0, 90, 180, 270] as const).map((degrees) => ({ isMirrored, degrees })),
)

/** "turned by 90 degrees", "mirrored", "as it is". */
export function describeLie({ isMirrored, degrees }: Lie): string {
  const turned = degrees === 0 ? '' : `turned clockwise by ${degrees} degrees`
  if (isMirrored) return turned === '' ? 'mirrored' : `mirrored and ${turned}`
  return turned === '' ? 'neither turned nor mirrored' : turned
}

/** Fields across and down into which pictures are divided to be compared: scaling hardly changes their means. */
const FIELDS = 12

/** The mean colour of each field of a part of a picture, three numbers for each. */
export function impressionOf(picture: Pixels, part?: Rectangle): readonly number[] {
  const { left, top, width, height } = part ?? { left: 0, top: 0, ...picture }
  return Array.from({ length: FIELDS * FIELDS }, (_, index) => {
    const column = index % FIELDS
    const row = Math.floor(index / FIELDS)
    return meanColour(picture, {
      left: left + (column * width) / FIELDS,
      top: top + (row * height) / FIELDS,
      width: width / FIELDS,
      height: height / FIELDS,
    })
  }).flat()
}

/** Pixels that lie partly in a field count partly, so that a field may begin anywhere. */
function meanColour({ width, height, data }: Pixels, field: Rectangle): readonly number[] {
  let [red, green, blue, weights] = [0, 0, 0, 0]
  const right = Math.min(width, field.left + field.width)
  const bottom = Math.min(height, field.top + field.height)
  for (let y = Math.floor(Math.max(0, field.top)); y < bottom; y += 1) {
    const share = Math.min(y + 1, bottom) - Math.max(y, field.top)
    for (let x = Math.floor(Math.max(0, field.left)); x < right; x += 1) {
      const weight = share * (Math.min(x + 1, right) - Math.max(x, field.left))
      const at = (y * width + x) * 4
      weights += weight
      red += weight * (data[at] ?? 0)
      green += weight * (data[at + 1] ?? 0)
      blue += weight * (data[at + 2] ?? 0)
    }
  }
  return weights === 0 ? [0, 0, 0] : [red / weights, green / weights, blue / weights]
}

/** The picture as it would lie. */
export function laid({ width, height, data }: Pixels, { isMirrored, degrees }: Lie): Pixels {
  const isOnSide = degrees === 90 || degrees === 270
  const size = isOnSide ? { width: height, height: width } : { width, height }
  // Four bytes at once: this is done for every pixel, in every lie.
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height)
  const result = new Uint32Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const across = isMirrored ? width - 1 - x : x
      const [newX, newY] = turned(across, y, { width, height, degrees })
      result[newY * size.width + newX] = from[y * width + x] ?? 0
    }
  }
  return { ...size, data: new Uint8Array(result.buffer) }
}

function turned(
  x: number,
  y: number,
  { width, height, degrees }: { width: number; height: number; degrees: Lie['degrees'] },
): readonly [number, number] {
  switch (degrees) {
    case 0:
      return [x, y]
    case 90:
      return [height - 1 - y, x]
    case 180:
      return [width - 1 - x, height - 1 - y]
    case 270:
      return [y, width - 1 - x]
  }
}

/** How far two impressions are apart: 0 for the same, 255 for black and white. */
export const differenceOf = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length

/** A little is always different: pictures are scaled by different methods. */
const ALIKE = 6
/** So much is different only where another picture, or none, came. */
const UNLIKE = 40

/**
 * Which of several things a picture shows, when it is not what was expected; undefined when it is, or when
 * it cannot be told, as on an image of one colour.
 *
 * @param shown what came
 * @param expected the impression that it should give
 * @param others what else it might be, by name
 */
export function mistakenFor(
  shown: readonly number[],
  expected: readonly number[],
  others: ReadonlyMap<string, readonly number[]>,
): string | undefined {
  const difference = differenceOf(shown, expected)
  if (difference <= ALIKE) return undefined
  const nearest = [...others]
    .map(([name, impression]) => ({ name, away: differenceOf(shown, impression) }))
    .sort((one, other) => one.away - other.away)[0]
  if (nearest && nearest.away < difference / 3) return nearest.name
  return difference > UNLIKE ? 'something else' : undefined
}

/** True when no pixel has a colour, but for what compression leaves. */
export const isGray = ({ data }: Pixels): boolean =>
  everyPixel(
    data,
    (red, green, blue) => Math.max(red, green, blue) - Math.min(red, green, blue) <= 8,
  )

/** True when every pixel is black or white, but for what compression leaves. */
export const isBitonal = ({ data }: Pixels): boolean =>
  everyPixel(data, (...colour) => colour.every((value) => value <= 5 || value >= 250))

function everyPixel(
  data: Uint8Array,
  holds: (red: number, green: number, blue: number) => boolean,
): boolean {
  for (let at = 0; at + 3 < data.length; at += 4) {
    if (!holds(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) return false
  }
  return true
}
