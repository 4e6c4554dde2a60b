import { areaOf } from '../../image/dimensions.ts'
import { isWithin, largestWithin } from '../../image/limits.ts'
import {
  addressOf,
  expectSizes,
  HEIGHT_ROUNDED,
  ROUNDED,
  smallSize,
  tinyPart,
  tinySide,
} from '../pictures.ts'
import { all, both, offers, only3, type ImageRule } from '../rule.ts'

/** In pixels: larger pictures are not asked for only to see that they come. */
const LARGEST_ENLARGED = 10_000_000

/** What is said of pictures that are larger than their region, or must not be. */
export const ENLARGING_RULES: readonly ImageRule[] = [
  {
    kind: 'server',
    id: 'size/confined-not-enlarged',
    sentence:
      '!w,h: The picture must not be larger than the extracted region; that w or h alone is larger is no mistake.',
    sections: both('4.2 Size'),
    unless: all(offers('sizeByConfinedWh', 'sizeByForcedWh'), offers('regionByPx')),
    *check(subject) {
      const side = tinySide(subject)
      const half = Math.max(1, Math.floor(side / 2))
      const size = { width: half, height: half }
      return yield* expectSizes(
        [`!${side * 2},${half}`, `!${half},${side * 2}`].map((text) => ({
          address: addressOf(subject, { region: tinyPart(subject), size: text }),
          size,
        })),
      )
    },
  },
  {
    kind: 'server',
    id: 'size/upscaling-not-needed',
    sentence:
      'Sizes prefixed with ^ that do not need upscaling are the same as without it: the picture is not larger than asked for.',
    sections: only3('4.2 Size'),
    unless: offers('sizeUpscaling'),
    *check(subject) {
      const size = smallSize(subject)
      return yield* expectSizes([
        {
          address: addressOf(subject, { size: `^${size.width},` }),
          size,
          tolerance: HEIGHT_ROUNDED,
        },
        { address: addressOf(subject, { size: `^${size.width},${size.height}` }), size },
      ])
    },
  },
  {
    kind: 'server',
    id: 'size/upscaling-most',
    sentence:
      '^max: The region is scaled to the maximum size permitted by maxWidth, maxHeight or maxArea.',
    sections: only3('4.2 Size'),
    unless: (subject) => {
      const most = largestWithin(subject.limits, { width: 1, height: 1 })
      return areaOf(most) <= LARGEST_ENLARGED
        ? all(offers('sizeUpscaling'), offers('regionByPx'))(subject)
        : 'The server tells no limit, or gives so much that it was not asked for.'
    },
    *check(subject) {
      const side = tinySide(subject)
      const size = largestWithin(subject.limits, { width: side, height: side })
      if (!isWithin(subject.limits, size)) return []
      const address = addressOf(subject, { region: tinyPart(subject), size: '^max' })
      return yield* expectSizes([{ address, size, tolerance: ROUNDED }])
    },
  },
]
