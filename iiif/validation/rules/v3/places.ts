import type { InspectedDocument, Resource } from '../../resource.ts'
import { onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import { canvasesIn, findOutside } from '../../targets.ts'
import { isObject, listOf, valueOf } from '../../value.ts'
import { findWrongPart } from './part-of-canvas.ts'

/** Places on canvases, beside those that annotations are about. */
export const PLACE_RULES_3: readonly Rule[] = [
  {
    id: 'v3/range-part-inside-canvas',
    versions: VERSION_3,
    section: '5.4 Range',
    sentence: 'A part of a Canvas that a Range names must not lie outside that Canvas.',
    severity: 'error',
    check: onEach(
      ['Reference', 'SpecificResource'],
      ({ value, path, parent, property }, document) => {
        if (parent?.class !== 'Range' || property !== 'items') return []
        return addressesOfPart(value).flatMap((address): readonly Fault[] => {
          const message =
            findOutside(address, canvasesIn(document)) ?? findWrongPart(address, document)
          return message === undefined ? [] : [{ path, message }]
        })
      },
    ),
  },
  {
    id: 'v3/point-inside-canvas',
    versions: VERSION_3,
    section: '5.3 Canvas',
    sentence: 'A point must not lie outside the Canvas, in space or in time.',
    severity: 'error',
    check: onEach(['Selector'], findPointOutside),
  },
]

/** A part by its fragment, or by its selector. */
function addressesOfPart(value: Resource['value']): readonly string[] {
  const source = valueOf(value, 'source')
  const id = source === undefined ? valueOf(value, 'id') : idOf(source)
  if (typeof id !== 'string') return []
  if (source === undefined) return [id]
  return listOf(valueOf(value, 'selector')).flatMap((selector) => {
    const fragment = isObject(selector) ? valueOf(selector, 'value') : undefined
    const isFragment = isObject(selector) && valueOf(selector, 'type') === 'FragmentSelector'
    return isFragment && typeof fragment === 'string' ? [`${id}#${fragment}`] : []
  })
}

const idOf = (source: unknown): unknown => (isObject(source) ? valueOf(source, 'id') : source)

const AXES: readonly (readonly [coordinate: string, dimension: string])[] = [
  ['x', 'width'],
  ['y', 'height'],
  ['t', 'duration'],
]

function findPointOutside(
  { value, path, parent }: Resource,
  document: InspectedDocument,
): readonly Fault[] {
  if (valueOf(value, 'type') !== 'PointSelector' || parent?.class !== 'SpecificResource') return []
  const source = idOf(valueOf(parent.value, 'source'))
  const canvas = typeof source === 'string' ? canvasesIn(document).get(source) : undefined
  if (!canvas) return []
  return AXES.flatMap(([coordinate, dimension]): readonly Fault[] => {
    const at = valueOf(value, coordinate)
    const end = valueOf(canvas.value, dimension)
    if (typeof at !== 'number' || typeof end !== 'number' || (at >= 0 && at <= end)) return []
    return [
      {
        path,
        message: `The point has ${coordinate} ${at}, outside its canvas, whose ${dimension} is ${end}: move it.`,
      },
    ]
  })
}
