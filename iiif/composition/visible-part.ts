import type { Area } from '../project/painting.ts'
import { croppedTo, cropWithin } from './change-placement.ts'
import { boundsOf, middleOf, rotationOf, toImage } from './geometry.ts'
import { wholeOf, type Layer } from './layer.ts'

/**
 * A layer without what lies beyond the edge of its canvas: nothing may be painted there. One that is turned freely
 * cannot be cut like that, and is given as it is. Undefined where nothing of it lies on the canvas.
 *
 * @see https://iiif.io/api/presentation/3.0/#53-canvas
 */
export function visiblePart(
  layer: Layer,
  canvas: Pick<Area, 'width' | 'height'>,
): Layer | undefined {
  const bounds = boundsOf(layer.placement)
  const seen = commonOf(bounds, wholeOf(canvas))
  if (!seen) return undefined
  const isWhole = Math.abs(seen.width - bounds.width) + Math.abs(seen.height - bounds.height) < 0.5
  if (isWhole || rotationOf(layer.placement) % 90 !== 0) return layer
  const [one, other] = [
    toImage(layer, seen),
    toImage(layer, { x: seen.x + seen.width, y: seen.y + seen.height }),
  ]
  const part = {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(other.x - one.x),
    height: Math.abs(other.y - one.y),
  }
  const crop = cropWithin(part, layer.image)
  return { ...layer, crop, placement: croppedTo(layer, crop) }
}

/** True where what is seen of a layer cannot be said, since it is turned freely and runs over the edge. */
export function runsOverEdge(
  { placement }: Layer,
  canvas: Pick<Area, 'width' | 'height'>,
): boolean {
  if (rotationOf(placement) % 90 === 0) return false
  const { x, y, width, height } = boundsOf(placement)
  const least = Math.min(x, y, canvas.width - x - width, canvas.height - y - height)
  return least < -0.5
}

function commonOf(one: Area, other: Area): Area | undefined {
  const x = Math.max(one.x, other.x)
  const y = Math.max(one.y, other.y)
  const width = Math.min(one.x + one.width, other.x + other.width) - x
  const height = Math.min(one.y + one.height, other.y + other.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : undefined
}

/** In whole units on the canvas, at least one each way: viewers read no others. */
export function wholeUnits(area: Area, canvas: Pick<Area, 'width' | 'height'>): Area {
  const { x, y } = middleOf(area)
  const [across, down] = [
    within({ middle: x, length: area.width }, canvas.width),
    within({ middle: y, length: area.height }, canvas.height),
  ]
  return { x: across.from, y: down.from, width: across.length, height: down.length }
}

function within(
  { middle, length }: { readonly middle: number; readonly length: number },
  whole: number,
): { readonly from: number; readonly length: number } {
  const last = Math.max(1, Math.floor(whole))
  const from = Math.min(Math.max(0, Math.round(middle - length / 2)), last - 1)
  const to = Math.min(last, Math.max(from + 1, Math.round(middle + length / 2)))
  return { from, length: to - from }
}
