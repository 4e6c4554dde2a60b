import { after } from './numbering.ts'
import { parsePlace } from './place.ts'
import type { Counting, Foliation } from './rule.ts'

/**
 * The rule as it goes on behind a canvas that bears a label: behind `f. 12v` it begins with 13r. So
 * leaves that were put in renumber the rest.
 *
 * @returns undefined when the label is not one that the rule would give
 */
export function continueAfter<Rule extends Foliation | Counting>(
  rule: Rule,
  label: string,
): Rule | undefined {
  const { prefix, suffix } = rule
  if (!label.startsWith(prefix) || !label.endsWith(suffix)) return undefined
  const text = label.slice(prefix.length, suffix === '' ? undefined : -suffix.length)
  const last = text.split('–').at(-1) ?? ''
  const behind = parsePlace(last, rule.start.form, rule.kind === 'foliation' ? rule : undefined)
  return behind && { ...rule, start: after(rule, behind), behind }
}
