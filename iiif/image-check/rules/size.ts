import type { Dimensions } from '../../image/dimensions.ts'
import { isWithin } from '../../image/limits.ts'
import {
  addressOf,
  expectRefusal,
  expectSizes,
  HEIGHT_ROUNDED,
  partText,
  pixelsAt,
  ROUNDED,
  samplePart,
  smallSize,
  tinyPart,
  WIDTH_ROUNDED,
  wholeOf,
} from '../pictures.ts'
import { impressionOf, mistakenFor } from '../pixels.ts'
import { all, both, faultAt, fromLevel, offers, offersFormat, only2, only3 } from '../rule.ts'
import type { ImageRule } from '../rule.ts'
import type { ImageSubject } from '../subject.ts'

const SECTION = both('4.2 Size')
const DISTORTED = ['sizeByDistortedWh', 'sizeByForcedWh', 'sizeByWh'] as const

const half = (side: number): number => Math.max(1, Math.round(side / 2))

export const SIZE_RULES: readonly ImageRule[] = [
  {
    kind: 'server',
    id: 'size/by-width',
    sentence:
      'w,: The region is scaled so that the width of the picture is exactly equal to w, and its proportions are kept.',
    sections: SECTION,
    unless: offers('sizeByW'),
    *check(subject) {
      const { width, height } = smallSize(subject)
      const address = addressOf(subject, { size: `${width},` })
      return yield* expectSizes([{ address, size: { width, height }, tolerance: HEIGHT_ROUNDED }])
    },
  },
  {
    kind: 'server',
    id: 'size/by-height',
    sentence:
      ',h: The region is scaled so that the height of the picture is exactly equal to h, and its proportions are kept.',
    sections: SECTION,
    unless: offers('sizeByH'),
    *check(subject) {
      const { image } = subject
      const height = smallSize(subject).height
      const size = { width: Math.max(1, Math.round((image.width * height) / image.height)), height }
      const address = addressOf(subject, { size: `,${height}` })
      return yield* expectSizes([{ address, size, tolerance: WIDTH_ROUNDED }])
    },
  },
  {
    kind: 'server',
    id: 'size/by-percent',
    sentence:
      'pct:n: The width and height of the picture are scaled to n percent of the width and height of the region.',
    sections: SECTION,
    unless: offers('sizeByPct'),
    *check(subject) {
      const percent = Math.max(
        1,
        Math.floor((100 * smallSize(subject).width) / subject.image.width),
      )
      const size = scaledBy(subject.image, percent / 100)
      const address = addressOf(subject, { size: `pct:${percent}` })
      return yield* expectSizes([{ address, size, tolerance: ROUNDED }])
    },
  },
  {
    kind: 'server',
    id: 'size/exact',
    sentence:
      'w,h: The width and height of the picture are exactly w and h, even where that distorts it.',
    sections: SECTION,
    unless: (subject) =>
      subject.version === 3
        ? offers('sizeByWh')(subject)
        : offers('sizeByDistortedWh', 'sizeByForcedWh')(subject),
    *check(subject) {
      const { width, height } = smallSize(subject)
      const sizes = [
        { width, height: half(height) },
        { width: half(width), height },
      ]
      return yield* expectSizes(
        sizes.map((size) => ({ address: addressOf(subject, { size: textOf(size) }), size })),
      )
    },
  },
  {
    kind: 'server',
    id: 'size/confined',
    sentence: '!w,h: The picture is as large as fits within w and h, its proportions kept.',
    sections: SECTION,
    unless: offers('sizeByConfinedWh', 'sizeByForcedWh'),
    *check(subject) {
      const { image } = subject
      const { width, height } = smallSize(subject)
      // Once the width decides and once the height: with one frame alone, exchanged sides do not show.
      const frames = [
        { width: half(width), height },
        { width, height: half(height) },
      ]
      return yield* expectSizes(
        frames.map((frame) => ({
          address: addressOf(subject, { size: `!${textOf(frame)}` }),
          size: scaledBy(image, Math.min(frame.width / image.width, frame.height / image.height)),
          tolerance: ROUNDED,
        })),
      )
    },
  },
  {
    kind: 'server',
    id: 'size/scaled-not-cut',
    sentence:
      'The size parameter specifies the dimensions to which the extracted region is to be scaled: all of it is shown.',
    sections: SECTION,
    unless: all(offers(...DISTORTED), offersFormat('png')),
    *check(subject) {
      const { width, height } = smallSize(subject)
      const size = textOf({ width: half(width), height })
      const address = addressOf(subject, { size, format: 'png' })
      const whole = yield* wholeOf(subject)
      const shown = yield* pixelsAt(address)
      if (!whole || !shown) return []
      const middle = { left: width / 4, top: 0, width: width / 2, height }
      const others = new Map([
        ['the middle of the image, cut out', impressionOf(whole, middle)],
        ['its left half', impressionOf(whole, { ...middle, left: 0 })],
      ])
      const came = mistakenFor(impressionOf(shown), impressionOf(whole), others)
      return came === undefined ? [] : [faultAt(address, 'the whole image, distorted', came)]
    },
  },
  {
    kind: 'server',
    id: 'size/no-full',
    sentence: 'The size keyword full was removed: max takes its place.',
    sections: only3('4.2 Size'),
    unless: fromLevel(1),
    *check(subject) {
      const region = subject.features.has('regionByPx') ? partText(samplePart(subject)) : 'full'
      const addresses = [addressOf(subject, { region, size: 'full' })]
      return yield* expectRefusal(addresses, [400], 'version 3.0 has no size "full"')
    },
  },
  {
    kind: 'server',
    id: 'size/no-upscaling',
    sentence:
      'Sizes not prefixed with ^ that result in more pixels than the region has should result in a 400 status code.',
    sections: only3('4.2 Size'),
    unless: all(fromLevel(1), offers('regionByPx')),
    *check(subject) {
      const sizes = ['40,', ',40', '40,40', 'pct:200']
      const addresses = sizes.map((size) => addressOf(subject, { region: tinyPart(subject), size }))
      return yield* expectRefusal(addresses, [400], 'the region has fewer pixels and there is no ^')
    },
  },
  {
    kind: 'server',
    id: 'size/upscaling',
    sentence:
      '^ allows upscaling of the region when it has fewer pixels than the picture is to have.',
    sections: only3('4.2 Size'),
    unless: all(offers('sizeUpscaling'), offers('regionByPx')),
    *check(subject) {
      const size = { width: 40, height: 40 }
      if (!isWithin(subject.limits, size)) return []
      return yield* expectSizes(
        ['^40,', '^,40', '^40,40', '^!40,90'].map((text) => ({
          address: addressOf(subject, { region: tinyPart(subject), size: text }),
          size,
        })),
      )
    },
  },
  {
    kind: 'server',
    id: 'size/upscaling-not-there',
    sentence:
      'Sizes prefixed with ^ that require upscaling should result in a 501 status code if the server does not support it.',
    sections: only3('4.2 Size'),
    unless: (subject) =>
      subject.features.has('sizeUpscaling')
        ? 'The server offers sizeUpscaling.'
        : all(fromLevel(1), offers('regionByPx'))(subject),
    *check(subject) {
      const addresses = [addressOf(subject, { region: tinyPart(subject), size: '^40,40' })]
      return yield* expectRefusal(addresses, [501], 'the server does not offer sizeUpscaling')
    },
  },
  {
    kind: 'server',
    id: 'size/above-full',
    sentence: 'sizeAboveFull: The size of pictures may be larger than the region.',
    sections: only2('5.3 Profile Description'),
    unless: all(offers('sizeAboveFull'), offers('regionByPx')),
    *check(subject) {
      const address = addressOf(subject, { region: tinyPart(subject), size: '40,' })
      return yield* expectSizes([{ address, size: { width: 40, height: 40 } }])
    },
  },
  {
    kind: 'server',
    id: 'size/nothing',
    sentence:
      'A picture must not have less than 1 pixel: such sizes should result in a 400 status code.',
    sections: SECTION,
    unless: fromLevel(1),
    *check(subject) {
      const addresses = ['0,', ',0', '0,0'].map((size) => addressOf(subject, { size }))
      return yield* expectRefusal(addresses, [400], 'no pixel would be left')
    },
  },
  {
    kind: 'server',
    id: 'size/beyond-limits',
    sentence:
      'The picture must not be larger than the limits of the server: such sizes should result in a 400 status code.',
    sections: { 2: '5.3 Profile Description', 3: '4.2 Size' },
    unless: (subject) =>
      askedBeyond(subject) === undefined
        ? 'The server tells no limit that a request could exceed.'
        : fromLevel(1)(subject),
    *check(subject) {
      const size = askedBeyond(subject)
      if (size === undefined) return []
      const statuses = [400, 403, 404] as const
      return yield* expectRefusal([addressOf(subject, { size })], statuses, 'it is beyond maxWidth')
    },
  },
]

/** A width of one pixel more than the server's own limit allows, where it may be asked for at all. */
function askedBeyond({ version, image, limits, features }: ImageSubject): string | undefined {
  const width = limits.maxWidth + 1
  if (!Number.isFinite(width)) return undefined
  if (width <= image.width) return `${width},`
  return version === 3 && features.has('sizeUpscaling') ? `^${width},` : undefined
}

const textOf = ({ width, height }: Dimensions): string => `${width},${height}`

const scaledBy = ({ width, height }: Dimensions, scale: number): Dimensions => ({
  width: Math.max(1, Math.round(width * scale)),
  height: Math.max(1, Math.round(height * scale)),
})
