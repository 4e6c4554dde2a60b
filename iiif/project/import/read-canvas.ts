import type { Dimensions } from '../../image/dimensions.ts'
import type { JsonObject } from '../../presentation/json.ts'
import type { CanvasRecord } from '../model.ts'
import { imagesIn, type PaintingAnnotation } from '../painting.ts'
import { readDescription } from './read-description.ts'
import { readPages, sizeOf, UNKNOWN_SIZE } from './read-painting.ts'
import { defined, positiveAt } from './read-values.ts'

/** A canvas as its record holds it, without what only a project can give: its id, its annotations and its origin. */
export type ReadCanvas = Omit<CanvasRecord, 'type' | 'id' | 'annotations' | 'origin'>

/** The ids of painting annotations are their places until a project gives them others. */
export function readCanvas(resource: JsonObject): ReadCanvas {
  const stated = sizeOf(resource)
  const painting = readPages(resource, stated ?? UNKNOWN_SIZE).flatMap((one) => one ?? [])
  const size = stated ?? sizeOfImage(painting) ?? UNKNOWN_SIZE
  return {
    ...readDescription(resource),
    ...size,
    ...defined({ duration: positiveAt(resource, 'duration') }),
    painting,
  }
}

function sizeOfImage(painting: readonly PaintingAnnotation[]): Dimensions | undefined {
  const [image] = painting.flatMap(({ body }) => imagesIn(body))
  return image && { width: image.width, height: image.height }
}
