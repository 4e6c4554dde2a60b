import { problem } from '../problem.ts'
import type { Dimensions } from './dimensions.ts'
import { DECIMAL, formatDecimal, parseDecimal } from './numbers.ts'

export interface Rotation {
  /** True when the text began with `!`: left and right are exchanged before the image is turned. */
  readonly isMirrored: boolean
  /** Clockwise, 0 to 360. */
  readonly degrees: number
}

const ROTATION = new RegExp(`^(!?)(${DECIMAL})$`)

/**
 * @throws Problem `image/rotation-malformed`
 * @see https://iiif.io/api/image/3.0/#43-rotation
 */
export function parseRotation(text: string): Rotation {
  const [, mirror, degrees] = ROTATION.exec(text) ?? []
  if (degrees === undefined || Number(degrees) > 360) {
    throw problem('image/rotation-malformed', { text })
  }
  return { isMirrored: mirror === '!', degrees: parseDecimal(degrees) }
}

/** Writes a rotation; what `parseRotation` read comes back with its number in canonical form. */
export const formatRotation = ({ isMirrored, degrees }: Rotation): string =>
  (isMirrored ? '!' : '') + formatDecimal(degrees)

/** True for quarter turns, which need no interpolation and leave no corners. */
export const isQuarterTurn = (degrees: number): boolean => degrees % 90 === 0

/** The least size in pixels that holds all of a picture of this size when it is turned. */
export function turnedSize({ width, height }: Dimensions, degrees: number): Dimensions {
  const radians = (degrees / 180) * Math.PI
  const cosine = Math.abs(Math.cos(radians))
  const sine = Math.abs(Math.sin(radians))
  return {
    width: Math.round(width * cosine + height * sine),
    height: Math.round(height * cosine + width * sine),
  }
}
