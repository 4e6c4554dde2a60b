import { parseDegree, type PlaceShape } from '../../../../iiif/nav-place.ts'

/** The numbers of a place as they stand in their fields. */
export interface PlaceNumbers {
  readonly kind: 'point' | 'area'
  readonly texts: Readonly<Record<string, string>>
}

export const NUMBERS_OF = {
  point: ['latitude', 'longitude'],
  area: ['north', 'south', 'west', 'east'],
} as const

const NORTHWARDS: readonly string[] = ['latitude', 'north', 'south']

export const axisOf = (name: string): 'latitude' | 'longitude' =>
  NORTHWARDS.includes(name) ? 'latitude' : 'longitude'

export function readNumbers(shape: PlaceShape | undefined): PlaceNumbers {
  if (!shape || shape.kind === 'other') return { kind: 'point', texts: {} }
  const { kind, ...numbers } = shape
  return {
    kind,
    texts: Object.fromEntries(
      Object.entries(numbers).map(([name, value]) => [name, String(value)]),
    ),
  }
}

/** The place that the numbers mean; undefined while one is missing, or where south is north of north. */
export function writeNumbers({ kind, texts }: PlaceNumbers): PlaceShape | undefined {
  const degree = (name: string): number | undefined => parseDegree(texts[name] ?? '', axisOf(name))
  if (kind === 'point') {
    const [latitude, longitude] = [degree('latitude'), degree('longitude')]
    return latitude === undefined || longitude === undefined
      ? undefined
      : { kind, longitude, latitude }
  }
  const [north, south, west, east] = NUMBERS_OF.area.map(degree)
  if (north === undefined || south === undefined || west === undefined || east === undefined)
    return undefined
  return south < north && west < east ? { kind, west, south, east, north } : undefined
}
