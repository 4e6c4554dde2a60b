import fc from 'fast-check'
import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { FORMATS, QUALITIES, type Format } from '../../../iiif/image/quality-format.ts'
import type { Region } from '../../../iiif/image/region.ts'
import type { ImageRequest } from '../../../iiif/image/request.ts'
import type { Rotation } from '../../../iiif/image/rotation.ts'
import type { Size, SizeForm } from '../../../iiif/image/size.ts'
import type { ImageVersion } from '../../../iiif/image/versions.ts'

/** Not square, and both sides prime: nothing divides evenly, and no exchange of the sides goes unseen. */
export const PRIME_SIDES: Dimensions = { width: 1237, height: 881 }

const pixels = fc.integer({ min: 0, max: 4_000 })
const side = fc.integer({ min: 1, max: 4_000 })

/** Numbers with up to ten digits after the point, as addresses can write them. */
const decimal = (most: number): fc.Arbitrary<number> =>
  fc
    .tuple(fc.integer({ min: 0, max: most * 1_000 }), fc.integer({ min: 0, max: 7 }))
    .map(([digits, shift]) => Number((digits / 1_000 / 10 ** shift).toFixed(10)))

export const regions: fc.Arbitrary<Region> = fc.oneof(
  fc.constantFrom<Region>({ kind: 'full' }, { kind: 'square' }),
  fc.record({ kind: fc.constant('pixels' as const), x: pixels, y: pixels, w: pixels, h: pixels }),
  fc.record({
    kind: fc.constant('percent' as const),
    x: decimal(120),
    y: decimal(120),
    w: decimal(120),
    h: decimal(120),
  }),
)

const forms = (version: ImageVersion): fc.Arbitrary<SizeForm> =>
  fc.oneof(
    fc.constantFrom<SizeForm>({ kind: 'max' }, version === 2 ? { kind: 'full' } : { kind: 'max' }),
    fc.record({
      kind: fc.constant('percent' as const),
      percent: decimal(200).filter((percent) => percent > 0),
    }),
    fc.record({ kind: fc.constant('width' as const), width: side }),
    fc.record({ kind: fc.constant('height' as const), height: side }),
    fc.record({
      kind: fc.constantFrom('exact' as const, 'within' as const),
      width: side,
      height: side,
    }),
  )

export const sizes = (version: ImageVersion): fc.Arbitrary<Size> =>
  fc.record({ form: forms(version), mayUpscale: version === 3 ? fc.boolean() : fc.constant(false) })

export const rotations: fc.Arbitrary<Rotation> = fc.record({
  isMirrored: fc.boolean(),
  degrees: fc.oneof(fc.constantFrom(0, 90, 180, 270, 360), decimal(360)),
})

export const requests = (version: ImageVersion): fc.Arbitrary<ImageRequest> =>
  fc.record({
    version: fc.constant(version),
    region: regions,
    size: sizes(version),
    rotation: rotations,
    quality: fc.constantFrom(...QUALITIES),
    format: fc.constantFrom(...(Object.keys(FORMATS) as Format[])),
  })

export const dimensions: fc.Arbitrary<Dimensions> = fc.oneof(
  fc.constant(PRIME_SIDES),
  fc.record({
    width: fc.integer({ min: 1, max: 9_000 }),
    height: fc.integer({ min: 1, max: 9_000 }),
  }),
)
