import { RULES } from '../validation/rules/index.ts'
import type { Fault, FaultGroup } from './report.ts'

const SEVERITIES: readonly Fault['severity'][] = ['error', 'warning', 'remark']

const ORDER: ReadonlyMap<string, number> = new Map(RULES.map(({ id }, index) => [id, index]))
const SENTENCES: ReadonlyMap<string, string> = new Map(
  RULES.map(({ id, sentence }) => [id, sentence]),
)

/** The faults of each rule together: errors first, within them in the order of the rules. */
export function groupFaults(faults: readonly Fault[]): readonly FaultGroup[] {
  const byRule = new Map<string, Fault[]>()
  for (const fault of faults) {
    const group = byRule.get(fault.rule)
    if (group) group.push(fault)
    else byRule.set(fault.rule, [fault])
  }
  const groups = [...byRule].flatMap(([rule, held]): readonly FaultGroup[] => {
    const [first] = held
    if (!first) return []
    const { severity, section, message } = first
    return [{ rule, severity, section, sentence: SENTENCES.get(rule) ?? message, faults: held }]
  })
  const rank = ({ rule, severity }: FaultGroup): number =>
    SEVERITIES.indexOf(severity) * (RULES.length + 1) + (ORDER.get(rule) ?? RULES.length)
  return groups.sort((one, other) => rank(one) - rank(other))
}
