import type { Dimensions } from '../../image/dimensions.ts'
import { isSameSize } from '../../image/dimensions.ts'
import { ask, describeSize, isGiven, linkOf, type Steps } from '../exchange.ts'
import {
  addressOf,
  partText,
  samplePart,
  smallSize,
  tinyPart,
  tinySide,
  type Parameters,
} from '../pictures.ts'
import { faultAt, offers, sections, type Fault, type ImageRule } from '../rule.ts'
import type { ImageSubject } from '../subject.ts'

const SECTION = sections('4.7 Canonical URI Syntax', '4.8 Canonical URI Syntax')

export const CANONICAL_RULES: readonly ImageRule[] = [
  {
    kind: 'server',
    id: 'canonical/form',
    sentence:
      'The Link header with rel="canonical" gives the address of the same picture in canonical parameter values.',
    sections: SECTION,
    unless: offers('canonicalLinkHeader'),
    *check(subject) {
      const faults: Fault[] = []
      for (const one of [...requestsFor(subject), ...requestsByForm(subject)])
        faults.push(...(yield* expectCanonical(subject, one)))
      return faults
    },
  },
  {
    kind: 'server',
    id: 'canonical/same-picture',
    sentence: 'The canonical URI is the URI of the same picture.',
    sections: SECTION,
    unless: offers('canonicalLinkHeader'),
    *check(subject) {
      const faults: Fault[] = []
      for (const { parameters } of requestsFor(subject)) {
        const asked = yield* ask(addressOf(subject, parameters))
        const link = linkOf(asked, 'canonical')
        const size = asked.picture?.size
        // An address elsewhere is not fetched: the other rule tells of it.
        if (!size || !link?.startsWith(`${subject.base}/`)) continue
        const answer = yield* ask(link)
        const got = answer.picture?.size
        if (!isGiven(answer) || !got || !isSameSize(got, size))
          faults.push(faultAt(link, `the same picture, of ${describeSize(size)}`, answer))
      }
      return faults
    },
  },
]

interface CanonicalRequest {
  readonly parameters: Parameters
  /** Its region in canonical form, where that depends on no rounding. */
  readonly region: RegExp
  readonly rotation: string
  /** Its size in canonical form where that is known, and in pixels: where another came, another rule tells of it. */
  readonly size?: { readonly text: string; readonly pixels: Dimensions }
}

/** Requests that are not canonical, of which the canonical form is known. */
function requestsFor(subject: ImageSubject): readonly CanonicalRequest[] {
  const { image, features } = subject
  const part = samplePart(subject)
  const small = smallSize(subject)
  const wide = Math.min(small.width, part.width)
  const requests: CanonicalRequest[] = []
  if (features.has('regionByPx') && features.has('sizeByW')) {
    const region = exactly(partText(part))
    requests.push({
      parameters: { region: partText(part), size: `${wide},` },
      region,
      rotation: '0',
    })
    const whole = { region: `0,0,${image.width},${image.height}`, size: `${small.width},` }
    requests.push({ parameters: whole, region: /^full$/, rotation: '0' })
  }
  if (features.has('sizeByConfinedWh')) {
    const size = `!${small.width},${small.height * 2}`
    requests.push({ parameters: { size }, region: /^full$/, rotation: '0' })
  }
  if (features.has('rotationBy90s') && features.has('sizeByW')) {
    const parameters = { size: `${small.width},`, rotation: '90.0' }
    requests.push({ parameters, region: /^full$/, rotation: '90' })
  }
  if (features.has('regionByPct') && features.has('sizeByW')) {
    const parameters = { region: 'pct:50,50,80,80', size: `${wide},` }
    // Beyond the edge, so that the canonical region is the one that was cut.
    requests.push({ parameters, region: lowerRight(image), rotation: '0' })
  }
  return requests
}

/** Those whose address alone is looked at: a wrong one would be refused, or be the same size by chance. */
function requestsByForm(subject: ImageSubject): readonly CanonicalRequest[] {
  const { features, version } = subject
  const part = samplePart(subject)
  const requests: CanonicalRequest[] = []
  if (features.has('regionByPx')) {
    const parameters = { region: partText(part) }
    const size = { text: version === 3 ? 'max' : 'full', pixels: part }
    requests.push({ parameters, region: exactly(partText(part)), rotation: '0', size })
  }
  if (features.has('regionByPx') && features.has('sizeUpscaling')) {
    const side = tinySide(subject) * 2
    const parameters = { region: tinyPart(subject), size: `^${side},` }
    const region = exactly(tinyPart(subject))
    const size = { text: `^${side},${side}`, pixels: { width: side, height: side } }
    requests.push({ parameters, region, rotation: '0', size })
  }
  if (features.has('mirroring') && features.has('sizeByW')) {
    const parameters = { size: `${smallSize(subject).width},`, rotation: '!0' }
    requests.push({ parameters, region: /^full$/, rotation: '!0' })
  }
  return requests
}

const exactly = (text: string): RegExp => new RegExp(`^${text}$`)

/** The lower right quarter; where half a pixel lies is left to the server. */
function lowerRight({ width, height }: Dimensions): RegExp {
  const halves = (side: number): string => `(?:${Math.floor(side / 2)}|${Math.ceil(side / 2)})`
  const [across, down] = [halves(width), halves(height)]
  return new RegExp(`^${across},${down},${across},${down}$`)
}

function* expectCanonical(
  subject: ImageSubject,
  { parameters, region, rotation, size: known }: CanonicalRequest,
): Steps<readonly Fault[]> {
  const address = addressOf(subject, parameters)
  const answer = yield* ask(address)
  const size = answer.picture?.size
  // Without a picture there is nothing canonical about it; that it is missing is another rule's.
  if (!isGiven(answer) || !size) return []
  if (known && !isSameSize(known.pixels, size)) return []
  const link = linkOf(answer, 'canonical')
  if (link === undefined) return [faultAt(address, 'a Link header with rel="canonical"', 'none')]
  const start = [subject.base, baseIn(subject)]
    .map((base) => `${base}/`)
    .find((one) => link.startsWith(one))
  const [gotRegion = '', gotSize = '', gotRotation = '', file = ''] = link
    .slice(start?.length)
    .split('/')
  const before = rotation === '90' ? { width: size.height, height: size.width } : size
  const sizes = known ? [known.text] : sizesOf(subject, before)
  const isRight =
    start !== undefined &&
    region.test(gotRegion) &&
    sizes.includes(gotSize) &&
    gotRotation === rotation &&
    file === 'default.jpg'
  const expected = `the canonical address ${subject.base}/${readable(region)}/${sizes[0]}/${rotation}/default.jpg`
  return isRight ? [] : [faultAt(address, expected, link)]
}

/** The base as the server itself calls it; that it should be the one that was asked for is another rule's. */
function baseIn({ document, version, base }: ImageSubject): string {
  const id = document[version === 3 ? 'id' : '@id']
  return typeof id === 'string' ? id.replace(/\/$/, '') : base
}

/** How a size that is smaller than its region is written, before it is turned. */
const sizesOf = ({ version }: ImageSubject, { width, height }: Dimensions): readonly string[] =>
  version === 3 ? [`${width},${height}`] : [`${width},`, `${width},${height}`]

/** Of a pattern of numbers the first. */
const readable = ({ source }: RegExp): string =>
  source.replace(/^\^|\$$/g, '').replaceAll(/\(\?:(\d+)\|\d+\)/g, '$1')
