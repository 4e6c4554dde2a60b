import { rotationOf } from '../composition/geometry.ts'
import { without } from '../without.ts'
import { jsonObject, type JsonObject } from '../presentation/json.ts'
import type { Body, ImageBody } from '../presentation/model.ts'
import { writeImage } from '../presentation/v3/write.ts'
import type { PaintingAnnotation, Placement } from '../project/painting.ts'
import { composeBody, formatPart, type ComposeImages } from './compose-image.ts'

/**
 * What is painted: the image itself, or the part of it and the way in which it is turned as the Image API says them, so
 * that a viewer that knows no more than that can ask for exactly this picture.
 *
 * @see https://iiif.io/api/cookbook/recipe/0299-region/
 * @see https://iiif.io/api/cookbook/recipe/0040-image-rotation-service/
 */
export function composeLayer(painting: PaintingAnnotation, composeImages: ComposeImages): Body {
  const body = composeBody(painting.body, composeImages)
  const selector = selectorOf(painting)
  if (!selector || body.type !== 'Image') return body
  const source = without(body, 'label')
  return {
    type: 'Other',
    resource: jsonObject({
      id: addressOfPart(source, selector),
      type: 'SpecificResource',
      source: writeImage(source),
      selector: jsonObject({ type: 'ImageApiSelector', ...selector }),
    }),
  }
}

interface ImageSelector {
  readonly region?: string
  readonly rotation?: string
}

function selectorOf({ crop, placement }: PaintingAnnotation): ImageSelector | undefined {
  const turn = placement && formatTurn(placement)
  if (!crop && turn === undefined) return undefined
  return {
    ...(crop && { region: formatPart(crop) }),
    ...(turn !== undefined && { rotation: turn }),
  }
}

/** As the Image API writes it; undefined for an image that is upright and not mirrored. */
function formatTurn(placement: Placement): string | undefined {
  const rotation = rotationOf(placement)
  if (rotation === 0 && !placement.isMirrored) return undefined
  return `${placement.isMirrored ? '!' : ''}${rotation}`
}

/** Where exactly this picture is found; undefined where no service gives parts. */
function addressOfPart(
  { service = [] }: ImageBody,
  { region = 'full', rotation = '0' }: ImageSelector,
): JsonObject['id'] | undefined {
  const [found] = service
  if (!found || found.profile === 'level0') return undefined
  const size = found.type === 'ImageService3' ? 'max' : 'full'
  const quality = found.type === 'ImageService1' ? 'native' : 'default'
  // What lies outside a picture that is turned freely must be transparent, which JPEG is not.
  const format = Number(rotation.replace('!', '')) % 90 === 0 ? 'jpg' : 'png'
  return `${found.id}/${region}/${size}/${rotation}/${quality}.${format}`
}
