/** How many pixels lie on a length, as headers of images say it. */
export interface StatedResolution {
  readonly across: number
  readonly down: number
  readonly unit: LengthUnit
}

export type LengthUnit = 'inch' | 'centimetre' | 'metre'

const MILLIMETRES: Readonly<Record<LengthUnit, number>> = {
  inch: 25.4,
  centimetre: 10,
  metre: 1000,
}

/** In pixels for a millimetre. Below, 72 and 96 to an inch stand where nobody measured anything; no scan is coarser. */
const COARSEST = 99 / 25.4
/** Twice what the finest scanners of film reach. */
const FINEST = 24_000 / 25.4

/** Pixels that are no squares, as faxes have, are shown as squares: their scale would be another each way. */
const MOST_DISTORTION = 1.01

/**
 * Pixels for a millimetre, of what headers state; undefined for what cannot be true of a scan.
 * Rounded to a ten thousandth: PNG states whole pixels for a metre.
 */
export function resolutionFrom(stated: StatedResolution | undefined): number | undefined {
  if (!stated) return undefined
  const { across, down, unit } = stated
  const resolution = across / MILLIMETRES[unit]
  const isSquare = Math.max(across, down) / Math.min(across, down) <= MOST_DISTORTION
  const isPossible = resolution >= COARSEST && resolution <= FINEST
  return isSquare && isPossible ? Math.round(resolution * 10_000) / 10_000 : undefined
}

/** By the numbers that TIFF and Exif have for them: 1 is no unit, only a ratio. */
export const TIFF_UNITS: ReadonlyMap<number, LengthUnit> = new Map([
  [2, 'inch'],
  [3, 'centimetre'],
])
