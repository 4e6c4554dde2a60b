import { parseRegion } from '../../../image/region.ts'
import { Problem } from '../../../problem.ts'
import { findFragmentFault, fragmentOf } from '../../fragment.ts'
import type { Resource } from '../../resource.ts'
import { onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import { looksLikeSvg } from '../../svg.ts'
import { has, listOf, pointerTo, quote, valueOf } from '../../value.ts'

/** How parts of canvases and of images are written. */
export const SELECTOR_RULES_3: readonly Rule[] = [
  {
    id: 'v3/fragment-form',
    versions: VERSION_3,
    section: '5.6 Annotation',
    sentence: 'A part of a Canvas is a media fragment: xywh=x,y,w,h, t=from,to, or both.',
    severity: 'error',
    check: onEach(['Annotation', 'Reference', 'SpecificResource', 'Selector'], (resource) =>
      partsOf(resource).flatMap(([fragment, path]): readonly Fault[] => {
        const message = findFragmentFault(fragment)
        return message === undefined ? [] : [{ path, message }]
      }),
    ),
  },
  {
    id: 'v3/svg-selector-form',
    versions: VERSION_3,
    section: '5.6 Annotation',
    sentence: 'The value of an SvgSelector must be SVG.',
    severity: 'error',
    check: onEach(['Selector'], ({ value, path }) => {
      const text = valueOf(value, 'value')
      if (!isOfType(value, 'SvgSelector') || typeof text !== 'string' || looksLikeSvg(text))
        return []
      return [
        {
          path: pointerTo(path, 'value'),
          message: `The shape must be drawn as SVG, from <svg …> to </svg>; here it is ${quote(text)}.`,
        },
      ]
    }),
  },
  {
    id: 'v3/point-form',
    versions: VERSION_3,
    section: '5.6 Annotation',
    sentence: 'A PointSelector names a point by x and y, a moment by t, or all three, as numbers.',
    severity: 'error',
    check: onEach(['Selector'], findPointFault),
  },
  {
    id: 'v3/image-selector-form',
    versions: VERSION_3,
    section: '5.6 Annotation',
    sentence: 'The region of an ImageApiSelector is one of the Image API.',
    severity: 'error',
    check: onEach(['Selector'], ({ value, path }) => {
      const region = valueOf(value, 'region')
      if (!isOfType(value, 'ImageApiSelector') || region === undefined || isRegion(region))
        return []
      return [
        {
          path: pointerTo(path, 'region'),
          message: `The region must be like "100,200,300,400", "pct:10,10,50,50", "square" or "full"; here it is ${quote(region)}.`,
        },
      ]
    }),
  },
]

const isOfType = (value: Resource['value'], type: string): boolean =>
  listOf(valueOf(value, 'type')).includes(type)

/** What a resource says of parts by itself, without what it holds: the text after #, and where it stands. */
function partsOf({ class: resourceClass, value, path, property }: Resource): readonly Part[] {
  const after = (address: unknown, place: string): readonly Part[] =>
    typeof address === 'string' ? [[fragmentOf(address), place]] : []
  if (resourceClass === 'Annotation') {
    return listOf(valueOf(value, 'target')).flatMap((target) =>
      after(target, pointerTo(path, 'target')),
    )
  }
  if (resourceClass === 'SpecificResource') {
    return after(valueOf(value, 'source'), pointerTo(path, 'source'))
  }
  if (resourceClass === 'Reference') {
    return ['items', 'start', 'target', 'source'].includes(property)
      ? after(valueOf(value, 'id'), pointerTo(path, 'id'))
      : []
  }
  const text = valueOf(value, 'value')
  return isOfType(value, 'FragmentSelector') && typeof text === 'string'
    ? [[text, pointerTo(path, 'value')]]
    : []
}

type Part = readonly [fragment: string, path: string]

function findPointFault({ value, path }: Resource): readonly Fault[] {
  if (!isOfType(value, 'PointSelector')) return []
  const wrong = ['x', 'y', 't'].filter((key) => has(value, key) && !isPlace(valueOf(value, key)))
  if (wrong.length > 0) {
    return wrong.map((key) => ({
      path: pointerTo(path, key),
      message: `${key} must be a number, without quotation marks; here it is ${quote(valueOf(value, key))}.`,
    }))
  }
  const isPoint = has(value, 'x') && has(value, 'y')
  const isHalf = has(value, 'x') !== has(value, 'y')
  if (!isHalf && (isPoint || has(value, 't'))) return []
  return [{ path, message: 'This point is not whole: give it x and y, or a moment t.' }]
}

const isPlace = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)

function isRegion(region: unknown): boolean {
  if (typeof region !== 'string') return false
  try {
    parseRegion(region)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}
