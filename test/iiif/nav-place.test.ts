import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  featuresOf,
  labelOfFeature,
  newFeature,
  parseDegree,
  shapeOf,
  withFeatureLabel,
  withFeatures,
  withShape,
  type PlaceShape,
} from '../../iiif/nav-place.ts'

const degrees = (most: number) =>
  fc.double({ min: -most, max: most, noNaN: true }).map((one) => one + 0)

const shapes: fc.Arbitrary<PlaceShape> = fc.oneof(
  fc.record({
    kind: fc.constant('point' as const),
    longitude: degrees(180),
    latitude: degrees(90),
  }),
  fc
    .record({
      west: degrees(90),
      south: degrees(45),
      width: fc.double({ min: 1, max: 90, noNaN: true }),
      height: fc.double({ min: 1, max: 45, noNaN: true }),
    })
    .map(({ west, south, width, height }) => ({
      kind: 'area' as const,
      west,
      south,
      east: west + width,
      north: south + height,
    })),
)

describe('The navPlace extension', () => {
  test('a point and a rectangle are read as they were written', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        expect(shapeOf(newFeature(shape))).toEqual(shape)
      }),
    )
  })

  test('a rectangle is a closed ring, counterclockwise', () => {
    const feature = newFeature({ kind: 'area', west: 1, south: 2, east: 3, north: 4 })
    expect(feature['geometry']).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [1, 2],
          [3, 2],
          [3, 4],
          [1, 4],
          [1, 2],
        ],
      ],
    })
  })

  test.each([
    [
      'a line',
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'a slanted polygon',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [2, 1],
            [1, 3],
            [-1, 2],
            [0, 0],
          ],
        ],
      },
    ],
    ['a polygon with a hole', { type: 'Polygon', coordinates: [[[0, 0]], [[1, 1]]] }],
    [
      'a bow tie',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [2, 2],
            [2, 0],
            [0, 2],
            [0, 0],
          ],
        ],
      },
    ],
  ])('%s is kept as it is', (_, geometry) => {
    const feature = { type: 'Feature', properties: {}, geometry }
    const shape = shapeOf(feature)
    expect(shape).toEqual({ kind: 'other', type: geometry.type })
    expect(withShape(feature, shape)).toBe(feature)
  })

  test('what else a place and its collection say stays', () => {
    const feature = {
      id: 'https://example.org/1',
      type: 'Feature',
      properties: { label: { en: ['Fulda'] }, founded: 744 },
      geometry: { type: 'Point', coordinates: [9.68, 50.55] },
    }
    const renamed = withFeatureLabel(feature, { la: ['Fulda'] })
    expect(renamed).toMatchObject({ id: feature.id, properties: { founded: 744 } })
    expect(labelOfFeature(renamed)).toEqual({ la: ['Fulda'] })
    expect(withFeatureLabel(feature, {})['properties']).toEqual({ founded: 744 })
    const collection = {
      id: 'https://example.org/c',
      type: 'FeatureCollection',
      features: [feature],
    }
    expect(withFeatures(collection, [renamed])).toEqual({ ...collection, features: [renamed] })
    expect(featuresOf(collection)).toEqual([feature])
    expect(withFeatures(collection, [])).toBeUndefined()
  })

  test.each([
    ['9.68', 'longitude', 9.68],
    ['-120,5', 'longitude', -120.5],
    ['90', 'latitude', 90],
    ['90.1', 'latitude', undefined],
    ['181', 'longitude', undefined],
    ['50° N', 'latitude', undefined],
    ['', 'latitude', undefined],
  ] as const)('%s as a %s is %s', (text, axis, degree) =>
    expect(parseDegree(text, axis)).toBe(degree),
  )
})
