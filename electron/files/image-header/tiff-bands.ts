import type { PictureHeader } from './pages.ts'
import { readNumberOf, type Directory, type TiffStructure } from './tiff-directory.ts'

const PHOTOMETRIC = 262

/** Grey, from white or from black, and RGB. What lies beyond the inks of a print are inks, not bands of light. */
const PHOTOMETRICS_OF_BANDS: ReadonlySet<number> = new Set([0, 1, 2])

/** A fourth sample beside the colours is infrared from a scanner, or opacity. */
const MOST_COLOURS = 4
/** Cameras for landscapes have hundreds; each band is listed as a picture. */
const MOST_BANDS = 64

/**
 * The pictures in a file with many bands of light: first the three that are shown as colours, then each by itself, in
 * grey. Of any other file its one picture.
 */
export async function splitBands(
  tiff: TiffStructure,
  directory: Directory,
  picture: PictureHeader,
): Promise<readonly PictureHeader[]> {
  const { samples } = picture
  if (samples?.kind !== 'beyond-colours' || samples.count <= MOST_COLOURS) return [picture]
  const photometric = (await readNumberOf(tiff, directory, PHOTOMETRIC)) ?? 1
  if (samples.count > MOST_BANDS || !PHOTOMETRICS_OF_BANDS.has(photometric)) return [picture]
  const bands = Array.from({ length: samples.count }, (_, band) => ({
    ...picture,
    isGrey: true as const,
    bands: [band + 1],
    samples: { ...samples, shown: [band, band, band] as const },
  }))
  return [{ ...picture, bands: [1, 2, 3] }, ...bands]
}
