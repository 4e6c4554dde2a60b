import type { Dimensions } from '../../image/dimensions.ts'
import type { JsonObject } from '../../presentation/json.ts'
import { isHttpAddress, isObject, valueOf } from '../../validation/value.ts'
import type { Area, PaintedImage, PaintingBody, RemoteImage, RemoteService } from '../painting.ts'
import { allRead, defined, itemsAt, objectAt, positiveAt, textAt, textsAt } from './read-values.ts'

export interface ReadBody {
  readonly body: PaintingBody
  readonly crop?: Area
  /** How it is turned, and whether it is mirrored before that. */
  readonly turn?: Turn
}

export interface Turn {
  /** Degrees clockwise. */
  readonly rotation: number
  readonly isMirrored: boolean
}

/**
 * What is painted on a canvas. Whatever is no image, or an image in a way that we cannot say, is kept whole;
 * undefined where there is nothing that could be kept in a record.
 *
 * @param canvas the size of an image that does not state its own
 */
export function readBody(value: unknown, canvas: Dimensions): ReadBody | undefined {
  if (!isObject(value)) return undefined
  const resource = value as JsonObject
  const cropped = readCropped(resource, canvas)
  if (cropped) return cropped
  const body = readImage(resource, canvas) ?? readChoice(resource, canvas)
  return { body: body ?? { type: 'Other', resource } }
}

function readChoice(resource: JsonObject, canvas: Dimensions): PaintingBody | undefined {
  if (valueOf(resource, 'type') !== 'Choice') return undefined
  const items = allRead<PaintedImage>(
    itemsAt(resource, 'items').map((item) =>
      isObject(item) ? readImage(item as JsonObject, canvas) : undefined,
    ),
  )
  return items && items.length > 0 ? { type: 'Choice', items } : undefined
}

function readImage(resource: JsonObject, canvas: Dimensions): RemoteImage | undefined {
  const address = textAt(resource, 'id')
  if (valueOf(resource, 'type') !== 'Image' || !isHttpAddress(address)) return undefined
  return defined({
    type: 'RemoteImage' as const,
    address,
    format: textAt(resource, 'format'),
    width: positiveAt(resource, 'width') ?? canvas.width,
    height: positiveAt(resource, 'height') ?? canvas.height,
    service: readService(resource),
    label: textsAt(resource, 'label'),
  })
}

/** The newest of its image services. */
function readService(resource: JsonObject): RemoteService | undefined {
  const services = itemsAt(resource, 'service').flatMap((service): readonly RemoteService[] => {
    if (!isObject(service)) return []
    const id = valueOf(service, 'id') ?? valueOf(service, '@id')
    const stated = service as JsonObject
    const type = textAt(stated, 'type') ?? textAt(stated, '@type') ?? ''
    const version = /^ImageService([123])$/.exec(type)
    if (!version || !isHttpAddress(id)) return []
    const level = /level-?([012])/i.exec(JSON.stringify(valueOf(service, 'profile') ?? ''))
    return [
      {
        id,
        version: Number(version[1]) as RemoteService['version'],
        level: Number(level?.[1] ?? 0) as RemoteService['level'],
      },
    ]
  })
  return services.reduce<RemoteService | undefined>(
    (best, service) => (best && best.version >= service.version ? best : service),
    undefined,
  )
}

/**
 * A part of an image, or one that is turned.
 * @see https://iiif.io/api/cookbook/recipe/0299-region/
 * @see https://iiif.io/api/cookbook/recipe/0040-image-rotation-service/
 */
function readCropped(resource: JsonObject, canvas: Dimensions): ReadBody | undefined {
  if (valueOf(resource, 'type') !== 'SpecificResource') return undefined
  const [source, selector] = [objectAt(resource, 'source'), objectAt(resource, 'selector')]
  if (!source || !selector || valueOf(selector, 'type') !== 'ImageApiSelector') return undefined
  if (!Object.keys(selector).every((key) => KNOWN.includes(key))) return undefined
  const [region, rotation] = [valueOf(selector, 'region'), valueOf(selector, 'rotation')]
  const crop = readRegion(region)
  const turn = readTurn(rotation)
  const body = readImage(source, canvas)
  // What is said and not understood must not be left out: then it is kept as it is.
  if ((region !== undefined && !crop) || (rotation !== undefined && !turn)) return undefined
  return body && (crop ?? turn) ? { body, ...defined({ crop, turn }) } : undefined
}

const KNOWN = ['id', '@context', 'type', 'region', 'rotation']

function readRegion(region: unknown): Area | undefined {
  const found = /^(\d{1,9}),(\d{1,9}),(\d{1,9}),(\d{1,9})$/.exec(String(region))
  if (!found) return undefined
  const [x = 0, y = 0, width = 0, height = 0] = found.slice(1).map(Number)
  return width > 0 && height > 0 ? { x, y, width, height } : undefined
}

function readTurn(rotation: unknown): Turn | undefined {
  const found = /^(!?)(\d{1,3}(?:\.\d{1,9})?)$/.exec(String(rotation))
  const degrees = Number(found?.[2])
  if (!found || degrees > 360) return undefined
  return { rotation: degrees % 360, isMirrored: found[1] === '!' }
}
