import sharp from 'sharp'
import type { Dimensions } from '../../iiif/image/dimensions.ts'

/** Primes, so that no level divides evenly; 561 million pixels. */
export const HUGE: Dimensions = { width: 27_011, height: 20_771 }

/** Red above and blue below, in a TIFF that is small on the disk. */
export async function drawMap(file: string, { width, height }: Dimensions): Promise<void> {
  const above = Math.floor(height / 2)
  await sharp({
    create: { width, height: above, channels: 3, background: '#c02020' },
    limitInputPixels: false,
  })
    .extend({ bottom: height - above, background: '#2020c0' })
    .tiff({ compression: 'deflate', tile: false })
    .toFile(file)
}
