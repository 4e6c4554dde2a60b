import { ask, describeSize, headerOf, isGiven, mediaTypeOf, type Steps } from '../exchange.ts'
import { addressOf, smallSize, smallText } from '../pictures.ts'
import { isBitonal, isGray, type Pixels } from '../pixels.ts'
import { both, faultAt, offersFormat, type Fault, type ImageRule } from '../rule.ts'
import type { ImageSubject } from '../subject.ts'

/** The formats that the specification names, and their media types. */
const MEDIA_TYPES = {
  jpg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  gif: 'image/gif',
  jp2: 'image/jp2',
  pdf: 'application/pdf',
  webp: 'image/webp',
} as const

const QUALITY = both('4.4 Quality')

const offersQuality =
  (quality: string) =>
  ({ qualities }: ImageSubject): string | undefined =>
    qualities.has(quality) ? undefined : `The server does not offer the quality ${quality}.`

export const QUALITY_RULES: readonly ImageRule[] = [
  {
    kind: 'server',
    id: 'quality/color',
    sentence: 'A request for the color quality of an image must return an image.',
    sections: QUALITY,
    unless: (subject) =>
      subject.version === 3 && subject.level === 2 ? undefined : offersQuality('color')(subject),
    check: (subject) =>
      expectQuality(subject, {
        quality: 'color',
        holds: () => true,
        expected: 'a picture in its colours',
      }),
  },
  {
    kind: 'server',
    id: 'quality/gray',
    sentence:
      'gray: The image is returned in grayscale, where each pixel is black, white or any shade of gray in between.',
    sections: QUALITY,
    unless: offersQuality('gray'),
    check: (subject) =>
      expectQuality(subject, {
        quality: 'gray',
        holds: isGray,
        expected: 'a picture in shades of gray',
      }),
  },
  {
    kind: 'server',
    id: 'quality/bitonal',
    sentence: 'bitonal: The image returned is bitonal, where each pixel is either black or white.',
    sections: QUALITY,
    unless: offersQuality('bitonal'),
    check: (subject) =>
      expectQuality(subject, {
        quality: 'bitonal',
        holds: isBitonal,
        expected: 'a picture in black and white',
      }),
  },
]

interface ExpectedQuality {
  readonly quality: string
  readonly holds: (pixels: Pixels) => boolean
  /** In words. */
  readonly expected: string
}

function* expectQuality(
  subject: ImageSubject,
  { quality, holds, expected }: ExpectedQuality,
): Steps<readonly Fault[]> {
  const format = subject.formats.has('png') ? 'png' : 'jpg'
  const address = addressOf(subject, { size: smallText(subject), quality, format })
  const answer = yield* ask(address)
  if (!isGiven(answer) || !answer.picture) return [faultAt(address, expected, answer)]
  const pixels = answer.picture.pixels()
  return !pixels || holds(pixels) ? [] : [faultAt(address, expected, 'a picture in colour')]
}

export const FORMAT_RULES: readonly ImageRule[] = Object.entries(MEDIA_TYPES).map(
  ([format, mediaType]): ImageRule => ({
    kind: 'server',
    id: `format/${format}`,
    sentence: `${format} is ${mediaType}: the picture has this format, and its Content-Type says so.`,
    sections: both('4.5 Format'),
    unless: offersFormat(format),
    *check(subject) {
      // One of the sizes that a server of files alone has, else small.
      const listed = subject.level === 0 ? subject.sizes[0] : undefined
      const size = listed ?? smallSize(subject)
      const isLeast = subject.level === 0 && !listed
      const text = listed ? `${size.width},${size.height}` : smallText(subject)
      const address = addressOf(subject, isLeast ? { format } : { size: text, format })
      const answer = yield* ask(address)
      if (!isGiven(answer)) return [faultAt(address, `a picture (${format})`, answer)]
      const faults: Fault[] = []
      if (answer.picture?.format !== format) {
        const expected = isLeast
          ? `a picture (${format})`
          : `a picture (${format}) of ${describeSize(size)}`
        faults.push(faultAt(address, expected, answer))
      }
      if (mediaTypeOf(answer) !== mediaType) {
        const came = `the type ${headerOf(answer, 'content-type') ?? 'nothing'}`
        faults.push(faultAt(address, `the type ${mediaType}`, came))
      }
      return faults
    },
  }),
)
