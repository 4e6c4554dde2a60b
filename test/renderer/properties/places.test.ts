import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawLand } from '../../../renderer/panels/properties/more/land-outline.ts'
import {
  areaBetween,
  boxOf,
  LARGEST_ZOOM,
  moveSpot,
  spotAt,
  type Spot,
} from '../../../renderer/panels/properties/more/map-view.ts'
import {
  middleSquare,
  readPart,
  writePart,
} from '../../../renderer/panels/properties/more/part-numbers.ts'
import {
  readNumbers,
  writeNumbers,
} from '../../../renderer/panels/properties/more/place-numbers.ts'
import { parseMoment } from '../../../renderer/panels/properties/more/start-moment.ts'

/** Whether a place is on land, by the rule of the even and odd crossings of a line to the west. */
function isLand({ longitude, latitude }: Spot): boolean {
  const rings = drawLand()
    .split('Z')
    .filter((ring) => ring !== '')
    .map((ring) =>
      ring
        .slice(1)
        .split('L')
        .map((point) => point.split(',').map(Number)),
    )
  let crossings = 0
  for (const ring of rings) {
    ring.forEach(([x2 = 0, y2 = 0], index) => {
      const [x1 = 0, y1 = 0] = ring[(index || ring.length) - 1] ?? []
      const y = -latitude
      if (y1 > y !== y2 > y && longitude < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) crossings += 1
    })
  }
  return crossings % 2 === 1
}

describe('The map of the earth', () => {
  test.each([
    ['Fulda', { longitude: 9.68, latitude: 50.55 }, true],
    ['Timbuktu', { longitude: -3, latitude: 16.77 }, true],
    ['Canberra', { longitude: 149.1, latitude: -35.3 }, true],
    ['the South Pole', { longitude: 0, latitude: -89 }, true],
    ['Fiji, across the 180th degree', { longitude: 179.4, latitude: -16.5 }, true],
    ['Chukotka, beyond it', { longitude: -175, latitude: 66.5 }, true],
    ['the middle of the Atlantic', { longitude: -35, latitude: 30 }, false],
    ['the middle of the Pacific', { longitude: -150, latitude: 0 }, false],
    ['the Mediterranean', { longitude: 18, latitude: 35 }, false],
  ])('%s is where it should be', (_, spot, land) => expect(isLand(spot)).toBe(land))

  const views = fc.record({
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    zoom: fc.double({ min: 1, max: LARGEST_ZOOM, noNaN: true }),
  })
  const part = fc.double({ min: 0, max: 1, noNaN: true })

  test('shows nothing beyond the earth, and a click on it is a place on the earth', () => {
    fc.assert(
      fc.property(views, part, part, (view, x, y) => {
        const box = boxOf(view)
        expect(box.x).toBeGreaterThanOrEqual(-180)
        expect(box.x + box.width).toBeLessThanOrEqual(180 + 1e-9)
        expect(box.y).toBeGreaterThanOrEqual(-90)
        expect(box.y + box.height).toBeLessThanOrEqual(90 + 1e-9)
        const spot = spotAt(view, { x, y })
        expect(Math.abs(spot.longitude)).toBeLessThanOrEqual(180)
        expect(Math.abs(spot.latitude)).toBeLessThanOrEqual(90)
        // To a hundredth of a degree, which is what is kept.
        expect(spot.longitude).toBeCloseTo(box.x + x * box.width, 1)
        expect(-spot.latitude).toBeCloseTo(box.y + y * box.height, 1)
      }),
    )
  })

  test('the cross stays on the earth', () => {
    const view = { longitude: 0, latitude: 0, zoom: 1 }
    const spot = moveSpot(view, { longitude: 179, latitude: 89 }, { east: 1, north: 1 })
    expect(spot).toEqual({ longitude: 180, latitude: 90 })
  })

  test('any two opposite corners make the same area', () => {
    const area = { kind: 'area', west: 1, south: 2, east: 3, north: 4 }
    const corner = (longitude: number, latitude: number) => ({ longitude, latitude })
    expect(areaBetween(corner(1, 2), corner(3, 4))).toEqual(area)
    expect(areaBetween(corner(3, 2), corner(1, 4))).toEqual(area)
    expect(areaBetween(corner(1, 2), corner(1, 4))).toBeUndefined()
  })
})

describe('Numbers in fields', () => {
  test.each([
    { kind: 'point', longitude: 9.68, latitude: 50.55 },
    { kind: 'area', west: -1, south: 2, east: 3, north: 4.5 },
  ] as const)('a place is written as it was read: $kind', (shape) =>
    expect(writeNumbers(readNumbers(shape))).toEqual(shape),
  )

  test('an area whose edges are exchanged is none', () => {
    const { kind, texts } = readNumbers({ kind: 'area', west: 1, south: 2, east: 3, north: 4 })
    expect(writeNumbers({ kind, texts: { ...texts, north: '1' } })).toBeUndefined()
    expect(writeNumbers({ kind, texts: { ...texts, north: '' } })).toBeUndefined()
  })

  test('a part lies within its image', () => {
    const image = { width: 300, height: 200 }
    const square = { x: 50, y: 0, width: 200, height: 200 }
    expect(middleSquare(image)).toEqual(square)
    expect(writePart(readPart(square), image)).toEqual(square)
    expect(writePart({ ...readPart(square), x: '101' }, image)).toBeUndefined()
    expect(writePart({ ...readPart(square), width: '0' }, image)).toBeUndefined()
    expect(writePart({ ...readPart(square), y: '1.5' }, image)).toBeUndefined()
  })

  test.each([
    ['12,5', 12.5],
    ['60', 60],
    ['61', undefined],
    ['soon', undefined],
  ])('the moment %s of a minute is %s', (text, moment) =>
    expect(parseMoment(text, 60)).toBe(moment),
  )
})
