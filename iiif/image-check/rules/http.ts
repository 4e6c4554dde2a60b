import { IMAGE_CONTEXT } from '../../image/versions.ts'
import {
  ask,
  describeStatus,
  headerOf,
  isGiven,
  linkOf,
  mediaTypeOf,
  type CheckAnswer,
} from '../exchange.ts'
import { addressOf, anyPicture, infoOf, partText, samplePart } from '../pictures.ts'
import {
  all,
  both,
  faultAt,
  fromLevel,
  offers,
  only3,
  sections,
  advised,
  withSeverity,
} from '../rule.ts'
import type { Fault, ImageRule } from '../rule.ts'
import type { ImageSubject } from '../subject.ts'

const CORS = sections('5.1 Image Information Request', '7.1 CORS')
const ANOTHER_ORIGIN = { origin: 'https://viewer.example.org' }

/** What is wrong with the header by which pages of other places may read an answer. */
function corsFaults(
  asked: string,
  answer: CheckAnswer,
  severity: Fault['severity'],
): readonly Fault[] {
  const value = headerOf(answer, 'access-control-allow-origin')
  if (value === '*') return []
  const came = value === undefined ? 'no such header' : `"${value}"`
  return [withSeverity(severity, faultAt(asked, 'Access-Control-Allow-Origin: *', came))]
}

const corsSeverity = ({ features }: ImageSubject): Fault['severity'] =>
  features.has('cors') ? 'error' : 'advice'

