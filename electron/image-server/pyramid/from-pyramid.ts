import type { Sharp } from 'sharp'
import { MOST_SECONDS } from '../pixels.ts'
import { sharp } from '../sharp.ts'

/**
 * Begins with a level of a pyramid of ours.
 *
 * @param index of the level, 0 is the largest
 */
export const fromPyramid = (file: string, index: number): Sharp =>
  sharp(file, { page: index, failOn: 'warning', limitInputPixels: false }).timeout({
    seconds: MOST_SECONDS,
  })
