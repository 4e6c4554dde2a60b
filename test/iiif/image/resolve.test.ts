import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaOf, type Dimensions } from '../../../iiif/image/dimensions.ts'
import { limitsOf } from '../../../iiif/image/limits.ts'
import { parseRegion } from '../../../iiif/image/region.ts'
import { parseImageRequest, type ImageParameters } from '../../../iiif/image/request.ts'
import { resolveRequest, type RenderInstructions } from '../../../iiif/image/resolve.ts'
import { resolveRegion } from '../../../iiif/image/resolve-region.ts'
import type { ImageVersion } from '../../../iiif/image/versions.ts'
import { Problem } from '../../../iiif/problem.ts'
import { dimensions, PRIME_SIDES, requests } from './arbitrary.ts'

const resolve = (
  version: ImageVersion,
  path: string,
  image: Dimensions = PRIME_SIDES,
): RenderInstructions =>
  resolveRequest(parseImageRequest(path.split('/') as unknown as ImageParameters, version), image)

const sizeOf = (version: ImageVersion, regionAndSize: string, image?: Dimensions): string => {
  const { size } = resolve(version, `${regionAndSize}/0/default.jpg`, image)
  return `${size.width}x${size.height}`
}

const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'nothing was refused'
  } catch (error) {
    return error instanceof Problem ? error.code : String(error)
  }
}

describe('Image API 3.0 §4.1 Region, on an image of 1237 by 881 pixels', () => {
  test.each([
    ['full', '0,0 1237x881'],
    ['square', '178,0 881x881'],
    ['0,0,1237,881', '0,0 1237x881'],
    ['125,15,120,140', '125,15 120x140'],
    ['1000,800,512,512', '1000,800 237x81'],
    ['1236,880,1,1', '1236,880 1x1'],
    ['0,0,999999,1', '0,0 1237x1'],
    ['pct:0,0,100,100', '0,0 1237x881'],
    ['pct:25,25,50,50', '309,220 619x441'],
    ['pct:41.6,7.5,66.6,100', '515,66 722x815'],
    ['pct:99.99,0,10,10', '1236,0 1x88'],
    ['pct:0,0,0.001,0.001', '0,0 1x1'],
    ['pct:0,0,200,50', '0,0 1237x441'],
  ])('%s is %s', (text, expected) => {
    const { left, top, width, height } = resolveRegion(parseRegion(text), PRIME_SIDES)
    expect(`${left},${top} ${width}x${height}`).toBe(expected)
  })

  test('a region beyond the edge is cropped, as in the example of the specification', () => {
    const image = { width: 300, height: 200 }
    const cropped = { left: 125, top: 15, width: 175, height: 185 }
    expect(resolveRegion(parseRegion('125,15,200,200'), image)).toEqual(cropped)
    expect(resolveRegion(parseRegion('pct:41.6,7.5,66.6,100'), image)).toEqual(cropped)
  })

  test('the square of a tall image lies in the middle of its height', () => {
    expect(resolveRegion({ kind: 'square' }, { width: 3, height: 10 })).toEqual({
      left: 0,
      top: 3,
      width: 3,
      height: 3,
    })
  })

  test.each([
    '1237,0,10,10',
    '0,881,10,10',
    '0,0,0,10',
    '0,0,10,0',
    'pct:100,0,10,10',
    'pct:0,0,0,10',
    'pct:0,150,1,1',
  ])('%s is refused, since nothing of it lies in the image', (text) =>
    expect(codeOf(() => resolveRegion(parseRegion(text), PRIME_SIDES))).toBe(
      'image/region-outside-image',
    ),
  )
})

describe('Image API 3.0 §4.2 Size, on an image of 1237 by 881 pixels', () => {
  test.each([
    ['full/max', '1237x881'],
    ['100,50,400,300/max', '400x300'],
    ['full/600,', '600x427'],
    ['full/,600', '842x600'],
    ['full/301,', '301x214'],
    ['full/pct:50', '619x441'],
    ['full/pct:12.5', '155x110'],
    ['full/pct:100', '1237x881'],
    ['full/600,600', '600x600'],
    ['full/1237,1', '1237x1'],
    ['full/!600,600', '600x427'],
    ['full/!300,100', '140x100'],
    ['full/!100,300', '100x71'],
    ['full/!3000,300', '421x300'],
    ['full/!600,3000', '600x427'],
    ['full/!1237,881', '1237x881'],
    ['square/!300,200', '200x200'],
    ['full/^600,', '600x427'],
    ['full/^max', '3000x2137'],
    ['full/^2000,', '2000x1424'],
    ['full/^,2000', '2808x2000'],
    ['full/^pct:200', '2474x1762'],
    ['full/^2000,1000', '2000x1000'],
    ['full/^!2000,2000', '2000x1424'],
    ['full/^!9999,2000', '2808x2000'],
    ['0,0,100,100/^max', '3000x3000'],
  ])('%s is %s', (path, expected) => expect(sizeOf(3, path)).toBe(expected))

  test.each([
    ['full/1238,', 'image/size-larger-than-region'],
    ['full/,882', 'image/size-larger-than-region'],
    ['full/pct:101', 'image/size-larger-than-region'],
    ['full/1238,1', 'image/size-larger-than-region'],
    ['full/1,882', 'image/size-larger-than-region'],
    ['100,100,50,50/51,', 'image/size-larger-than-region'],
    ['full/!2000,3000', 'image/size-larger-than-region'],
    ['full/^3001,', 'image/size-too-large'],
    ['full/^,3000', 'image/size-too-large'],
    ['full/^pct:300', 'image/size-too-large'],
    ['full/pct:0.01', 'image/size-empty'],
  ])('%s is refused with %s', (path, code) => expect(codeOf(() => sizeOf(3, path))).toBe(code))

  test('an image larger than what is enlarged to can be had whole', () => {
    const large = { width: 12_000, height: 7_001 }
    expect(sizeOf(3, 'full/max', large)).toBe('12000x7001')
    expect(sizeOf(3, 'full/^max', large)).toBe('12000x7001')
  })

  test('a strip a few pixels high keeps at least one row when its height follows from its width', () => {
    expect(sizeOf(3, '0,0,10000,20/100,', { width: 20_000, height: 100 })).toBe('100x1')
    expect(sizeOf(3, '0,0,10000,20/!100,100', { width: 20_000, height: 10 })).toBe('100x1')
  })
})

