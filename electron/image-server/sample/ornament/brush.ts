import { cssOf, mix, PIGMENTS, type Colour } from '../colour.ts'
import { pathOf, short, softShapeOf, type Point } from '../pen/path.ts'

/** Turns "so far along, so far to the side" into a place on the leaf. */
export type Place = (along: number, aside: number) => Point

/** From a point in a direction, in radians; `aside` is to the right of it. */
export function placeAt({ x, y }: Point, direction: number): Place {
  const cos = Math.cos(direction)
  const sin = Math.sin(direction)
  return (along, aside) => ({ x: x + along * cos - aside * sin, y: y + along * sin + aside * cos })
}

/** A brush stroke along the points. */
export const line = (points: readonly Point[], colour: Colour, width: number): string =>
  faintLine(points, colour, { width, opacity: 1 })

/** A brush stroke that lets through what is under it. */
export const faintLine = (
  points: readonly Point[],
  colour: Colour,
  { width, opacity }: { readonly width: number; readonly opacity: number },
): string =>
  `<path d="${pathOf(points)}" fill="none" stroke="${cssOf(colour)}" stroke-width="${short(width)}" stroke-linecap="round" stroke-linejoin="round"${opacity === 1 ? '' : ` stroke-opacity="${opacity}"`}/>`

export const dot = ({ x, y }: Point, radius: number, colour: Colour): string =>
  `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="${cssOf(colour)}"/>`

/** A form laid in with colour, its contour in a darker tone of the same. */
export const form = (points: readonly Point[], colour: Colour, contour = 1.4): string =>
  `<path d="${softShapeOf(points)}" fill="${cssOf(colour)}" stroke="${cssOf(darker(colour))}" stroke-width="${short(contour)}" stroke-linejoin="round"/>`

/** A form without a contour, as a shadow or a light on another. */
export const glaze = (points: readonly Point[], colour: Colour, opacity: number): string =>
  `<path d="${softShapeOf(points)}" fill="${cssOf(colour)}" fill-opacity="${opacity}"/>`

export const darker = (colour: Colour, share = 0.5): Colour => mix(colour, PIGMENTS.ironGall, share)
export const lighter = (colour: Colour, share = 0.5): Colour => mix(colour, PIGMENTS.white, share)
