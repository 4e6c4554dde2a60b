import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeImage } from '../../../iiif/image/info.ts'
import {
  identifiedPhysicalDimensions,
  physicalDimensions,
} from '../../../iiif/image/physical-dimensions.ts'

test('the width of an image times its scale is the width of what was scanned', () => {
  fc.assert(
    fc.property(
      fc.record({
        width: fc.integer({ min: 1, max: 60_000 }),
        resolution: fc.double({ min: 4, max: 900, noNaN: true }),
      }),
      ({ width, resolution }) => {
        const base = 'https://example.org/iiif/leaf'
        const dimensions = { width, height: 1 }
        const { service } = describeImage({ base, version: 2, dimensions, resolution })
        const millimetres = width / resolution
        expect(width * (service?.physicalScale ?? 0)).toBeCloseTo(
          millimetres,
          // To six digits, whatever the size.
          4 - Math.ceil(Math.log10(millimetres)),
        )
      },
    ),
  )
})

test('2.1 and 3.0 say the same; in 3.0 it has an id that lies in the document it stands in', () => {
  const owner = 'https://example.org/iiif/leaf/info.json'
  const { '@id': id, '@type': type, ...rest } = identifiedPhysicalDimensions(0.0423, owner)
  expect(rest).toEqual(physicalDimensions(0.0423))
  expect({ id, type }).toEqual({
    id: `${owner}#physical-dimensions`,
    type: 'PhysicalDimensions',
  })
})
