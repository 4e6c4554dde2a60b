import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalParameters } from '../../../iiif/image/canonical.ts'
import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { parseImageRequest, type ImageParameters } from '../../../iiif/image/request.ts'
import { resolveRequest, type RenderInstructions } from '../../../iiif/image/resolve.ts'
import type { ImageVersion } from '../../../iiif/image/versions.ts'
import { Problem } from '../../../iiif/problem.ts'
import { dimensions, PRIME_SIDES, requests } from './arbitrary.ts'

const resolve = (version: ImageVersion, path: string, image: Dimensions): RenderInstructions =>
  resolveRequest(parseImageRequest(path.split('/') as unknown as ImageParameters, version), image)

const canonical = (version: ImageVersion, path: string, image: Dimensions = PRIME_SIDES): string =>
  canonicalParameters(resolve(version, path, image), image, version)

describe('Image API 3.0 §4.8 Canonical URI Syntax', () => {
  test('the example of the specification', () => {
    const image = { width: 6_000, height: 4_000 }
    expect(canonical(3, 'pct:25,25,50,50/!300,300/90.0/color.png', image)).toBe(
      '1500,1000,3000,2000/300,200/90/default.png',
    )
  })

  test.each([
    ['full/max/0/default.jpg', 'full/max/0/default.jpg'],
    ['0,0,1237,881/1237,881/360/color.jpg', 'full/max/0/default.jpg'],
    ['0,0,9999,9999/pct:100/0/default.jpg', 'full/max/0/default.jpg'],
    ['square/max/0/default.jpg', '178,0,881,881/max/0/default.jpg'],
    ['full/600,/0/default.jpg', 'full/600,427/0/default.jpg'],
    ['full/^600,/0/default.jpg', 'full/600,427/0/default.jpg'],
    ['full/^2000,/0/default.jpg', 'full/^2000,1424/0/default.jpg'],
    ['full/^3000,/0/default.jpg', 'full/^max/0/default.jpg'],
    ['full/^max/0/default.jpg', 'full/^max/0/default.jpg'],
    ['full/max/!22.50/gray.webp', 'full/max/!22.5/gray.webp'],
    ['1000,800,512,512/max/.5/bitonal.png', '1000,800,237,81/max/0.5/bitonal.png'],
  ])('%s is %s', (path, expected) => expect(canonical(3, path)).toBe(expected))
})

describe('Image API 2.1 §4.7 Canonical URI Syntax', () => {
  test('the example of the specification', () => {
    const image = { width: 6_000, height: 4_000 }
    expect(canonical(2, 'pct:25,25,50,50/!300,300/90.0/color.png', image)).toBe(
      '1500,1000,3000,2000/300,/90/default.png',
    )
  })

  test.each([
    ['full/max/0/default.jpg', 'full/full/0/default.jpg'],
    ['full/1237,/0/default.jpg', 'full/full/0/default.jpg'],
    ['full/600,427/0/default.jpg', 'full/600,/0/default.jpg'],
    ['full/600,600/0/default.jpg', 'full/600,600/0/default.jpg'],
    ['full/!600,600/0/default.jpg', 'full/600,/0/default.jpg'],
    ['1024,0,213,881/107,441/0/default.jpg', '1024,0,213,881/107,/0/default.jpg'],
    ['1024,0,213,881/107,443/0/default.jpg', '1024,0,213,881/107,443/0/default.jpg'],
  ])('%s is %s', (path, expected) => expect(canonical(2, path)).toBe(expected))

  test('the square region of a square image is full', () => {
    expect(canonical(2, 'square/full/0/default.jpg', { width: 50, height: 50 })).toBe(
      'full/full/0/default.jpg',
    )
  })
})

test.each([2, 3] as const)(
  'version %i: asking for the canonical form gives the same picture',
  (version) => {
    fc.assert(
      fc.property(requests(version), dimensions, (request, image) => {
        let asked: RenderInstructions
        try {
          asked = resolveRequest(request, image)
        } catch (error) {
          if (error instanceof Problem) return
          throw error
        }
        const path = canonicalParameters(asked, image, version)
        expect(resolve(version, path, image)).toEqual(asked)
        expect(canonical(version, path, image)).toBe(path)
      }),
      { numRuns: 2_000 },
    )
  },
)
