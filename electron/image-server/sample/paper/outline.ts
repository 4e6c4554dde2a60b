import { createNoise } from '../noise.ts'
import type { Random } from '../random.ts'
import { pixelsOf, type Frame } from '../raster.ts'

/** On which side of the picture the leaf is bound: left for a recto. */
export type Gutter = 'left' | 'right'

/** Where a bound leaf lies in its picture; edges wander a little. All in units of the leaf. */
export interface Outline {
  readonly gutter: Gutter
  /** The fold. */
  readonly fold: number
  /** The fore-edge at each row of pixels. */
  readonly outer: Float32Array
  /** The upper and the lower edge at each column of pixels. */
  readonly top: Float32Array
  readonly bottom: Float32Array
}

export const MARGIN = { fold: 30, outer: 46, top: 38, bottom: 44 } as const

/** The outline of a leaf that fills the frame but for a margin of desk. */
export function outlineOf(random: Random, frame: Frame, gutter: Gutter): Outline {
  const pixels = pixelsOf(frame)
  const wander = createNoise(random.fork('wander'))
  const nicks = createNoise(random.fork('nicks'))
  const edge = (length: number, track: number): Float32Array =>
    Float32Array.from({ length }, (_, pixel) => {
      const at = pixel / frame.scale
      return (wander(at / 310, track) - 0.5) * 13 + (nicks(at / 22, track) - 0.5) * 2.2
    })
  const towards = gutter === 'left' ? 1 : -1
  const foreEdge = gutter === 'left' ? frame.width - MARGIN.outer : MARGIN.outer
  return {
    gutter,
    fold: gutter === 'left' ? MARGIN.fold : frame.width - MARGIN.fold,
    outer: edge(pixels.height, 1).map((offset) => foreEdge + offset * towards),
    top: edge(pixels.width, 5).map((offset) => MARGIN.top + offset),
    bottom: edge(pixels.width, 9).map((offset) => frame.height - MARGIN.bottom + offset),
  }
}
