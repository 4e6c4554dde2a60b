import { problem } from '../../problem.ts'
import type { Point, Selection } from './index.ts'
import { parsePathData, parsePointList, withoutRepeatedEnd } from './svg-geometry.ts'

export type Polygon = Extract<Selection, { kind: 'polygon' }>

/** Longer than any outline drawn by hand; what is longer is not worth the risk of reading it. */
const LONGEST = 200_000

/**
 * A polygon as SVG: one closed `path`, the only shape that Mirador draws. Coordinates keep two decimals.
 *
 * @see https://www.w3.org/TR/annotation-model/#svg-selector
 */
export function formatSvg({ points }: Polygon): string {
  const rounded = points.map(({ x, y }) => ({ x: round(x), y: round(y) }))
  const corners = withoutRepeatedEnd(rounded).map(({ x, y }) => `${x},${y}`)
  return `<svg xmlns="http://www.w3.org/2000/svg"><path d="M${corners.join(' L')} Z"/></svg>`
}

/**
 * Reads the geometry of an SVG that holds one `path` of straight lines or one `polygon`. Nothing of it
 * is kept or run: what could do anything but draw (scripts, links, styles of other documents) is refused.
 *
 * @returns its corners in units of the canvas, at least three
 * @throws Problem `selector/svg-not-understood` for curves, several shapes, transforms and all else
 */
export function parseSvg(text: string): Polygon {
  const points = text.length <= LONGEST ? findPoints(text) : undefined
  if (!points || points.length < 3) throw problem('selector/svg-not-understood')
  return { kind: 'polygon', points }
}

/** To hundredths, which are never written with an exponent; and zero without a sign. */
const round = (value: number): number => Math.round(value * 100) / 100 + 0

function findPoints(text: string): readonly Point[] | undefined {
  const tags = readTags(text)
  if (!tags) return undefined
  const shapes = tags.filter(({ name }) => name !== 'svg' && name !== 'g')
  const [shape] = shapes
  if (!shape || shapes.length !== 1 || tags[0]?.name !== 'svg') return undefined
  if (tags.some(({ attributes }) => [...attributes.keys()].some(isRefused))) return undefined
  if (shape.name === 'path') return parsePathData(shape.attributes.get('d') ?? '')
  if (shape.name === 'polygon') return parsePointList(shape.attributes.get('points') ?? '')
  return undefined
}

/** `transform` would move the outline; the others do more than draw. */
const isRefused = (name: string): boolean =>
  /^(on.*|transform|viewbox|(.*:)?href|xml:base)$/i.test(name)

interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

/** The opening tags of a text that holds nothing but tags; undefined when it holds anything else. */
function readTags(text: string): readonly Tag[] | undefined {
  const tags: Tag[] = []
  let rest = text.trim()
  while (rest !== '') {
    const closing = /^<\/(?:svg|g|path|polygon)\s*>\s*/.exec(rest)
    const opening = closing ? undefined : /^<(svg|g|path|polygon)((?:\s[^<>]*)?)>\s*/.exec(rest)
    const found = closing ?? opening
    if (!found || tags.length > 10) return undefined
    rest = rest.slice(found[0].length)
    if (!opening) continue
    const attributes = readAttributes((opening[2] ?? '').replace(/\/$/, ''))
    if (!attributes) return undefined
    tags.push({ name: opening[1] ?? '', attributes })
  }
  return tags
}

function readAttributes(text: string): ReadonlyMap<string, string> | undefined {
  const attributes = new Map<string, string>()
  const pattern = /\s*([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"&]*)"|'([^'&]*)')/y
  let end = 0
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    attributes.set(found[1] ?? '', found[2] ?? found[3] ?? '')
    end = pattern.lastIndex
  }
  return text.slice(end).trim() === '' ? attributes : undefined
}
