import type { CanvasRecord, RecordId } from '../project/model.ts'
import type {
  PaintedImage,
  PaintingAnnotation,
  PhysicalScale,
  Placement,
} from '../project/painting.ts'
import { boundsOf } from './geometry.ts'
import { layersOf, type Layer } from './layer.ts'
import { movedBy } from './change-placement.ts'
import { paintingInOrder, placementInOrder } from './written-order.ts'
import { without } from '../without.ts'
import { scaleOfCanvas, shownScale, significant } from './physical.ts'

/** What becomes the layers of a new canvas. */
export interface LaidOut {
  readonly painting: readonly PaintingAnnotation[]
  /** In units of the new canvas. */
  readonly width: number
  readonly height: number
  /** Millimetres for one unit, where the size of all is known: then they lie there to scale. */
  readonly scale: number | undefined
}

/** The room between the images, in parts of the highest of them. */
export const GAP = 0.04

/**
 * The images of several canvases beside each other: to scale where the physical size of all is known, in their own
 * pixels else.
 *
 * @param scaleOf what is known of the size of an image from elsewhere, such as from its file
 */
export function layOut(
  canvases: readonly CanvasRecord[],
  newId: () => RecordId,
  scaleOf: (layer: Layer) => PhysicalScale | undefined = () => undefined,
): LaidOut {
  const groups = canvases.map((canvas) => groupOf(canvas, { newId, scaleOf }))
  const scales = groups.map(({ scale }) => scale)
  const known = scales.filter((scale) => scale !== undefined)
  // The finest of them keeps its pixels, so that nothing is lost of any.
  const scale = known.length === scales.length && known.length > 0 ? Math.min(...known) : undefined
  const enlarged = groups.map((group) => {
    const factor = scale === undefined || group.scale === undefined ? 1 : group.scale / scale
    return { ...group, factor, width: group.width * factor, height: group.height * factor }
  })
  const height = Math.max(1, ...enlarged.map((group) => group.height))
  const gap = Math.round(height * GAP)
  let next = 0
  const painting = enlarged.flatMap((group) => {
    const left = next
    next += group.width + gap
    return group.painting.map((one): PaintingAnnotation => {
      const placement = one.placement && magnified(one.placement, group.factor)
      return placement
        ? paintingInOrder({ ...one, placement: rounded(movedBy(placement, { x: left, y: 0 })) })
        : one
    })
  })
  return {
    painting,
    width: Math.max(1, Math.ceil(next - gap)),
    height: Math.ceil(height),
    scale: scale === undefined ? undefined : significant(scale),
  }
}

interface Group {
  readonly painting: readonly PaintingAnnotation[]
  /** In pixels of its lowest image, as are the placements. */
  readonly width: number
  readonly height: number
  /** Millimetres for one of these pixels. */
  readonly scale: number | undefined
}

/** The layers of one canvas in the pixels of its lowest image, so that a leaf that stands alone keeps its size. */
function groupOf(
  canvas: CanvasRecord,
  {
    newId,
    scaleOf,
  }: {
    readonly newId: () => RecordId
    readonly scaleOf: (layer: Layer) => PhysicalScale | undefined
  },
): Group {
  const layers = layersOf(canvas)
  const [lowest] = layers
  const factor = lowest ? lowest.crop.width / lowest.placement.width : 1
  const stated = scaleOfCanvas(canvas)
  const kept = new Map(canvas.painting.map((painting) => [painting.id, painting]))
  const painting = layers.map((layer): PaintingAnnotation => {
    const before = kept.get(layer.id)
    const image = without(layer.image, 'label') as PaintedImage
    const own =
      before?.scale ??
      (stated === undefined
        ? scaleOf(layer)
        : { pixel: significant(shownScale(layer, stated)), by: 'service' as const })
    return {
      id: newId(),
      body: image,
      placement: magnified(layer.placement, factor),
      ...(before?.crop && { crop: before.crop }),
      ...(before?.isHidden && { isHidden: true }),
      ...(own && { scale: own }),
      from: before?.from ?? {
        canvas: canvas.id,
        label: canvas.label,
        ...(canvas.origin !== undefined && { origin: canvas.origin }),
      },
    }
  })
  const scale = painting[0]?.scale?.pixel
  const bounds = painting.flatMap(({ placement }) => (placement ? [boundsOf(placement)] : []))
  return {
    painting,
    width: Math.max(canvas.width * factor, ...bounds.map((area) => area.x + area.width)),
    height: Math.max(canvas.height * factor, ...bounds.map((area) => area.y + area.height)),
    scale,
  }
}

export const magnified = (placement: Placement, factor: number): Placement => ({
  ...placement,
  x: placement.x * factor,
  y: placement.y * factor,
  width: placement.width * factor,
  height: placement.height * factor,
})

/** To a thousandth of a unit: what is finer comes of dividing, and only makes files longer. */
export const rounded = (placement: Placement): Placement =>
  placementInOrder({
    ...placement,
    x: toThousandths(placement.x),
    y: toThousandths(placement.y),
    width: Math.max(0.001, toThousandths(placement.width)),
    height: Math.max(0.001, toThousandths(placement.height)),
  })

const toThousandths = (value: number): number => Math.round(value * 1000) / 1000 + 0