describe('Image API 2.1 §4.2 Size, on an image of 1237 by 881 pixels', () => {
  test.each([
    ['full/full', '1237x881'],
    ['full/max', '1237x881'],
    ['full/600,', '600x427'],
    ['full/,600', '842x600'],
    ['full/pct:50', '619x441'],
    ['full/600,600', '600x600'],
    ['full/!600,600', '600x427'],
    ['full/!2000,3000', '1237x881'],
  ])('%s is %s', (path, expected) => expect(sizeOf(2, path)).toBe(expected))

  test.each(['full/1238,', 'full/,882', 'full/pct:101', 'full/1238,881'])(
    '%s is refused, since sizeAboveFull is not among the features',
    (path) => expect(codeOf(() => sizeOf(2, path))).toBe('image/size-larger-than-region'),
  )
})

describe('Image API 2.1, edge tiles asked for by width', () => {
  test.each([
    ['1024,512,213,369/213,', '213x369'],
    // Keeping the proportions would give 107x443; the grid has half of 881 rows, rounded up.
    ['1024,0,213,881/107,', '107x441'],
    ['0,0,1237,881/310,', '310x221'],
    ['full/619,', '619x441'],
  ])('%s is %s, as the grid of info.json has it', (path, expected) =>
    expect(sizeOf(2, path)).toBe(expected),
  )
})

describe('Image API 3.0 §4.3 to §4.5', () => {
  test('360 degrees are none, and the mirror stays', () => {
    expect(resolve(3, 'full/max/!360/default.jpg')).toMatchObject({ degrees: 0, isMirrored: true })
  })

  test('color is the default', () => {
    expect(resolve(3, 'full/max/0/color.jpg').quality).toBe('default')
  })

  test('what a format cannot hold is refused', () => {
    const wide = { width: 20_000, height: 100 }
    expect(codeOf(() => resolve(3, 'full/max/0/default.webp', wide))).toBe('image/format-too-large')
    expect(codeOf(() => resolve(3, 'full/max/90/default.webp', wide))).toBe(
      'image/format-too-large',
    )
    expect(codeOf(() => resolve(3, 'full/max/0/default.png', wide))).toBe('nothing was refused')
  })

  test('only smaller pictures are turned by other than quarter turns', () => {
    const large = { width: 10_000, height: 8_000 }
    expect(codeOf(() => resolve(3, 'full/max/45/default.jpg', large))).toBe(
      'image/rotation-too-large',
    )
    expect(codeOf(() => resolve(3, 'full/max/90/default.jpg', large))).toBe('nothing was refused')
    expect(codeOf(() => resolve(3, 'full/1000,/45/default.jpg', large))).toBe('nothing was refused')
  })
})

test.each([2, 3] as const)(
  'version %i: whatever is asked, what is made lies in the image and the limits',
  (version) => {
    fc.assert(
      fc.property(requests(version), dimensions, (request, image) => {
        let made: RenderInstructions
        try {
          made = resolveRequest(request, image)
        } catch (error) {
          if (error instanceof Problem) return
          throw error
        }
        const { region, size } = made
        for (const length of [region.width, region.height, size.width, size.height]) {
          expect(Number.isInteger(length) && length >= 1).toBe(true)
        }
        expect(region.left >= 0 && region.left + region.width <= image.width).toBe(true)
        expect(region.top >= 0 && region.top + region.height <= image.height).toBe(true)
        const limits = limitsOf(image)
        expect(size.width <= limits.maxWidth && size.height <= limits.maxHeight).toBe(true)
        expect(areaOf(size) <= limits.maxArea).toBe(true)
        if (request.size.mayUpscale) return
        expect(size.width <= region.width && size.height <= region.height).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  },
)
