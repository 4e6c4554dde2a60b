import type { LanguageMap } from './language-map.ts'
import { jsonObject, type JsonObject } from './presentation/json.ts'
import { isObject } from './validation/value.ts'

/** Where something is on the earth, in degrees: longitude east and latitude north of Greenwich and the equator. */
export type PlaceShape =
  | { readonly kind: 'point'; readonly longitude: number; readonly latitude: number }
  | {
      readonly kind: 'area'
      readonly west: number
      readonly south: number
      readonly east: number
      readonly north: number
    }
  /** A line, a polygon or whatever else: shown and kept, not edited. */
  | { readonly kind: 'other'; readonly type: string }

/** The places of a feature collection. @see https://iiif.io/api/extension/navplace/ */
export const featuresOf = (navPlace: JsonObject | undefined): readonly JsonObject[] => {
  const features = navPlace?.['features']
  return Array.isArray(features) ? (features.filter(isObject) as readonly JsonObject[]) : []
}

/** The collection with other places; undefined where there are none. What else it says stays. */
export function withFeatures(
  navPlace: JsonObject | undefined,
  features: readonly JsonObject[],
): JsonObject | undefined {
  if (features.length === 0) return undefined
  return { ...navPlace, type: 'FeatureCollection', features }
}

/** A place without a name. */
export const newFeature = (shape: PlaceShape): JsonObject =>
  withShape({ type: 'Feature', properties: {} }, shape)

export function labelOfFeature(feature: JsonObject): LanguageMap {
  const { properties } = feature
  const label = isObject(properties) ? properties['label'] : undefined
  return isObject(label) ? (label as LanguageMap) : {}
}

/** The place with another name; one without any text takes it away. */
export function withFeatureLabel(feature: JsonObject, label: LanguageMap): JsonObject {
  const { properties } = feature
  const kept = isObject(properties) ? properties : {}
  const named = Object.keys(label).length > 0 ? label : undefined
  return { ...feature, properties: jsonObject({ ...kept, label: named }) }
}

/** @see https://www.rfc-editor.org/rfc/rfc7946#section-3.1 */
export function shapeOf(feature: JsonObject): PlaceShape {
  const { geometry } = feature
  if (!isObject(geometry)) return { kind: 'other', type: '' }
  const type = typeof geometry['type'] === 'string' ? geometry['type'] : ''
  if (type === 'Point') {
    const point = positionOf(geometry['coordinates'])
    if (point) return { kind: 'point', longitude: point[0], latitude: point[1] }
  }
  return (
    (type === 'Polygon' ? areaOf(geometry['coordinates']) : undefined) ?? { kind: 'other', type }
  )
}

export const withShape = (feature: JsonObject, shape: PlaceShape): JsonObject =>
  shape.kind === 'other' ? feature : { ...feature, geometry: geometryOf(shape) }

function geometryOf(shape: Exclude<PlaceShape, { kind: 'other' }>): JsonObject {
  if (shape.kind === 'point')
    return { type: 'Point', coordinates: [shape.longitude, shape.latitude] }
  const { west, south, east, north } = shape
  // The first corner again at the end, and counterclockwise.
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

type Position = readonly [longitude: number, latitude: number]

function positionOf(value: unknown): Position | undefined {
  if (!Array.isArray(value)) return undefined
  const [longitude, latitude] = value as readonly unknown[]
  return typeof longitude === 'number' && typeof latitude === 'number'
    ? [longitude, latitude]
    : undefined
}

/** The rectangle that a polygon is, if it is one. */
function areaOf(value: unknown): PlaceShape | undefined {
  if (!Array.isArray(value) || value.length !== 1 || !Array.isArray(value[0])) return undefined
  const corners = (value[0] as readonly unknown[]).map(positionOf)
  const [first] = corners
  if (corners.length !== 5 || corners.some((corner) => !corner) || !first) return undefined
  const longitudes = [...new Set(corners.flatMap((corner) => (corner ? [corner[0]] : [])))]
  const latitudes = [...new Set(corners.flatMap((corner) => (corner ? [corner[1]] : [])))]
  const last = corners[4]
  const isClosed = last?.[0] === first[0] && last[1] === first[1]
  if (longitudes.length !== 2 || latitudes.length !== 2 || !isClosed) return undefined
  // Its sides follow the degrees: from corner to corner, one of the two stays the same.
  const isUpright = corners.slice(1).every((corner, index) => {
    const before = corners[index]
    return (corner?.[0] === before?.[0]) !== (corner?.[1] === before?.[1])
  })
  if (!isUpright) return undefined
  return {
    kind: 'area',
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  }
}

/** A degree as it was typed, with a point or a comma; undefined when it is none or lies beyond the earth. */
export function parseDegree(text: string, axis: 'longitude' | 'latitude'): number | undefined {
  const typed = text.trim().replace(',', '.').replace('−', '-')
  if (!/^-?\d{1,3}(\.\d+)?$/.test(typed)) return undefined
  const degree = Number(typed)
  return Math.abs(degree) <= (axis === 'longitude' ? 180 : 90) ? degree : undefined
}
