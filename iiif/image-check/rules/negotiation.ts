import { ask, describeStatus, headerOf, isGiven, mediaTypeOf, type Steps } from '../exchange.ts'
import { anyPicture, infoOf } from '../pictures.ts'
import { advised, both, faultAt, only3, sections, type Fault, type ImageRule } from '../rule.ts'

const SUCCESS = sections('7.1 Successful Responses', '7.2 Successful Responses')

/** A tag that no server gives. */
const ANOTHER_TAG = '"0b9a7f5e3c1d-of-something-else"'

/** What depends on what the client says that it takes, or has already. */
export const NEGOTIATION_RULES: readonly ImageRule[] = [
  {
    kind: 'server',
    id: 'http/json-wanted',
    sentence:
      'If the request includes an Accept header, the server should respond following the rules of content negotiation.',
    sections: only3('5.1 Image Information Request'),
    *check(subject) {
      const accept = 'application/json'
      const answer = yield* ask(infoOf(subject), { headers: { accept } })
      if (mediaTypeOf(answer) === accept) return []
      const asked = `${infoOf(subject)} with Accept: ${accept}`
      const came = isGiven(answer)
        ? `the type ${headerOf(answer, 'content-type') ?? 'nothing'}`
        : describeStatus(answer.status)
      return [advised(faultAt(asked, `the type ${accept}`, came))]
    },
  },
  {
    kind: 'server',
    id: 'http/vary',
    sentence:
      'Where the type of the document depends on the Accept header, caches must be told: Vary: Accept.',
    sections: both('5.1 Image Information Request'),
    *check(subject) {
      const plain = yield* ask(infoOf(subject), { headers: { accept: 'application/json' } })
      const linked = yield* ask(infoOf(subject), { headers: { accept: 'application/ld+json' } })
      if (mediaTypeOf(plain) === mediaTypeOf(linked)) return []
      const vary = headerOf(linked, 'vary')
      if (/(^|,)\s*(accept|\*)\s*(,|$)/i.test(vary ?? '')) return []
      const came = vary === undefined ? 'no such header' : `"${vary}"`
      return [advised(faultAt(infoOf(subject), 'Vary: Accept', came))]
    },
  },
  {
    kind: 'server',
    id: 'http/not-modified',
    sentence: 'Status code 304 is handled exactly as per the HTTP specification.',
    sections: SUCCESS,
    *check(subject) {
      return [
        ...(yield* conditionFaults(infoOf(subject))),
        ...(yield* conditionFaults(anyPicture(subject))),
      ]
    },
  },
]

/** What is wrong when an answer is asked for that the client has already, or has not. */
function* conditionFaults(address: string): Steps<readonly Fault[]> {
  const got = yield* ask(address)
  const tag = headerOf(got, 'etag')
  if (!isGiven(got) || tag === undefined) return []
  const faults: Fault[] = []
  const again = yield* ask(address, { headers: { 'if-none-match': tag } })
  const asked = `${address} with If-None-Match: ${tag}`
  if (again.status !== 304)
    faults.push(advised(faultAt(asked, 'status 304 (Not Modified)', describeStatus(again.status))))
  else if (again.length > 0)
    faults.push(faultAt(asked, 'no body with status 304', `a body of ${again.length} bytes`))
  const other = yield* ask(address, { headers: { 'if-none-match': ANOTHER_TAG } })
  if (other.status !== got.status)
    faults.push(
      faultAt(
        `${address} with If-None-Match: ${ANOTHER_TAG}`,
        `${describeStatus(got.status)}, since the client has something else`,
        describeStatus(other.status),
      ),
    )
  return faults
}
