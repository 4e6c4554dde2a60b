import { problem } from '../problem.ts'
import { DECIMAL, INTEGER, formatDecimal, parseDecimal } from './numbers.ts'

/** The part of the image that a request asks for, as it was written. */
export type Region =
  | { readonly kind: 'full' }
  | { readonly kind: 'square' }
  /** In pixels of the full image. May reach beyond its edges. */
  | {
      readonly kind: 'pixels'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
    }
  /** In percent of the full image's width (x, w) and height (y, h). */
  | {
      readonly kind: 'percent'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
    }

const PIXELS = new RegExp(`^(${INTEGER}),(${INTEGER}),(${INTEGER}),(${INTEGER})$`)
const PERCENT = new RegExp(`^pct:(${DECIMAL}),(${DECIMAL}),(${DECIMAL}),(${DECIMAL})$`)

/**
 * Reads a region. `square` is optional in 2.1 and part of level 1 in 3.0; both versions get it here.
 *
 * @throws Problem `image/region-malformed`
 * @see https://iiif.io/api/image/3.0/#41-region
 */
export function parseRegion(text: string): Region {
  if (text === 'full' || text === 'square') return { kind: text }
  const pixels = PIXELS.exec(text)
  if (pixels) return { kind: 'pixels', ...readRectangle(pixels) }
  const percent = PERCENT.exec(text)
  if (percent) return { kind: 'percent', ...readRectangle(percent) }
  throw problem('image/region-malformed', { text })
}

/** Writes a region; what `parseRegion` read comes back with its numbers in canonical form. */
export function formatRegion(region: Region): string {
  switch (region.kind) {
    case 'full':
    case 'square':
      return region.kind
    case 'pixels':
      return writeRectangle(region)
    case 'percent':
      return `pct:${writeRectangle(region)}`
  }
}

type FourNumbers = Pick<Extract<Region, { kind: 'pixels' }>, 'x' | 'y' | 'w' | 'h'>

function readRectangle([, x = '', y = '', w = '', h = '']: RegExpExecArray): FourNumbers {
  return { x: parseDecimal(x), y: parseDecimal(y), w: parseDecimal(w), h: parseDecimal(h) }
}

const writeRectangle = ({ x, y, w, h }: FourNumbers): string =>
  [x, y, w, h].map(formatDecimal).join(',')
