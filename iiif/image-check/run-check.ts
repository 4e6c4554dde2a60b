import { ask, isGiven, type CheckAnswer, type CheckRequest, type Steps } from './exchange.ts'
import { testedResult, untestedResult, type ImageCheckReport, type RuleResult } from './report.ts'
import { faultAt, type DocumentRule, type ImageRule } from './rule.ts'
import { IMAGE_RULES } from './rules/index.ts'
import {
  isObject,
  readSubject,
  type ImageSubject,
  type JsonObject,
  type Subject,
  type Wanted,
} from './subject.ts'

/** Carries a request out. May reject: then the check as a whole does. */
export type Fetch = (request: CheckRequest) => Promise<CheckAnswer>

export interface CheckOptions {
  readonly fetch: Fetch
  readonly wanted?: Wanted
  /** Called whenever a rule is done. */
  readonly onProgress?: (progress: CheckProgress) => void
}

/** How far a check is, in rules. */
export interface CheckProgress {
  readonly done: number
  readonly total: number
}

/** Rules that are tested at the same time: each asks for one thing after the other. */
const AT_ONCE = 4

/**
 * Holds an image on a server against every rule of its version.
 *
 * @param base the address of the image, without a slash at its end
 * @returns a report whose only result is the information document where that cannot be read
 */
export async function runCheck(base: string, options: CheckOptions): Promise<ImageCheckReport> {
  const { fetch, wanted = {}, onProgress } = options
  const answer = await follow(ask(`${base}/info.json`), fetch)
  const document = isGiven(answer) ? parseObject(answer.text) : undefined
  if (!document) return unreadable(base, answer, wanted)
  const subject = readSubject(base, { document, answer }, wanted)
  const rules = IMAGE_RULES.filter(({ sections }) => sections[subject.version] !== undefined)
  const results: RuleResult[] = []
  let done = 0
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < rules.length; index = next++) {
      const rule = rules[index]
      if (!rule) return
      results[index] = await resultOf(rule, subject, fetch)
      done += 1
      onProgress?.({ done, total: rules.length })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const { version, level, image } = subject
  return { address: base, version, level, image, results }
}

async function resultOf(rule: ImageRule, subject: Subject, fetch: Fetch): Promise<RuleResult> {
  const { version, image } = subject
  if (rule.kind === 'document') return testedResult(rule, version, [...rule.check(subject)])
  if (!image)
    return untestedResult(
      rule,
      version,
      'The information document does not tell the size of the image.',
    )
  const whole: ImageSubject = { ...subject, image }
  const reason = rule.unless?.(whole)
  if (reason !== undefined) return untestedResult(rule, version, reason)
  return testedResult(rule, version, await follow(rule.check(whole), fetch))
}

/** Carries out the steps of a check, one after the other. */
async function follow<Value>(steps: Steps<Value>, fetch: Fetch): Promise<Value> {
  let step = steps.next()
  while (!step.done) step = steps.next(await fetch(step.value))
  return step.value
}

const READABLE: DocumentRule = {
  kind: 'document',
  id: 'document/readable',
  sentence: 'Servers must support requests for image information; the response is a JSON document.',
  sections: { 2: '5 Image Information', 3: '5 Image Information' },
  check: () => [],
}

function unreadable(base: string, answer: CheckAnswer, wanted: Wanted): ImageCheckReport {
  const version = wanted.version ?? 3
  const came = isGiven(answer) ? 'something that is not JSON' : answer
  const fault = faultAt(`${base}/info.json`, 'a JSON document', came)
  return {
    address: base,
    version,
    level: wanted.level ?? 0,
    image: undefined,
    results: [testedResult(READABLE, version, [fault])],
  }
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
