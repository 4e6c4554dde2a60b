import type { JsonObject } from '../presentation/json.ts'
import type { CanvasRecord } from '../project/model.ts'
import type { Placement } from '../project/painting.ts'
import type { Layer } from './layer.ts'

/** @see https://iiif.io/api/annex/services/#physical-dimensions */
const CONTEXT = 'http://iiif.io/api/annex/services/physdim/1/context.json'
export const PHYSICAL_DIMENSIONS = 'http://iiif.io/api/annex/services/physdim'

/** In millimetres. */
const UNITS: ReadonlyMap<unknown, number> = new Map([
  ['mm', 1],
  ['cm', 10],
  ['in', 25.4],
])

/** True for the service that says how large a canvas or image is in the world. */
export const isPhysical = (service: JsonObject): boolean =>
  [PHYSICAL_DIMENSIONS, `${PHYSICAL_DIMENSIONS}/`].some(
    (profile) => service['profile'] === profile,
  ) || service['@context'] === CONTEXT

/** Millimetres for one unit of a canvas, or one pixel of an image, as one of its services says; undefined when none does. */
export function scaleIn(services: readonly JsonObject[] | undefined): number | undefined {
  for (const service of services ?? []) {
    if (!isPhysical(service)) continue
    const { physicalScale: scale, physicalUnits } = service
    const unit = UNITS.get(physicalUnits)
    if (typeof scale === 'number' && scale > 0 && Number.isFinite(scale) && unit !== undefined)
      return scale * unit
  }
  return undefined
}

/** Millimetres for one unit of the canvas. */
export const scaleOfCanvas = ({ service }: Pick<CanvasRecord, 'service'>): number | undefined =>
  scaleIn(service)

/**
 * The services of a canvas with another scale, or without one. Its address is made on export.
 * @param scale millimetres for one unit of the canvas
 */
export function withScale(
  services: readonly JsonObject[] | undefined,
  scale: number | undefined,
): readonly JsonObject[] | undefined {
  const others = (services ?? []).filter((service) => !isPhysical(service))
  const all = scale === undefined ? others : [...others, physicalService(scale)]
  return all.length > 0 ? all : undefined
}

const physicalService = (scale: number): JsonObject => ({
  '@context': CONTEXT,
  type: 'PhysicalDimensions',
  profile: PHYSICAL_DIMENSIONS,
  physicalScale: significant(scale),
  physicalUnits: 'mm',
})

/** Seven digits are more than any ruler gives, and none of them is an artefact of dividing. */
export const significant = (value: number): number => Number(value.toPrecision(7))

/** Millimetres for one pixel of the image, as it is placed on a canvas of this scale. */
export const shownScale = (
  { placement, crop }: Pick<Layer, 'placement' | 'crop'>,
  scale: number,
): number => (placement.width / crop.width) * scale

/** How wide a layer must be so that it is shown in the scale of its canvas, both in millimetres for a unit or pixel. */
export const widthToScale = (
  { crop }: Pick<Layer, 'crop'>,
  pixel: number,
  scale: number,
): Placement['width'] => (crop.width * pixel) / scale

/** Millimetres for one pixel, from pixels per inch. */
export const scaleOfResolution = (pixelsPerInch: number): number => 25.4 / pixelsPerInch
