export interface CanvasSize {
  readonly width: number
  readonly height: number
}

/** Viewers fail beyond this, and no canvas needs it. */
export const LARGEST_SIDE = 1_000_000

/** A side as it was typed: a whole number from 1; undefined otherwise. */
export function parseSide(text: string): number | undefined {
  if (!/^\s*\d{1,7}\s*$/.test(text)) return undefined
  const side = Number(text)
  return side >= 1 && side <= LARGEST_SIDE ? side : undefined
}

/** The size with one side set and the other in the same proportion as before, rounded to whole units. */
export function resizeInProportion(
  { width, height }: CanvasSize,
  change: { readonly side: 'width' | 'height'; readonly value: number },
): CanvasSize {
  const other = (side: number, before: number): number =>
    Math.min(Math.max(Math.round((side * change.value) / before), 1), LARGEST_SIDE)
  return change.side === 'width'
    ? { width: change.value, height: other(height, width) }
    : { width: other(width, height), height: change.value }
}
