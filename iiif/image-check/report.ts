import type { Dimensions } from '../image/dimensions.ts'
import type { ImageVersion } from '../image/versions.ts'
import type { Level } from './levels.ts'
import { sentenceOfFault, type Fault, type ImageRule } from './rule.ts'

/** What was found of a server: plain data, for a window, a terminal or another program. */
export interface ImageCheckReport {
  /** The base address of the image. */
  readonly address: string
  readonly version: ImageVersion
  readonly level: Level
  /** In pixels, as the server says; undefined where it does not. */
  readonly image: Dimensions | undefined
  /** In the order of the specification. */
  readonly results: readonly RuleResult[]
}

/** `failed`: against a MUST, or against what the server offers; `advised`: against a SHOULD. */
export type RuleOutcome = 'failed' | 'advised' | 'passed' | 'untested'

export interface RuleResult {
  readonly rule: string
  readonly outcome: RuleOutcome
  /** What the specification says. */
  readonly sentence: string
  /** Of the specification of this version. */
  readonly section: string
  /** Each says what was asked, what was expected and what came. */
  readonly faults: readonly string[]
  /** Why it was not tested. */
  readonly reason: string
}

/** What came of a rule that was tested. */
export function testedResult(
  rule: ImageRule,
  version: ImageVersion,
  faults: readonly Fault[],
): RuleResult {
  const isFailed = faults.some(({ severity }) => severity === 'error')
  return {
    ...describeRule(rule, version),
    outcome: isFailed ? 'failed' : faults.length ? 'advised' : 'passed',
    faults: faults.map(sentenceOfFault),
    reason: '',
  }
}

export const untestedResult = (
  rule: ImageRule,
  version: ImageVersion,
  reason: string,
): RuleResult => ({
  ...describeRule(rule, version),
  outcome: 'untested',
  faults: [],
  reason,
})

const describeRule = ({ id, sentence, sections }: ImageRule, version: ImageVersion) => ({
  rule: id,
  sentence,
  section: sections[version] ?? '',
})

export type OutcomeCounts = Readonly<Record<RuleOutcome, number>>

export function countOutcomes(results: readonly RuleResult[]): OutcomeCounts {
  const count = (outcome: RuleOutcome): number =>
    results.filter((result) => result.outcome === outcome).length
  return {
    failed: count('failed'),
    advised: count('advised'),
    passed: count('passed'),
    untested: count('untested'),
  }
}

/** The name of a version of the Image API: 2 stands for 2.1, whose rules hold for 2.0 too. */
export const VERSION_NAMES: Readonly<Record<ImageVersion, string>> = { 2: '2.1', 3: '3.0' }

/** The report as text: what failed first, then what is advised; what passed is only counted. */
export function formatReport(report: ImageCheckReport): string {
  const { address, version, level, image, results } = report
  const counts = countOutcomes(results)
  const size = image ? `, ${image.width} × ${image.height} pixels` : ''
  const head = `${address}\nImage API ${VERSION_NAMES[version]}, level ${level}${size}\n`
  const told = (['failed', 'advised'] as const).flatMap((outcome) =>
    results
      .filter((result) => result.outcome === outcome)
      .map((result) => formatResult(report, result)),
  )
  const total = `${counts.failed} failed, ${counts.advised} advised, ${counts.passed} passed, ${counts.untested} not tested`
  return [head, ...told, `${total}.\n`].join('\n')
}

function formatResult({ version }: ImageCheckReport, result: RuleResult): string {
  const { outcome, rule, section, sentence, faults } = result
  const lines = [
    `${outcome}: ${sentence}`,
    ...faults.map((fault) => `  ${fault}`),
    `  (${rule}, Image API ${VERSION_NAMES[version]}, ${section})`,
  ]
  return `${lines.join('\n')}\n`
}
