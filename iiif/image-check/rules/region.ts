import type { Rectangle } from '../../image/dimensions.ts'
import { ask, type Steps } from '../exchange.ts'
import {
  addressOf,
  EXACT,
  expectRefusal,
  expectSizes,
  faultsOfSize,
  HEIGHT_ROUNDED,
  largestOf,
  partText,
  pixelsAt,
  ROUNDED,
  samplePart,
  smallSize,
  wholeOf,
} from '../pictures.ts'
import { impressionOf, mistakenFor } from '../pixels.ts'
import { all, both, faultAt, fromLevel, offers, offersFormat } from '../rule.ts'
import type { Fault, ImageRule } from '../rule.ts'
import type { ImageSubject } from '../subject.ts'

const SECTION = both('4.1 Region')

/** In pixels: a whole image beyond is not fetched only to be measured. */
const LARGEST_WHOLE = 40_000_000

export const REGION_RULES: readonly ImageRule[] = [
  {
    kind: 'server',
    id: 'region/full',
    sentence: 'full: The full image is returned, without any cropping.',
    sections: SECTION,
    unless: (subject) =>
      largestOf(subject, subject.image).width * largestOf(subject, subject.image).height >
      LARGEST_WHOLE
        ? 'The image is so large that it was not fetched whole.'
        : undefined,
    *check(subject) {
      const size = largestOf(subject, subject.image)
      const tolerance = size === subject.image ? EXACT : ROUNDED
      return yield* expectSizes([{ address: addressOf(subject, {}), size, tolerance }])
    },
  },
  {
    kind: 'server',
    id: 'region/pixels',
    sentence:
      'x,y,w,h: The region is specified in terms of absolute pixel values; at its largest size the picture has as many.',
    sections: SECTION,
    unless: offers('regionByPx'),
    *check(subject) {
      const part = samplePart(subject)
      const address = addressOf(subject, { region: partText(part) })
      return yield* expectSizes([{ address, size: part }])
    },
  },
  {
    kind: 'server',
    id: 'region/place',
    sentence:
      'The x,y position 0,0 is the upper left-most pixel of the image; w represents the width of the region and h its height.',
    sections: SECTION,
    unless: all(offers('regionByPx'), offersFormat('png')),
    *check(subject) {
      const part = samplePart(subject)
      return yield* expectPart(
        subject,
        part,
        addressOf(subject, { region: partText(part), format: 'png' }),
      )
    },
  },
  {
    kind: 'server',
    id: 'region/percent',
    sentence:
      'pct:x,y,w,h: The region to be returned is specified as a sequence of percentages of the full image’s dimensions.',
    sections: SECTION,
    unless: all(offers('regionByPct'), offers('sizeByW')),
    *check(subject) {
      const { width, height } = subject.image
      const part = {
        left: width * 0.13,
        top: height * 0.47,
        width: width * 0.305,
        height: height * 0.21,
      }
      const wide = Math.max(1, Math.min(smallSize(subject).width, Math.floor(part.width)))
      const asked = { region: 'pct:13,47,30.5,21', size: `${wide},` }
      const size = {
        width: wide,
        height: Math.max(1, Math.round((part.height * wide) / part.width)),
      }
      const format = subject.formats.has('png') ? 'png' : 'jpg'
      const address = addressOf(subject, { ...asked, format })
      const answer = yield* ask(address)
      const faults = faultsOfSize({ address, size, tolerance: HEIGHT_ROUNDED }, answer)
      return faults.length || format === 'jpg' ? faults : yield* expectPart(subject, part, address)
    },
  },
  {
    kind: 'server',
    id: 'region/square',
    sentence:
      'square: The width and height of the region are both equal to the length of the shorter dimension of the full image.',
    sections: SECTION,
    unless: all(offers('regionSquare'), offers('sizeByW')),
    *check(subject) {
      const { width, height } = smallSize(subject)
      const side = Math.min(width, height)
      const address = addressOf(subject, { region: 'square', size: `${side},` })
      return yield* expectSizes([{ address, size: { width: side, height: side } }])
    },
  },
  {
    kind: 'server',
    id: 'region/edge',
    sentence:
      'A region that extends beyond the dimensions of the full image should be cropped at the image’s edge, rather than adding empty space.',
    sections: SECTION,
    unless: offers('regionByPx'),
    *check(subject) {
      const { image } = subject
      const size = { width: Math.min(70, image.width), height: Math.min(41, image.height) }
      const region = `${image.width - size.width},${image.height - size.height},200,100`
      return yield* expectSizes([
        { address: addressOf(subject, { region }), size, severity: 'advice' },
      ])
    },
  },
  {
    kind: 'server',
    id: 'region/outside',
    sentence:
      'If the region’s height or width is zero, or the region is entirely outside the image, the server should return a 400 status code.',
    sections: SECTION,
    unless: all(fromLevel(1), offers('regionByPx')),
    *check(subject) {
      const { width, height } = subject.image
      const regions = ['0,0,0,10', '0,0,10,0', `${width},0,10,10`, `0,${height},10,10`]
      const addresses = regions.map((region) => addressOf(subject, { region }))
      return yield* expectRefusal(addresses, [400], 'nothing of this region lies in the image')
    },
  },
]

/** Compares a picture with the part of the image that it should show, and with those it is mistaken for. */
export function* expectPart(
  subject: ImageSubject,
  part: Rectangle,
  address: string,
): Steps<readonly Fault[]> {
  const whole = yield* wholeOf(subject)
  const shown = yield* pixelsAt(address)
  if (!whole || !shown) return []
  const scale = {
    x: whole.width / subject.image.width,
    y: whole.height / subject.image.height,
  }
  const impression = ({ left, top, width, height }: Rectangle): readonly number[] =>
    impressionOf(whole, {
      left: left * scale.x,
      top: top * scale.y,
      width: width * scale.x,
      height: height * scale.y,
    })
  const others = new Map(
    [...mistakes(part, subject)].map(([name, other]) => [name, impression(other)]),
  )
  others.set('the whole image', impressionOf(whole))
  const came = mistakenFor(impressionOf(shown), impression(part), others)
  return came === undefined ? [] : [faultAt(address, 'this part of the image', came)]
}

/** How the four numbers of a region are misread. */
function mistakes(
  { left, top, width, height }: Rectangle,
  { image }: ImageSubject,
): ReadonlyMap<string, Rectangle> {
  const named: readonly (readonly [string, Rectangle])[] = [
    ['the part at y,x instead of x,y', { left: top, top: left, width, height }],
    ['the upper left corner', { left: 0, top: 0, width, height }],
    [
      'the part counted from the lower edge',
      { left, top: image.height - top - height, width, height },
    ],
    [
      'the part counted from the right edge',
      { left: image.width - left - width, top, width, height },
    ],
    [
      'the middle of the image',
      { left: (image.width - width) / 2, top: (image.height - height) / 2, width, height },
    ],
  ]
  const isInside = ({ left: x, top: y }: Rectangle): boolean =>
    x >= 0 && y >= 0 && x + width <= image.width && y + height <= image.height
  return new Map(named.filter(([, other]) => isInside(other)))
}
