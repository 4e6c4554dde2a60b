import type { Area } from '../../../../iiif/project/painting.ts'

export const PART_NUMBERS = ['x', 'y', 'width', 'height'] as const

interface Size {
  readonly width: number
  readonly height: number
}

/** The largest square in the middle of an image, in pixels. */
export function middleSquare({ width, height }: Size): Area {
  const side = Math.min(width, height)
  return {
    x: Math.floor((width - side) / 2),
    y: Math.floor((height - side) / 2),
    width: side,
    height: side,
  }
}

export const readPart = (part: Area): Readonly<Record<string, string>> =>
  Object.fromEntries(PART_NUMBERS.map((name) => [name, String(part[name])]))

/** The part that the numbers mean; undefined unless they are whole pixels within the image. */
export function writePart(texts: Readonly<Record<string, string>>, image: Size): Area | undefined {
  const [x, y, width, height] = PART_NUMBERS.map((name) =>
    /^\s*\d{1,7}\s*$/.test(texts[name] ?? '') ? Number(texts[name]) : undefined,
  )
  if (x === undefined || y === undefined || !width || !height) return undefined
  return x + width <= image.width && y + height <= image.height
    ? { x, y, width, height }
    : undefined
}
