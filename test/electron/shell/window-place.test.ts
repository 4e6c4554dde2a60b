import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeWindow, readPlace, SMALLEST } from '../../../electron/shell/window-place.ts'

const screen = { x: 0, y: 25, width: 1920, height: 1055 }
const second = { x: 1920, y: 0, width: 1600, height: 900 }

describe('Where the window opens', () => {
  test('the first time, the system chooses the place', () => {
    expect(placeWindow(undefined, [screen])).not.toHaveProperty('x')
  })

  test('it opens where it was closed, also on a second screen', () => {
    const before = { x: 2000, y: 100, width: 1000, height: 700 }
    expect(placeWindow(before, [screen, second])).toEqual(before)
  })

  test('when that screen is gone, it comes onto one that is there', () => {
    const before = { x: 2000, y: 100, width: 1000, height: 700 }
    expect(placeWindow(before, [screen])).toEqual({ x: 920, y: 100, width: 1000, height: 700 })
  })

  test('a window larger than the screen shrinks to it', () => {
    const before = { x: -50, y: -50, width: 4000, height: 3000 }
    expect(placeWindow(before, [screen])).toEqual(screen)
  })

  test('it always lies within a screen and is never smaller than it may be', () => {
    const anywhere = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
      width: fc.integer({ min: 0, max: 5000 }),
      height: fc.integer({ min: 0, max: 5000 }),
    })
    fc.assert(
      fc.property(anywhere, (before) => {
        const placed = placeWindow(before, [screen, second])
        const isWithin = [screen, second].some(
          ({ x, y, width, height }) =>
            'x' in placed &&
            placed.x >= x &&
            placed.y >= y &&
            placed.x + placed.width <= x + width &&
            placed.y + placed.height <= y + height,
        )
        expect(isWithin).toBe(true)
        expect(placed.width).toBeGreaterThanOrEqual(SMALLEST.width)
        expect(placed.height).toBeGreaterThanOrEqual(SMALLEST.height)
      }),
    )
  })
})

describe('What is remembered of the window', () => {
  test('it is read back as it was written', () => {
    const place = { bounds: { x: -3, y: 4, width: 1000, height: 700 }, isMaximized: true }
    expect(readPlace(JSON.stringify(place))).toEqual(place)
  })

  test.each(['', '{"bounds":', 'null', '[]', '{}', '{"bounds":{"x":1},"isMaximized":true}'])(
    '%j is forgotten',
    (text) => expect(readPlace(text)).toBeUndefined(),
  )
})
