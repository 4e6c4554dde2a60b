import { has, isObject, valueOf } from '../../../validation/value.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'
import { objectsIn } from './canvas.ts'
import { downgradeTarget } from './content.ts'
import { downgradeDescription, labelOf, textOf } from './describe.ts'
import { extensionsOf3, hintOf } from './terms.ts'

/** What a range holds, in order. */
interface Held {
  readonly kind: 'range' | 'canvas'
  readonly id: string
  readonly label: Json
}

/**
 * The tree of ranges as the flat list of version 2.x. `labels` are those of the canvases by their ids, which must be
 * repeated where ranges and canvases are mixed.
 */
export function downgradeStructures(
  structures: readonly JsonObject[],
  labels: ReadonlyMap<string, Json>,
): readonly JsonObject[] {
  const [only, ...others] = structures
  const isTop = others.length === 0 && only !== undefined && holdsRanges(only)
  return structures
    .flatMap((range) => flatten(range, labels))
    .map((range, index) => (isTop && index === 0 ? { ...range, viewingHint: 'top' } : range))
}

const holdsRanges = (range: JsonObject): boolean =>
  objectsIn(range, 'items').some((item) => valueOf(item, 'type') === 'Range')

function flatten(range: JsonObject, labels: ReadonlyMap<string, Json>): readonly JsonObject[] {
  const inner = objectsIn(range, 'items').filter(
    (item) => valueOf(item, 'type') === 'Range' && has(item, 'items'),
  )
  return [writeRange(range, labels), ...inner.flatMap((child) => flatten(child, labels))]
}

function writeRange(range: JsonObject, labels: ReadonlyMap<string, Json>): JsonObject {
  const id = textOf(range, 'id') ?? ''
  const held = objectsIn(range, 'items').flatMap((item) => readHeld(item, labels))
  const lastCanvas = held.map(({ kind }) => kind).lastIndexOf('canvas')
  const isMixed = held.some(({ kind }, index) => kind === 'range' && index < lastCanvas)
  const idsOf = (kind: Held['kind']): readonly string[] =>
    held.filter((one) => one.kind === kind).map((one) => one.id)
  const start = valueOf(range, 'start')
  const supplementary = valueOf(range, 'supplementary')
  return {
    '@id': id,
    '@type': 'sc:Range',
    label: id,
    ...downgradeDescription(range),
    ...jsonObject({
      viewingDirection: textOf(range, 'viewingDirection'),
      viewingHint: hintOf(range, 'Range'),
      startCanvas: downgradeTarget(start)[0],
      contentLayer: isObject(supplementary) ? textOf(supplementary as JsonObject, 'id') : undefined,
      // Only members keep an order in which a range comes before a canvas.
      members: isMixed ? held.map(writeMember) : undefined,
      ranges: isMixed ? [] : idsOf('range'),
      canvases: isMixed ? [] : idsOf('canvas'),
    }),
    ...extensionsOf3(range),
  }
}

const writeMember = ({ kind, id, label }: Held): JsonObject => ({
  '@id': id,
  '@type': kind === 'range' ? 'sc:Range' : 'sc:Canvas',
  label,
})

function readHeld(item: JsonObject, labels: ReadonlyMap<string, Json>): readonly Held[] {
  if (valueOf(item, 'type') === 'Range') {
    const id = textOf(item, 'id') ?? ''
    return [{ kind: 'range', id, label: labelOf(item) ?? id }]
  }
  const [target] = downgradeTarget(item)
  const id = typeof target === 'string' ? target : wholeOf(target)
  if (id === undefined) return []
  return [{ kind: 'canvas', id, label: labels.get(id.split('#', 1)[0] ?? '') ?? id }]
}

/** A part that no address can name stands as the whole canvas. */
const wholeOf = (target: Json | undefined): string | undefined =>
  isObject(target) ? textOf(target, 'full') : undefined
