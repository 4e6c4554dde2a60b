import { ask, describeAnswer, describeSize, isGiven } from '../exchange.ts'
import { addressOf, expectRefusal, smallSize, smallText, wholeSize } from '../pictures.ts'
import { all, both, faultAt, fromLevel, sections, type ImageRule } from '../rule.ts'
import type { ImageSubject } from '../subject.ts'
import { besideOf } from './http.ts'

const ENCODING = sections('9 URI Encoding and Decoding', '9 URI Encoding and Decoding')
const CONDITIONS = sections('7.2 Error Conditions', '7.3 Error Conditions')

/** A value that no version knows for each parameter, and how it is called. */
const MALFORMED = [
  {
    id: 'region',
    section: both('4.1 Region'),
    values: ['10,10', 'pct:a,b,c,d', '-1,0,10,10', '1.5,0,10,10', 'Full', 'frob'],
  },
  {
    id: 'size',
    section: both('4.2 Size'),
    values: [',', 'ten,', '-20,', '1.5,', '!20,', 'Max', 'frob'],
  },
  {
    id: 'rotation',
    section: both('4.3 Rotation'),
    values: ['-15', '361', '90deg', '1e1', '!', 'frob'],
  },
  { id: 'quality', section: both('4.4 Quality'), values: ['frob', 'DEFAULT', 'grey', 'native'] },
  { id: 'format', section: both('4.5 Format'), values: ['frob', 'exe', 'jpeg', 'tiff'] },
] as const

export const REFUSAL_RULES: readonly ImageRule[] = [
  {
    kind: 'server',
    id: 'refusal/unknown-image',
    sentence: '404 Not Found: The image resource specified by the identifier does not exist.',
    sections: CONDITIONS,
    *check(subject) {
      const addresses = ['info.json', `full/${wholeSize(subject)}/0/default.jpg`]
      return yield* expectRefusal(
        addresses.map((rest) => `${besideOf(subject)}/${rest}`),
        [404, 410],
        'there is no such image',
      )
    },
  },
  ...MALFORMED.map(({ id, section, values }): ImageRule => ({
    kind: 'server',
    id: `refusal/${id}`,
    sentence: `A ${id} that is malformed or not supported should result in a 400 (Bad Request) status code.`,
    sections: section,
    unless: fromLevel(1),
    *check(subject) {
      // What a server tells of by itself may go beyond the specification, and is told of by another rule.
      const told = new Set([...subject.formats, ...subject.qualities])
      const unknown = values.filter((value) => !told.has(value))
      const addresses = unknown.map((value) =>
        addressOf(subject, { size: sizeFor(value, subject), [id]: value }),
      )
      const statuses = id === 'format' ? ([400, 415] as const) : ([400] as const)
      return yield* expectRefusal(addresses, statuses, `this is no ${id} that it knows`)
    },
  })),
  {
    kind: 'server',
    id: 'encoding/slash',
    sentence:
      'Slashes within the identifier must be encoded: one that is not begins another part of the address.',
    sections: ENCODING,
    unless: fromLevel(1),
    *check(subject) {
      const address = addressOf(
        { ...subject, base: `${subject.base}/part` },
        { size: smallText(subject) },
      )
      return yield* expectRefusal(
        [address],
        [404, 400],
        'an address has no more parts than four after the identifier',
      )
    },
  },
  {
    kind: 'server',
    id: 'encoding/same',
    sentence: 'Percent-encoding other characters introduces no ambiguity: it means the same.',
    sections: ENCODING,
    unless: fromLevel(1),
    *check(subject) {
      const size = smallSize(subject)
      const addresses = [
        addressOf(subject, { region: '%66ull', size: smallText(subject).replace(',', '%2C') }),
        addressOf({ ...subject, base: withEscape(subject) }, { size: smallText(subject) }),
      ]
      const faults = []
      for (const address of addresses) {
        const answer = yield* ask(address)
        const got = answer.picture?.size
        const isSame = isGiven(answer) && (!got || Math.abs(got.width - size.width) < 2)
        if (!isSame)
          faults.push(
            faultAt(address, `a picture of ${describeSize(size)}`, describeAnswer(answer)),
          )
      }
      return faults
    },
  },
  {
    kind: 'server',
    id: 'encoding/once',
    sentence: 'Each part of an address is decoded once: what is still encoded then is meant so.',
    sections: ENCODING,
    unless: all(fromLevel(1)),
    *check(subject) {
      const address = addressOf(subject, { region: '%2566ull', size: smallText(subject) })
      return [
        ...(yield* expectRefusal(
          [address],
          [400],
          'decoded once the region is "%66ull", which is none',
        )),
        ...(yield* expectRefusal(
          withTwoEscapes(subject).map((base) => `${base}/info.json`),
          [404],
          'decoded once this is no image that is there',
        )),
      ]
    },
  },
]

/** A region of a few pixels is asked for at its own size: more would be refused for another reason. */
const sizeFor = (value: string, subject: ImageSubject): string =>
  value.endsWith(',10,10') ? wholeSize(subject) : smallText(subject)

/** The base address with one more letter or digit of the identifier encoded. */
function withEscape({ base }: ImageSubject): string {
  const start = base.lastIndexOf('/') + 1
  const identifier = base.slice(start)
  // A digit that already belongs to an escape is not encoded again.
  const at = identifier.search(/(?<!%|%[0-9A-Fa-f])[A-Za-z0-9]/)
  if (at < 0) return base
  const code = identifier.charCodeAt(at).toString(16).toUpperCase()
  return `${base.slice(0, start)}${identifier.slice(0, at)}%${code}${identifier.slice(at + 1)}`
}

/** The base address with one escape of the identifier encoded once more; none where it has nothing to escape. */
function withTwoEscapes(subject: ImageSubject): readonly string[] {
  const base = withEscape(subject)
  const twice = base.replace(/%(?=[^%/]*$)/, '%25')
  return twice === base ? [] : [twice]
}
