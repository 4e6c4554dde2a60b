import type { Dimensions } from '../../image/dimensions.ts'
import type { Steps } from '../exchange.ts'
import {
  addressOf,
  EXACT,
  expectSizes,
  pixelsAt,
  smallSize,
  smallText,
  wholeOf,
  type Expected,
} from '../pictures.ts'
import { describeLie, impressionOf, laid, LIES, mistakenFor, type Lie } from '../pixels.ts'
import { all, both, faultAt, offers, offersFormat, advised } from '../rule.ts'
import type { Fault, ImageRule } from '../rule.ts'
import type { ImageSubject } from '../subject.ts'

const SECTION = both('4.3 Rotation')

export const ROTATION_RULES: readonly ImageRule[] = [
  {
    kind: 'server',
    id: 'rotation/bounds',
    sentence:
      'The picture contains all of the image contents requested, even if rotation changes its width and height.',
    sections: SECTION,
    unless: offers('rotationBy90s', 'rotationArbitrary'),
    *check(subject) {
      return yield* expectSizes([90, 180, 270].map((degrees) => turnedTo(subject, degrees)))
    },
  },
  {
    kind: 'server',
    id: 'rotation/full-turn',
    sentence: 'n: The degrees of clockwise rotation from 0 up to 360.',
    sections: SECTION,
    unless: offers('rotationBy90s', 'rotationArbitrary'),
    *check(subject) {
      return yield* expectSizes([turnedTo(subject, 360)])
    },
  },
  {
    kind: 'server',
    id: 'rotation/clockwise',
    sentence: 'The numerical value represents the number of degrees of clockwise rotation.',
    sections: SECTION,
    unless: all(offers('rotationBy90s', 'rotationArbitrary'), offersFormat('png')),
    *check(subject) {
      const degrees = [90, 180, 270] as const
      return yield* expectLies(
        subject,
        degrees.map((one) => ({ isMirrored: false, degrees: one })),
      )
    },
  },
  {
    kind: 'server',
    id: 'rotation/mirrored',
    sentence: '!n: The image is mirrored by reflection on the vertical axis, and then rotated.',
    sections: SECTION,
    unless: all(offers('mirroring'), offersFormat('png')),
    *check(subject) {
      const degrees = subject.features.has('rotationBy90s')
        ? ([0, 90, 180] as const)
        : ([0] as const)
      return yield* expectLies(
        subject,
        degrees.map((one) => ({ isMirrored: true, degrees: one })),
      )
    },
  },
  {
    kind: 'server',
    id: 'rotation/any',
    sentence:
      'The contents should not be scaled as a result of the rotation, and there should be no additional space around their bounding box.',
    sections: SECTION,
    unless: offers('rotationArbitrary'),
    *check(subject) {
      return yield* expectSizes([22.5, 45, 137].map((degrees) => turnedTo(subject, degrees)))
    },
  },
  {
    kind: 'server',
    id: 'rotation/transparent',
    sentence:
      'For rotations which are not multiples of 90 degrees, it is recommended that the server return the image with a transparent background.',
    sections: SECTION,
    unless: all(offers('rotationArbitrary'), offersFormat('png')),
    *check(subject) {
      const address = addressOf(subject, {
        size: smallText(subject),
        rotation: '45',
        format: 'png',
      })
      const shown = yield* pixelsAt(address)
      // The corners lie outside of what was turned.
      if (!shown || shown.data[3] === 0) return []
      return [
        advised(faultAt(address, 'transparent corners', 'a picture with corners of a colour')),
      ]
    },
  },
]

function turnedTo(subject: ImageSubject, degrees: number): Expected {
  return {
    address: addressOf(subject, { size: smallText(subject), rotation: String(degrees) }),
    size: boundsOf(smallSize(subject), degrees),
    tolerance: degrees % 90 === 0 ? EXACT : { width: 2, height: 2 },
  }
}

function boundsOf({ width, height }: Dimensions, degrees: number): Dimensions {
  const angle = (degrees * Math.PI) / 180
  const [cosine, sine] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  return {
    width: Math.round(width * cosine + height * sine),
    height: Math.round(width * sine + height * cosine),
  }
}

/** Compares pictures with the whole image as it would lie, and with all other ways in which it could lie. */
function* expectLies(subject: ImageSubject, lies: readonly Lie[]): Steps<readonly Fault[]> {
  const whole = yield* wholeOf(subject)
  if (!whole) return []
  const impressions = new Map(LIES.map((lie) => [describeLie(lie), impressionOf(laid(whole, lie))]))
  const faults: Fault[] = []
  for (const lie of lies) {
    const rotation = `${lie.isMirrored ? '!' : ''}${lie.degrees}`
    const address = addressOf(subject, { size: smallText(subject), rotation, format: 'png' })
    const shown = yield* pixelsAt(address)
    const expected = impressions.get(describeLie(lie))
    if (!shown || !expected) continue
    const came = mistakenFor(impressionOf(shown), expected, impressions)
    if (came === undefined) continue
    faults.push(faultAt(address, `the image ${describeLie(lie)}`, `the image ${came}`))
  }
  return faults
}
