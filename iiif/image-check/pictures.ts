import type { Dimensions, Rectangle } from '../image/dimensions.ts'
import { isWithin, largestWithin } from '../image/limits.ts'
import { ask, describeSize, isGiven, type CheckAnswer, type Steps } from './exchange.ts'
import type { Pixels } from './pixels.ts'
import { faultAt, type Fault, type Severity, withSeverity } from './rule.ts'
import type { ImageSubject } from './subject.ts'

/** The parts of an address; what is left out is the whole image at its size, upright, as jpg. */
export interface Parameters {
  readonly region?: string
  readonly size?: string
  readonly rotation?: string
  readonly quality?: string
  readonly format?: string
}

export function addressOf(subject: ImageSubject, parameters: Parameters): string {
  const { region = 'full', size = wholeSize(subject) } = parameters
  const { rotation = '0', quality = 'default', format = 'jpg' } = parameters
  return `${subject.base}/${region}/${size}/${rotation}/${quality}.${format}`
}

/** The word for the largest size: 2.0 has only `full`, and 3.0 has it no more. */
export const wholeSize = ({ version }: ImageSubject): 'max' | 'full' =>
  version === 3 ? 'max' : 'full'

/** In pixels: the longest side of most pictures that are asked for. Servers are not there to be checked. */
const SMALL_SIDE = 240

/** The whole image, small, in its proportions. */
export const smallSize = ({ image, limits }: ImageSubject): Dimensions =>
  largestWithin(
    {
      ...limits,
      maxWidth: Math.min(SMALL_SIDE, image.width, limits.maxWidth),
      maxHeight: Math.min(SMALL_SIDE, image.height, limits.maxHeight),
    },
    image,
  )

/** The size of the small picture in the way that every server from level 1 on understands. */
export function smallText(subject: ImageSubject): string {
  const { width, height } = smallSize(subject)
  return subject.version === 3 ? `${width},${height}` : `${width},`
}

/** The address of the information document. */
export const infoOf = ({ base }: ImageSubject): string => `${base}/info.json`

/** A picture that every server has. */
export const anyPicture = (subject: ImageSubject): string =>
  addressOf(subject, subject.level === 0 ? {} : { size: smallText(subject) })

/** In pixels: 20, or what there is. */
export const tinySide = ({ image }: ImageSubject): number => Math.min(20, image.width, image.height)

/** A square at the upper left. */
export const tinyPart = (subject: ImageSubject): string =>
  `0,0,${tinySide(subject)},${tinySide(subject)}`

/** The longest sides of a part that is asked for at its own size, in pixels. */
const LARGEST_PART: Dimensions = { width: 320, height: 240 }

/** A part of the image that lies nowhere near its middle, and is another part when numbers are exchanged. */
export function samplePart({ image, limits }: ImageSubject): Rectangle {
  const most = (side: 'width' | 'height', share: number, limit: number): number =>
    Math.max(1, Math.min(Math.floor(image[side] * share), LARGEST_PART[side], limit))
  return {
    left: Math.floor(image.width * 0.53),
    top: Math.floor(image.height * 0.11),
    width: most('width', 0.29, limits.maxWidth),
    height: most('height', 0.23, limits.maxHeight),
  }
}

/** `x,y,w,h`. */
export const partText = ({ left, top, width, height }: Rectangle): string =>
  `${left},${top},${width},${height}`

/** What a size without `^` makes of a region where the largest is asked for. */
export const largestOf = (subject: ImageSubject, region: Dimensions): Dimensions =>
  isWithin(subject.limits, region) ? region : largestWithin(subject.limits, region)

export interface Expected {
  readonly address: string
  readonly size: Dimensions
  /** How many pixels each side may be off, where the specification leaves rounding open. */
  readonly tolerance?: Dimensions
  readonly severity?: Severity
}

export const EXACT: Dimensions = { width: 0, height: 0 }
export const ROUNDED: Dimensions = { width: 1, height: 1 }
/** The width was asked for; the height follows from it. */
export const HEIGHT_ROUNDED: Dimensions = { width: 0, height: 1 }
export const WIDTH_ROUNDED: Dimensions = { width: 1, height: 0 }

/** Asks for pictures, and tells which do not come in their sizes. */
export function* expectSizes(expected: readonly Expected[]): Steps<readonly Fault[]> {
  const faults: Fault[] = []
  for (const one of expected) {
    const answer = yield* ask(one.address)
    faults.push(...faultsOfSize(one, answer))
  }
  return faults
}

export function faultsOfSize(
  { address, size, tolerance = EXACT, severity = 'error' }: Expected,
  answer: CheckAnswer,
): readonly Fault[] {
  const { picture } = answer
  const fault = withSeverity(
    severity,
    faultAt(address, `a picture of ${describeSize(size)}`, answer),
  )
  if (!isGiven(answer) || !picture) return [fault]
  if (!picture.size) return []
  const isNear =
    Math.abs(picture.size.width - size.width) <= tolerance.width &&
    Math.abs(picture.size.height - size.height) <= tolerance.height
  return isNear ? [] : [fault]
}

/** Asks for a picture whose pixels can be looked at. What is wrong with its coming at all is another rule's. */
export function* pixelsAt(address: string): Steps<Pixels | undefined> {
  const answer = yield* ask(address)
  return isGiven(answer) ? answer.picture?.pixels() : undefined
}

/** The whole image, small, to compare with. Every rule asks for the same, so that it is fetched once. */
export const wholeOf = (subject: ImageSubject): Steps<Pixels | undefined> =>
  pixelsAt(addressOf(subject, { size: smallText(subject), format: 'png' }))

/**
 * Asks for what should be refused. A picture instead, or a server that fails over it, is an error; another
 * refusal than the one that the specification names is not as it should be.
 */
export function* expectRefusal(
  addresses: readonly string[],
  statuses: readonly [number, ...number[]],
  why: string,
): Steps<readonly Fault[]> {
  const faults: Fault[] = []
  for (const address of addresses) {
    const answer = yield* ask(address)
    if (statuses.includes(answer.status)) continue
    const isRefused = answer.status >= 400 && (answer.status < 500 || answer.status === 501)
    const expected = `status ${statuses[0]}, since ${why}`
    faults.push(withSeverity(isRefused ? 'advice' : 'error', faultAt(address, expected, answer)))
  }
  return faults
}
