import type { ImageVersion } from '../image/versions.ts'
import { describeAnswer, type CheckAnswer, type Steps } from './exchange.ts'
import type { Level } from './levels.ts'
import type { ImageSubject, Subject } from './subject.ts'

/** `error`: what the specification demands, or what the server itself offers, is not so; `advice`: a SHOULD. */
export type Severity = 'error' | 'advice'

/** One thing that came out otherwise than the rule says. */
export interface Fault {
  /** What was asked for: an address, or a member of the information document. */
  readonly asked: string
  /** What was expected, to stand after "expected". */
  readonly expected: string
  /** What came instead, to stand before "came". */
  readonly came: string
  readonly severity: Severity
}

interface RuleText {
  /** Unique: `size/by-width`. What stands before the slash groups the rules. */
  readonly id: string
  /** What the specification says, in short. */
  readonly sentence: string
  /** Number and name of the section, for each version that has the rule. */
  readonly sections: Readonly<Partial<Record<ImageVersion, string>>>
}

/** A rule about the information document alone. */
export interface DocumentRule extends RuleText {
  readonly kind: 'document'
  readonly check: (subject: Subject) => Iterable<Fault>
}

/** A rule about what the server answers. */
export interface ServerRule extends RuleText {
  readonly kind: 'server'
  /** Why the rule is not for this subject; undefined where it is. */
  readonly unless?: (subject: ImageSubject) => string | undefined
  readonly check: (subject: ImageSubject) => Steps<readonly Fault[]>
}

export type ImageRule = DocumentRule | ServerRule

/** Section by version, where both have it under the same name. */
export const both = (section: string) => ({ 2: section, 3: section }) as const
export const only3 = (section: string) => ({ 3: section }) as const
export const only2 = (section: string) => ({ 2: section }) as const
export const sections = (two: string, three: string) => ({ 2: two, 3: three }) as const

type Unless = (subject: ImageSubject) => string | undefined

/** For servers that offer at least one of these features. */
export const offers =
  (...features: readonly string[]): Unless =>
  (subject) =>
    features.some((feature) => subject.features.has(feature))
      ? undefined
      : `The server does not offer ${features.join(' or ')}.`

export const offersFormat =
  (format: string): Unless =>
  ({ formats }) =>
    formats.has(format) ? undefined : `The server does not offer ${format}.`

/** For servers of at least this level: one of files alone may answer as it likes. */
export const fromLevel =
  (least: Level): Unless =>
  ({ level }) =>
    level >= least ? undefined : `Level ${level} does not ask for it.`

/** All of several conditions. */
export const all =
  (...conditions: readonly Unless[]): Unless =>
  (subject) => {
    for (const condition of conditions) {
      const reason = condition(subject)
      if (reason !== undefined) return reason
    }
    return undefined
  }

/** A fault about an address; what came is told in words, unless it is given. */
export const faultAt = (asked: string, expected: string, came: CheckAnswer | string): Fault => ({
  asked,
  expected,
  came: typeof came === 'string' ? came : describeAnswer(came),
  severity: 'error',
})

/** A fault in the information document. */
export const faultIn = (member: string, expected: string, value: unknown): Fault => ({
  asked: `"${member}" in info.json`,
  expected,
  came: value === undefined ? 'nothing' : shorten(JSON.stringify(value) ?? 'nothing'),
  severity: 'error',
})

export const withSeverity = (severity: Severity, fault: Fault): Fault => ({ ...fault, severity })

/** A fault against a SHOULD. */
export const advised = (fault: Fault): Fault => withSeverity('advice', fault)

/** In characters: more than this says nothing more in a sentence. */
const LONGEST = 200
const shorten = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text

/** A fault as a sentence. */
export const sentenceOfFault = ({ asked, expected, came }: Fault): string =>
  `${asked}: expected ${expected}; ${came} came.`