export const HTTP_RULES: readonly ImageRule[] = [
  {
    kind: 'server',
    id: 'http/json',
    sentence:
      'The information document has the type application/json unless JSON-LD is asked for; in 3.0 it should be application/ld+json with the profile of the context.',
    sections: both('5.1 Image Information Request'),
    *check(subject) {
      const answer = yield* ask(infoOf(subject))
      const type = headerOf(answer, 'content-type') ?? 'nothing'
      const media = mediaTypeOf(answer)
      const isJson = media === 'application/json' || media === 'application/ld+json'
      const asked = infoOf(subject)
      if (!isJson) return [faultAt(asked, 'the type application/json', `the type ${type}`)]
      if (subject.version === 2)
        return media === 'application/json'
          ? []
          : [
              faultAt(
                asked,
                'the type application/json, since no other was asked for',
                `the type ${type}`,
              ),
            ]
      const isRight = media === 'application/json' || type.includes(IMAGE_CONTEXT[3])
      const expected = `the type application/ld+json;profile="${IMAGE_CONTEXT[3]}"`
      return isRight ? [] : [advised(faultAt(asked, expected, `the type ${type}`))]
    },
  },
  {
    kind: 'server',
    id: 'http/json-ld',
    sentence: 'jsonldMediaType: The JSON-LD media type is provided when JSON-LD is requested.',
    sections: sections('5.3 Profile Description', '5.7 Extra Functionality'),
    unless: offers('jsonldMediaType'),
    *check(subject) {
      const answer = yield* ask(infoOf(subject), { headers: { accept: 'application/ld+json' } })
      if (mediaTypeOf(answer) === 'application/ld+json') return []
      const came = isGiven(answer)
        ? `the type ${headerOf(answer, 'content-type') ?? 'nothing'}`
        : describeStatus(answer.status)
      const asked = `${infoOf(subject)} with Accept: application/ld+json`
      return [faultAt(asked, 'the type application/ld+json', came)]
    },
  },
  {
    kind: 'server',
    id: 'http/cors-document',
    sentence:
      'Servers should send Access-Control-Allow-Origin with the value * in response to information requests.',
    sections: CORS,
    *check(subject) {
      const answer = yield* ask(infoOf(subject), { headers: ANOTHER_ORIGIN })
      return corsFaults(infoOf(subject), answer, corsSeverity(subject))
    },
  },
  {
    kind: 'server',
    id: 'http/cors-pictures',
    sentence:
      'Servers should support CORS on image responses, so that viewers of other places can draw with them.',
    sections: sections('5.3 Profile Description', '7.1 CORS'),
    *check(subject) {
      const address = anyPicture(subject)
      const answer = yield* ask(address, { headers: ANOTHER_ORIGIN })
      return corsFaults(address, answer, corsSeverity(subject))
    },
  },
  {
    kind: 'server',
    id: 'http/cors-refusals',
    sentence:
      'cors: The CORS HTTP header is provided on all responses. Without it on a refusal, a viewer cannot tell why there is no picture.',
    sections: sections('5.3 Profile Description', '7.1 CORS'),
    unless: fromLevel(1),
    *check(subject) {
      const faults: Fault[] = []
      for (const address of [
        addressOf(subject, { size: 'nonsense' }),
        `${besideOf(subject)}/info.json`,
      ]) {
        const answer = yield* ask(address, { headers: ANOTHER_ORIGIN })
        if (!isGiven(answer)) faults.push(...corsFaults(address, answer, 'advice'))
      }
      return faults
    },
  },
  {
    kind: 'server',
    id: 'http/cors-redirect',
    sentence:
      'cors: The CORS HTTP header is provided on all responses: a page cannot follow a redirect without it.',
    sections: sections('5.3 Profile Description', '7.1 CORS'),
    unless: offers('baseUriRedirect'),
    *check(subject) {
      const answer = yield* ask(subject.base, { headers: ANOTHER_ORIGIN, redirects: 'tell' })
      const isLed = answer.status > 300 && answer.status < 400
      return isLed ? corsFaults(subject.base, answer, corsSeverity(subject)) : []
    },
  },
  {
    kind: 'server',
    id: 'http/head',
    sentence: 'It is recommended that implementations also support the HTTP HEAD method.',
    sections: only3('7 Server Responses'),
    *check(subject) {
      const faults: Fault[] = []
      for (const address of [infoOf(subject), anyPicture(subject)]) {
        const got = yield* ask(address)
        const head = yield* ask(address, { method: 'HEAD' })
        const asked = `HEAD ${address}`
        if (head.status !== got.status)
          faults.push(
            advised(faultAt(asked, describeStatus(got.status), describeStatus(head.status))),
          )
        else if (mediaTypeOf(head) !== mediaTypeOf(got)) {
          const came = `the type ${headerOf(head, 'content-type') ?? 'nothing'}`
          faults.push(advised(faultAt(asked, `the type ${mediaTypeOf(got)}, as with GET`, came)))
        }
      }
      return faults
    },
  },
  {
    kind: 'server',
    id: 'http/options',
    sentence:
      'Servers should support the HTTP OPTIONS method as part of the CORS preflight request pattern.',
    sections: only3('7 Server Responses'),
    *check(subject) {
      const headers = { ...ANOTHER_ORIGIN, 'access-control-request-method': 'GET' }
      const answer = yield* ask(infoOf(subject), { method: 'OPTIONS', headers })
      const asked = `OPTIONS ${infoOf(subject)}`
      if (!isGiven(answer))
        return [advised(faultAt(asked, 'status 204', describeStatus(answer.status)))]
      return corsFaults(asked, answer, 'advice')
    },
  },
  {
    kind: 'server',
    id: 'http/base-redirect',
    sentence:
      'When the base URI is dereferenced, the interaction should result in the image information document; a 303 redirect to it is recommended.',
    sections: both('2 URI Syntax'),
    unless: offers('baseUriRedirect'),
    *check(subject) {
      const answer = yield* ask(subject.base, { redirects: 'tell' })
      const location = headerOf(answer, 'location')
      const isLed = answer.status > 300 && answer.status < 400 && location !== undefined
      const expected = `status 303 with Location: ${infoOf(subject)}`
      if (!isLed) return [faultAt(subject.base, expected, describeStatus(answer.status))]
      if (!leadsTo(location, subject))
        return [faultAt(subject.base, expected, `Location: ${location}`)]
      return answer.status === 303
        ? []
        : [advised(faultAt(subject.base, 'status 303', describeStatus(answer.status)))]
    },
  },
  {
    kind: 'server',
    id: 'http/profile-link',
    sentence:
      'profileLinkHeader: The level may be given in a Link header with rel="profile" on image responses.',
    sections: both('6 Compliance Levels'),
    unless: offers('profileLinkHeader'),
    *check(subject) {
      const address = anyPicture(subject)
      const answer = yield* ask(address)
      if (!isGiven(answer)) return []
      const link = linkOf(answer, 'profile')
      const pattern = new RegExp(
        `^https?://iiif\\.io/api/image/${subject.version}/level[012]\\.json$`,
      )
      if (link !== undefined && pattern.test(link)) return []
      const expected = `Link: <http://iiif.io/api/image/${subject.version}/level${subject.level}.json>;rel="profile"`
      return [faultAt(address, expected, link === undefined ? 'no such link' : `<${link}>`)]
    },
  },
  {
    kind: 'server',
    id: 'http/readable-refusal',
    sentence:
      'It is recommended that the body of the error response includes a human-readable description of the error in either plain text or html.',
    sections: sections('7.2 Error Conditions', '7.3 Error Conditions'),
    unless: all(fromLevel(1), offers('regionByPx')),
    *check(subject) {
      const address = addressOf(subject, {
        region: partText(samplePart(subject)),
        size: 'nonsense',
      })
      const answer = yield* ask(address)
      if (isGiven(answer)) return []
      const isText = ['text/plain', 'text/html', 'application/xhtml+xml'].includes(
        mediaTypeOf(answer),
      )
      if (isText && answer.text.trim() !== '') return []
      const came =
        answer.text.trim() === '' ? 'an empty body' : `the type ${mediaTypeOf(answer) || 'nothing'}`
      return [advised(faultAt(address, 'a sentence in plain text or html', came))]
    },
  },
]

/** Whether the address in `Location`, which may be relative, is that of the information document. */
function leadsTo(location: string, subject: ImageSubject): boolean {
  const wanted = infoOf(subject)
  const path = wanted.replace(/^https?:\/\/[^/]+/, '')
  const isRelative = !/^https?:/.test(location)
  const identifier = subject.base.slice(subject.base.lastIndexOf('/') + 1)
  if (location === wanted || location === path) return true
  return isRelative && location.endsWith(`${identifier}/info.json`)
}

/** The address of an image that is not there. */
export const besideOf = ({ base }: ImageSubject): string =>
  `${base.slice(0, base.lastIndexOf('/'))}/no-such-image-0b9a7f5e3c1d`
