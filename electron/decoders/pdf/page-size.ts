import type { Dimensions } from '../../../iiif/image/dimensions.ts'

/** The six numbers of a transformation: where (0,0), (1,0) and (0,1) of an image go, in points. */
export type Matrix = readonly [number, number, number, number, number, number]

/** First `inner`, then `outer`. @see ISO 32000-1 section 8.3.4 */
export const combine = (inner: Matrix, outer: Matrix): Matrix => {
  const [a, b, c, d, e, f] = inner
  const [p, q, r, s, t, u] = outer
  return [
    a * p + b * r,
    a * q + b * s,
    c * p + d * r,
    c * q + d * s,
    e * p + f * r + t,
    e * q + f * s + u,
  ]
}

/** An image on a page. */
export interface PlacedImage extends Dimensions {
  readonly matrix: Matrix
}

/** In points, before the page is turned. */
export interface Box {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

export interface PageFacts {
  readonly box: Box
  /** How often the page is turned by 90 degrees clockwise to be read. */
  readonly turns: number
  readonly images: readonly PlacedImage[]
}

const POINTS_IN_AN_INCH = 72
/** Of pages that are no scans, in dots per inch. */
export const ORDINARY_RESOLUTION = 300
const LOWEST_RESOLUTION = 72
const HIGHEST_RESOLUTION = 1200
/** What a page is drawn in at most: each of its pixels takes four bytes while it is. */
const MOST_PIXELS = 100_000_000
/** In pixels: longer ones are no JPEG any more. */
const LONGEST_SIDE = 65_535
/** Of a page that an image covers whole: scanners round. */
const TOLERANCE = 0.02
/** From this part of the page on an image is what the page is there for. */
const SUBSTANTIAL = 0.5

/**
 * The size of a page in pixels, upright: that of the image where one covers the whole page; else the resolution
 * of the largest image, where that takes half of the page; else 300 dots per inch, or more where an
 * image on the page has more.
 */
export function pageSize(facts: PageFacts): Dimensions {
  const scan = facts.images.find((image) => coversPage(image, facts.box))
  if (scan) return limited(turned(scan, quartersOf(scan, facts.turns) ?? 0))
  const largest = facts.images.reduce<PlacedImage | undefined>(
    (best, image) => (best && areaOn(best, facts.box) >= areaOn(image, facts.box) ? best : image),
    undefined,
  )
  return sizeAtResolution(facts, resolutionFor(largest, facts.box))
}

/** The size of a page of which only its measures are known, in points and turned as it is read. */
export const ordinaryPageSize = (width: number, height: number): Dimensions =>
  sizeAtResolution(
    { box: { left: 0, bottom: 0, right: width, top: height }, turns: 0 },
    ORDINARY_RESOLUTION,
  )

function resolutionFor(largest: PlacedImage | undefined, box: Box): number {
  if (!largest) return ORDINARY_RESOLUTION
  const own = resolutionOf(largest)
  const isSubstantial = areaOn(largest, box) >= SUBSTANTIAL * areaOf(box)
  const wanted = isSubstantial ? own : Math.max(own, ORDINARY_RESOLUTION)
  return Math.min(HIGHEST_RESOLUTION, Math.max(LOWEST_RESOLUTION, wanted))
}

function sizeAtResolution(
  { box, turns }: Pick<PageFacts, 'box' | 'turns'>,
  resolution: number,
): Dimensions {
  const pixels = (points: number): number => Math.round((points * resolution) / POINTS_IN_AN_INCH)
  return limited(
    turned({ width: pixels(box.right - box.left), height: pixels(box.top - box.bottom) }, turns),
  )
}

/** Not more than can be drawn, and at least a pixel. */
function limited({ width, height }: Dimensions): Dimensions {
  const scale = Math.min(
    1,
    Math.sqrt(MOST_PIXELS / Math.max(1, width * height)),
    LONGEST_SIDE / Math.max(1, width, height),
  )
  // A damaged page has sides that are no numbers.
  const side = (length: number): number => Math.max(1, Math.floor(length * scale) || 1)
  return { width: side(width), height: side(height) }
}

/** Dots per inch, across or along, whichever is more. */
function resolutionOf({ width, height, matrix: [a, b, c, d] }: PlacedImage): number {
  const across = width / Math.hypot(a, b)
  const along = height / Math.hypot(c, d)
  const dots = Math.max(across, along) * POINTS_IN_AN_INCH
  return Number.isFinite(dots) ? dots : ORDINARY_RESOLUTION
}

/** True when an image that lies straight is as large as the page, give or take what scanners round. */
export function coversPage(image: PlacedImage, box: Box): boolean {
  if (quartersOf(image, 0) === undefined) return false
  const bounds = boundsOf(image.matrix)
  const [width, height] = [box.right - box.left, box.top - box.bottom]
  return (
    Math.abs(bounds.left - box.left) <= width * TOLERANCE &&
    Math.abs(bounds.right - box.right) <= width * TOLERANCE &&
    Math.abs(bounds.bottom - box.bottom) <= height * TOLERANCE &&
    Math.abs(bounds.top - box.top) <= height * TOLERANCE
  )
}

/**
 * How often an image must be turned by 90 degrees clockwise to be seen as the page shows it; undefined for one
 * that is mirrored, slanted or lies askew.
 *
 * @param turns of the page
 */
export function quartersOf({ matrix }: PlacedImage, turns: number): number | undefined {
  const [a, b, c, d] = matrix
  const negligible = 0.001 * Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d))
  const isZero = (value: number): boolean => Math.abs(value) <= negligible
  if (isZero(b) && isZero(c) && a * d > 0) return ((a > 0 ? 0 : 2) + turns) % 4
  // Turned clockwise its right side points down: b is negative.
  if (isZero(a) && isZero(d) && b * c < 0) return ((b < 0 ? 1 : 3) + turns) % 4
  return undefined
}

export const turned = ({ width, height }: Dimensions, quarters: number): Dimensions =>
  quarters % 2 === 1 ? { width: height, height: width } : { width, height }

function boundsOf([a, b, c, d, e, f]: Matrix): Box {
  const x = [e, e + a, e + c, e + a + c]
  const y = [f, f + b, f + d, f + b + d]
  return {
    left: Math.min(...x),
    right: Math.max(...x),
    bottom: Math.min(...y),
    top: Math.max(...y),
  }
}

const areaOf = ({ left, right, bottom, top }: Box): number =>
  Math.max(0, right - left) * Math.max(0, top - bottom)

/** How much of the page the bounds of an image take, in square points. */
function areaOn({ matrix }: PlacedImage, page: Box): number {
  const bounds = boundsOf(matrix)
  return areaOf({
    left: Math.max(bounds.left, page.left),
    right: Math.min(bounds.right, page.right),
    bottom: Math.max(bounds.bottom, page.bottom),
    top: Math.min(bounds.top, page.top),
  })
}
