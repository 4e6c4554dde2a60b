import {
  listOf,
  mapOf,
  oneOf,
  optional,
  readBoolean,
  readFilledString,
  readNumber,
  readObject,
  readPositive,
  readString,
  readWhole,
  recordOf,
  Unreadable,
  type Reader,
} from '../../reading.ts'
import {
  SCALE_SOURCES,
  type Area,
  type FlattenedImage,
  type LayerSource,
  type LocalImage,
  type PaintedImage,
  type PaintingAnnotation,
  type PaintingBody,
  type PhysicalScale,
  type Placement,
  type RemoteImage,
} from '../painting.ts'
import { readJsonObject } from './read-json.ts'

const readLabel = optional(mapOf(listOf(readString)))

const readLocalImage: Reader<LocalImage> = recordOf({
  type: oneOf(['Image']),
  folder: readFilledString,
  path: readFilledString,
  width: readWhole(1),
  height: readWhole(1),
  label: readLabel,
})

/** An address of the web, and nothing that could run or read from this computer. */
export const readWebAddress: Reader<string> = (value, where) => {
  const address = readFilledString(value, where)
  if (!/^https?:\/\//i.test(address)) throw new Unreadable(where, 'an address of the web')
  return address
}

const readRemoteImage: Reader<RemoteImage> = recordOf({
  type: oneOf(['RemoteImage']),
  address: readWebAddress,
  format: optional(readFilledString),
  width: readPositive,
  height: readPositive,
  service: optional(
    recordOf({ id: readWebAddress, version: oneOf([1, 2, 3]), level: oneOf([0, 1, 2]) }),
  ),
  label: readLabel,
})

export const readPaintedImage: Reader<PaintedImage> = (value, where) =>
  typeOf(value, where) === 'RemoteImage'
    ? readRemoteImage(value, where)
    : readLocalImage(value, where)

const readBody: Reader<PaintingBody> = (value, where) => {
  switch (typeOf(value, where)) {
    case 'Choice':
      return recordOf({ type: oneOf(['Choice']), items: listOf(readPaintedImage) })(value, where)
    case 'Other':
      return recordOf({ type: oneOf(['Other']), resource: readJsonObject })(value, where)
    default:
      return readPaintedImage(value, where)
  }
}

const typeOf = (value: unknown, where: string): unknown => readObject(value, where)['type']

const area = { x: readNumber, y: readNumber, width: readPositive, height: readPositive } as const

export const readArea: Reader<Area> = recordOf(area)

const readOpacity: Reader<number> = (value, where) => {
  const opacity = readNumber(value, where)
  if (opacity < 0 || opacity > 1) throw new Unreadable(where, 'a number from 0 to 1')
  return opacity
}

const readPlacement: Reader<Placement> = recordOf({
  ...area,
  rotation: optional(readNumber),
  isMirrored: optional(readBoolean),
  opacity: optional(readOpacity),
  isLocked: optional(readBoolean),
})

const readScale: Reader<PhysicalScale> = recordOf({
  pixel: readPositive,
  by: oneOf(SCALE_SOURCES),
})

const readFrom: Reader<LayerSource> = recordOf({
  canvas: readFilledString,
  label: mapOf(listOf(readString)),
  origin: optional(readFilledString),
})

export const readFlattened: Reader<FlattenedImage> = recordOf({
  image: readLocalImage,
  layers: readFilledString,
})

export const readPainting: Reader<PaintingAnnotation> = recordOf({
  id: readFilledString,
  body: readBody,
  placement: optional(readPlacement),
  crop: optional(readArea),
  isHidden: optional(readBoolean),
  scale: optional(readScale),
  from: optional(readFrom),
  place: optional(readFilledString),
})
