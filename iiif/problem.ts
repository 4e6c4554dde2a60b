import { PROBLEM_TEXTS, type ProblemCode } from './problem-texts.ts'

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

type Texts<Code extends ProblemCode> = Extract<
  (typeof PROBLEM_TEXTS)[Code][keyof (typeof PROBLEM_TEXTS)[Code]],
  string
>

/** What the sentences of a code leave open: `{name}` in a sentence asks for `name` here. */
export type ProblemDetails<Code extends ProblemCode = ProblemCode> = Readonly<
  Record<Placeholders<Texts<Code>>, string | number>
>

/** A problem as plain data: it crosses processes and is stored in lists. */
export interface ProblemReport {
  readonly code: ProblemCode
  readonly details: Readonly<Record<string, string | number>>
}

/** What happened · what it means for the work · what to do. */
export interface ProblemSentences {
  readonly cause: string
  readonly consequence: string
  readonly remedy: string
}

/**
 * A foreseen refusal. Its code says which, its details fill the sentences of `problem-texts.ts`.
 * Everything else that is thrown is a mistake in the program.
 */
export class Problem extends Error implements ProblemReport {
  readonly code: ProblemCode
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: ProblemCode, details: Readonly<Record<string, string | number>>) {
    super(sentenceOf({ code, details }))
    this.name = 'Problem'
    this.code = code
    this.details = details
  }
}

/** Makes a problem; the compiler asks for exactly the details that its sentences name. */
export function problem<Code extends ProblemCode>(
  code: Code,
  ...[details]: [Placeholders<Texts<Code>>] extends [never] ? [] : [ProblemDetails<Code>]
): Problem {
  return new Problem(code, details ?? {})
}

/** A problem as plain data, as lists and messages between processes carry it. */
export const reportOf = ({ code, details }: ProblemReport): ProblemReport => ({ code, details })

/** The English sentences of a problem, its details filled in. */
export function describeProblem({ code, details }: ProblemReport): ProblemSentences {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole))
  const texts = PROBLEM_TEXTS[code]
  return {
    cause: fill(texts.cause),
    consequence: fill(texts.consequence),
    remedy: fill(texts.remedy),
  }
}

/** The sentences of a problem as one text, for a terminal, a log or the body of an HTTP answer. */
export function sentenceOf(report: ProblemReport): string {
  const { cause, consequence, remedy } = describeProblem(report)
  return [cause, consequence, remedy].filter((sentence) => sentence !== '').join(' ')
}
