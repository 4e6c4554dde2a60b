import type { Dimensions } from '../../image/dimensions.ts'
import { parseFragment } from '../../annotation/selectors/fragment.ts'
import type { JsonObject } from '../../presentation/json.ts'
import { Problem } from '../../problem.ts'
import { isObject, pointerTo, valueOf } from '../../validation/value.ts'
import type { SideCanvas } from '../model.ts'
import { placementWithin } from '../../composition/geometry.ts'
import { rounded } from '../../composition/lay-out.ts'
import { wholeOf } from '../../composition/layer.ts'
import { imagesIn, type Area, type PaintingAnnotation, type Placement } from '../painting.ts'
import { readBody, type Turn } from './read-body.ts'
import { allRead, defined, itemsAt, objectAt, positiveAt, textAt, textsAt } from './read-values.ts'

/** What a canvas is shown in that has neither a size nor an image of one, such as one of sound alone. */
export const UNKNOWN_SIZE: Dimensions = { width: 1000, height: 1000 }

/** Both sides or neither. */
export function sizeOf(resource: JsonObject): Dimensions | undefined {
  const [width, height] = [positiveAt(resource, 'width'), positiveAt(resource, 'height')]
  return width === undefined || height === undefined ? undefined : { width, height }
}

/** All that is painted, in the order of its pages; undefined stands for what no record can hold. */
export function readPages(
  resource: JsonObject,
  size: Dimensions,
): readonly (PaintingAnnotation | undefined)[] {
  return itemsAt(resource, 'items').flatMap((page, index) => {
    if (!isObject(page)) return []
    const place = pointerTo('/items', index)
    return itemsAt(page as JsonObject, 'items').map((annotation, number) =>
      readPainting(annotation, { place: `${place}/items/${number}`, size }),
    )
  })
}

/** True where something is painted that no record can hold. */
export const hasUnreadPainting = (resource: JsonObject): boolean =>
  readPages(resource, UNKNOWN_SIZE).includes(undefined)

function readPainting(
  annotation: unknown,
  { place, size }: { readonly place: string; readonly size: Dimensions },
): PaintingAnnotation | undefined {
  if (!isObject(annotation)) return undefined
  const bodies = valueOf(annotation, 'body')
  const [body, ...others] = Array.isArray(bodies) ? (bodies as readonly unknown[]) : [bodies]
  const read = others.length === 0 ? readBody(body, size) : undefined
  if (!read) return undefined
  const { turn, ...painted } = read
  const bounds = readPlacement(annotation)
  const placement = turn ? turnedWithin(bounds ?? wholeOf(size), painted, turn) : bounds
  return { id: place, ...painted, ...defined({ placement }), place }
}

/** An image that is turned fills the rectangle around it: where it lay before it was turned. */
function turnedWithin(
  bounds: Area,
  { body, crop }: Pick<PaintingAnnotation, 'body' | 'crop'>,
  { rotation, isMirrored }: Turn,
): Placement | undefined {
  const [image] = imagesIn(body)
  if (!image) return undefined
  return {
    ...rounded(placementWithin(bounds, crop ?? image, rotation)),
    ...(rotation !== 0 && { rotation }),
    ...(isMirrored && { isMirrored }),
  }
}

/** The rectangle that is painted to; undefined for the whole canvas, and for what no placement can say. */
function readPlacement(annotation: Readonly<Record<string, unknown>>): Area | undefined {
  const target = valueOf(annotation, 'target')
  const selector = isObject(target) ? objectAt(target as JsonObject, 'selector') : undefined
  const fragment =
    typeof target === 'string'
      ? target.split('#', 2)[1]
      : selector && valueOf(selector, 'type') === 'FragmentSelector'
        ? textAt(selector, 'value')
        : undefined
  if (fragment === undefined) return undefined
  try {
    const { x, y, width, height } = parseFragment(fragment)
    return { x, y, width, height }
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** A canvas beside a resource; undefined where a record cannot hold all that is painted on it. */
export function readSideCanvas(
  holder: JsonObject,
  property: 'placeholderCanvas' | 'accompanyingCanvas',
): SideCanvas | undefined {
  const resource = objectAt(holder, property)
  const size = resource && sizeOf(resource)
  const address = resource && textAt(resource, 'id')
  const painting = resource && size && allRead(readPages(resource, size))
  if (!size || !painting || address === undefined) return undefined
  return {
    id: property,
    address,
    ...defined({ label: textsAt(resource, 'label') }),
    ...size,
    painting,
  }
}
