import type { PlaceShape } from '../../../../iiif/nav-place.ts'

/** What of the earth a map shows: its middle, in degrees, and how many times it is enlarged. */
export interface MapView {
  readonly longitude: number
  readonly latitude: number
  readonly zoom: number
}

export interface Spot {
  readonly longitude: number
  readonly latitude: number
}

export const LARGEST_ZOOM = 16

const clamp = (value: number, most: number): number => Math.min(most, Math.max(-most, value))

/** The view box of the map, in degrees, within the earth. */
export function boxOf({ longitude, latitude, zoom }: MapView) {
  const width = 360 / zoom
  const height = 180 / zoom
  return {
    x: clamp(longitude, 180 - width / 2) - width / 2,
    y: clamp(-latitude, 90 - height / 2) - height / 2,
    width,
    height,
  }
}

/** The place on the earth at a point of the map, given from 0 to 1; to a hundredth of what is seen. */
export function spotAt(view: MapView, point: { readonly x: number; readonly y: number }): Spot {
  const { x, y, width, height } = boxOf(view)
  return {
    longitude: roundDegree(clamp(x + point.x * width, 180)),
    latitude: roundDegree(clamp(-(y + point.y * height), 90)),
  }
}

/** A place moved by steps of a fiftieth of what is seen. */
export const moveSpot = (
  view: MapView,
  { longitude, latitude }: Spot,
  steps: { readonly east: number; readonly north: number },
): Spot => ({
  longitude: roundDegree(clamp(longitude + (steps.east * 360) / view.zoom / 50, 180)),
  latitude: roundDegree(clamp(latitude + (steps.north * 180) / view.zoom / 50, 90)),
})

/** The rectangle between two of its corners; undefined where it would have no width or height. */
export function areaBetween(one: Spot, other: Spot): PlaceShape | undefined {
  const west = Math.min(one.longitude, other.longitude)
  const east = Math.max(one.longitude, other.longitude)
  const south = Math.min(one.latitude, other.latitude)
  const north = Math.max(one.latitude, other.latitude)
  return west < east && south < north ? { kind: 'area', west, south, east, north } : undefined
}

/** Where a place lies, to begin looking. */
export const middleOf = (shape: PlaceShape | undefined): Spot => {
  if (shape?.kind === 'point') return { longitude: shape.longitude, latitude: shape.latitude }
  if (shape?.kind !== 'area') return { longitude: 10, latitude: 45 }
  return { longitude: (shape.west + shape.east) / 2, latitude: (shape.south + shape.north) / 2 }
}

/** Coasts of 1:110 million do not tell more. */
const roundDegree = (degrees: number): number => Math.round(degrees * 100) / 100 + 0
