import { Problem, problem, reportOf, type ProblemReport } from '../../../problem.ts'
import { isSameValue } from '../../../project/same-value.ts'
import { parseFragment } from '../../selectors/fragment.ts'
import { selectionOf, shapesIn, type Selection, type Shape } from '../../selectors/index.ts'
import { parsePointSelector } from '../../selectors/point.ts'
import { parseSvg } from '../../selectors/svg.ts'
import type { PageUnits } from '../found.ts'
import { outlineOf, parsePoints, rectangleOf } from '../places.ts'
import { addressIn, isRecord, listOf, localName, textAt, typesOf, valueAt } from './json.ts'
import { boxOfSvg } from './svg-box.ts'

/** What an annotation of the web speaks of, as far as it is understood. */
export interface FoundTarget {
  /** Of the canvas. */
  readonly address: string
  readonly selection: Selection
  readonly units?: PageUnits
  /** What was changed to understand it. */
  readonly changes: readonly ProblemReport[]
}

/** The canvas and the part of it that a target names; undefined when it names nothing. */
export function readTarget(value: unknown): FoundTarget | undefined {
  const [first, ...others] = listOf(value)
  const target = readOne(first)
  if (!target || others.length === 0) return target
  const together = joined([target, ...others.map(readOne)])
  if (together) return together
  const several = reportOf(problem('annotations/several-targets'))
  return { ...target, changes: [...target.changes, several] }
}

/** Several targets as one place of several parts; undefined unless all of them are parts of one canvas. */
function joined(targets: readonly (FoundTarget | undefined)[]): FoundTarget | undefined {
  const [first] = targets
  const isJoined = targets.every(
    (target) =>
      target?.address === first?.address &&
      target?.selection.kind !== 'whole' &&
      isSameValue(target?.units, first?.units),
  )
  if (!first || !isJoined) return undefined
  const shapes = targets.flatMap((target) => (target ? shapesIn(target.selection) : []))
  return {
    ...first,
    selection: selectionOf(shapes),
    changes: targets.flatMap((target) => target?.changes ?? []),
  }
}

function readOne(value: unknown): FoundTarget | undefined {
  if (typeof value === 'string') return readAddress(value)
  if (!isRecord(value)) return undefined
  const source = addressIn(valueAt(value, 'source', 'full', 'oa:hasSource') ?? addressIn(value))
  if (source === undefined) return undefined
  const selectors = selectorsIn(valueAt(value, 'selector'))
  if (selectors.length === 0) return readAddress(source)
  const address = source.split('#')[0] ?? source
  const found = selectors.map(readSelector).filter((one) => one !== undefined)
  const exact = found.find(({ isExact }) => isExact) ?? found[0]
  if (exact) {
    const { selection, units, isExact } = exact
    const changed = isExact ? [] : [reportOf(problem('annotations/shape-made-rectangle'))]
    return { address, selection, ...(units && { units }), changes: changed }
  }
  return { address, selection: { kind: 'whole' }, changes: [notUnderstood(selectors[0])] }
}

function readAddress(text: string): FoundTarget | undefined {
  const hash = text.indexOf('#')
  const address = hash < 0 ? text : text.slice(0, hash)
  if (address === '') return undefined
  if (hash < 0) return { address, selection: { kind: 'whole' }, changes: [] }
  const place = readFragment(text.slice(hash + 1))
  if (!place) {
    return { address, selection: { kind: 'whole' }, changes: [notUnderstood(text.slice(hash + 1))] }
  }
  return {
    address,
    selection: place.selection,
    ...(place.units && { units: place.units }),
    changes: [],
  }
}

/** Several programs give a choice of two forms of the same place. The outline says more than the box around it. */
function selectorsIn(value: unknown): readonly unknown[] {
  const flat = listOf(value).flatMap((one) =>
    isRecord(one) && typesOf(one).includes('Choice')
      ? [...listOf(valueAt(one, 'item', 'items')), ...listOf(valueAt(one, 'default'))]
      : [one],
  )
  const isOutline = (one: unknown): boolean => isRecord(one) && typesOf(one).includes('SvgSelector')
  return [...flat.filter(isOutline), ...flat.filter((one) => !isOutline(one))]
}

interface FoundPlace {
  readonly selection: Selection
  readonly units?: PageUnits
  /** False for a box around what cannot be kept as it is. */
  readonly isExact: boolean
}

function readSelector(value: unknown): FoundPlace | undefined {
  if (typeof value === 'string') return readFragment(value)
  if (!isRecord(value)) return undefined
  const text = textAt(value, 'value', 'chars', 'cnt:chars', 'rdf:value') ?? ''
  for (const type of typesOf(value)) {
    if (type === 'SvgSelector') return readSvg(text)
    if (type === 'FragmentSelector') return readFragment(text)
    if (type === 'PointSelector') return readPoint(valueAt(value, 'x'), valueAt(value, 'y'))
    if (type === 'ImageApiSelector' || localName(type) === 'ImageApiSelector')
      return readRegion(textAt(value, 'region') ?? '')
  }
  return undefined
}

function readSvg(text: string): FoundPlace | undefined {
  try {
    const shapes = shapesIn(parseSvg(text)).flatMap(uprightIfSo)
    return shapes.length > 0 ? { selection: selectionOf(shapes), isExact: true } : undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const selection = boxOfSvg(text)
    return selection && { selection, isExact: false }
  }
}

/** An outline that is a rectangle is one; without an area it is nothing. */
function uprightIfSo(shape: Shape): readonly Shape[] {
  if (shape.kind !== 'polygon') return [shape]
  const outline = outlineOf(shape.points)
  return outline ? shapesIn(outline) : []
}

/** `xywh=…`, also beside other dimensions, in units or in hundredths of the canvas. */
function readFragment(text: string): FoundPlace | undefined {
  const part = decodeSafely(text)
    .split('&')
    .find((one) => one.startsWith('xywh='))
  if (part === undefined) return undefined
  const percent = part.replace(/^xywh=percent:/, 'xywh=')
  try {
    const selection = parseFragment(percent)
    return percent === part
      ? { selection, isExact: true }
      : { selection, isExact: true, units: { kind: 'page', width: 100, height: 100 } }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return undefined
  }
}

function readPoint(x: unknown, y: unknown): FoundPlace | undefined {
  const selection = parsePointSelector({ type: 'PointSelector', x, y })
  return selection && { selection, isExact: true }
}

/** The region of an image request, in pixels of the image. @see https://iiif.io/api/annex/openannotation/ */
function readRegion(region: string): FoundPlace | undefined {
  const [corner, size] = parsePoints(region) ?? []
  if (!corner || !size) return undefined
  const { x, y } = corner
  const selection = rectangleOf({ left: x, top: y, right: x + size.x, bottom: y + size.y })
  return selection && { selection, isExact: true, units: { kind: 'pixels' } }
}

const notUnderstood = (selector: unknown): ProblemReport => {
  const text = typeof selector === 'string' ? selector : JSON.stringify(selector)
  return reportOf(problem('annotations/place-not-understood', { text: text.slice(0, 80) }))
}

const decodeSafely = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
