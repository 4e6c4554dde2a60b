import type { PaintingAnnotation, Placement } from '../project/painting.ts'

/** The order in which the fields are read: written in the same one, a project gives the same file, however it was made. */
const PAINTING = ['id', 'body', 'placement', 'crop', 'isHidden', 'scale', 'from', 'place'] as const
const PLACEMENT = [
  'x',
  'y',
  'width',
  'height',
  'rotation',
  'isMirrored',
  'opacity',
  'isLocked',
] as const

/** The same with its fields in their order; what is undefined is left out. */
export const paintingInOrder = (painting: PaintingAnnotation): PaintingAnnotation => {
  const { placement } = painting
  return inOrder(
    placement ? { ...painting, placement: placementInOrder(placement) } : painting,
    PAINTING,
  )
}

export const placementInOrder = (placement: Placement): Placement => inOrder(placement, PLACEMENT)

function inOrder<Value extends object>(
  value: Value,
  order: readonly (keyof Value & string)[],
): Value {
  const fields = order.flatMap((key) =>
    value[key] === undefined ? [] : [[key, value[key]] as const],
  )
  return Object.fromEntries(fields) as Value
}
