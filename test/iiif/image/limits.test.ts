import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalParameters } from '../../../iiif/image/canonical.ts'
import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { describeImage } from '../../../iiif/image/info.ts'
import { isWithin, limitsOf } from '../../../iiif/image/limits.ts'
import { parseImageRequest, type ImageParameters } from '../../../iiif/image/request.ts'
import { resolveRequest } from '../../../iiif/image/resolve.ts'
import type { ImageVersion } from '../../../iiif/image/versions.ts'
import { PRIME_SIDES } from './arbitrary.ts'

const base = 'https://example.org/iiif/map.tif'
/** A panorama longer than any JPEG, and a map with more pixels than a computer takes lightly. */
const PANORAMA: Dimensions = { width: 90_000, height: 700 }
const MAP: Dimensions = { width: 40_000, height: 30_000 }

const resolve = (version: ImageVersion, path: string, image: Dimensions) =>
  resolveRequest(parseImageRequest(path.split('/') as unknown as ImageParameters, version), image)
const sizeOf = (version: ImageVersion, path: string, image: Dimensions): Dimensions =>
  resolve(version, `${path}/0/default.jpg`, image).size

describe('An image that is larger than the limits', () => {
  test('is told so: at the top in 3.0, in the profile in 2.1, where nothing is said of other images', () => {
    const limits = { maxWidth: 65_500, maxHeight: 65_500 }
    expect(describeImage({ base, version: 3, dimensions: PANORAMA })).toMatchObject(limits)
    expect(describeImage({ base, version: 2, dimensions: PANORAMA }).profile[1]).toMatchObject(
      limits,
    )
    expect(
      describeImage({ base, version: 2, dimensions: PRIME_SIDES }).profile[1],
    ).not.toHaveProperty('maxWidth')
  })

  test('"max" is shrunk to them, and not refused (3.0 §4.2, 2.1 §4.2)', () => {
    expect(sizeOf(3, 'full/max', PANORAMA)).toEqual({ width: 65_500, height: 509 })
    expect(sizeOf(2, 'full/max', PANORAMA)).toEqual({ width: 65_500, height: 509 })
    const { width, height } = sizeOf(3, 'full/max', MAP)
    expect(width * height).toBeLessThanOrEqual(268_402_689)
    expect(width * height).toBeGreaterThan(268_000_000)
  })

  test('and its canonical address asks for the same picture', () => {
    for (const image of [PANORAMA, MAP]) {
      for (const version of [2, 3] as const) {
        const first = resolve(version, 'full/max/0/default.jpg', image)
        const canonical = canonicalParameters(first, image, version)
        expect(canonical).toBe(
          version === 3 ? 'full/max/0/default.jpg' : `full/${first.size.width},/0/default.jpg`,
        )
        expect(resolve(version, canonical, image)).toEqual(first)
      }
    }
  })

  test('"All sizes and tiles" that are listed can be had, and never a size beyond the limits', () => {
    const side = fc.integer({ min: 1, max: 120_000 })
    fc.assert(
      fc.property(fc.record({ width: side, height: side }), (image) => {
        for (const size of describeImage({ base, version: 3, dimensions: image }).sizes) {
          expect(sizeOf(3, `full/${size.width},${size.height}`, image)).toEqual(size)
        }
        expect(isWithin(limitsOf(image), sizeOf(3, 'full/max', image))).toBe(true)
        expect(isWithin(limitsOf(image), sizeOf(3, 'full/^max', image))).toBe(true)
      }),
    )
  })
})

describe('The licence of a picture', () => {
  const rights = 'http://creativecommons.org/licenses/by/4.0/'

  test('is "rights" in 3.0 and "license" in 2.1, where there is one', () => {
    expect(describeImage({ base, version: 3, dimensions: PRIME_SIDES, rights })).toHaveProperty(
      'rights',
      rights,
    )
    expect(describeImage({ base, version: 2, dimensions: PRIME_SIDES, rights })).toHaveProperty(
      'license',
      rights,
    )
    for (const version of [2, 3] as const) {
      const information = describeImage({ base, version, dimensions: PRIME_SIDES })
      expect(Object.keys(information)).not.toContain('rights')
      expect(Object.keys(information)).not.toContain('license')
    }
  })
})
