import type { Resource, ResourceClass } from '../../resource.ts'
import { nameOf, onEach, VERSION_2, type Fault, type Rule } from '../../rule.ts'
import { has } from '../../value.ts'

/** A rule that resources of some classes have a property. `advice` ends the sentence: "This canvas has no …: …". */
export interface Requirement {
  readonly property: string
  readonly of: readonly ResourceClass[]
  readonly section: string
  readonly advice: string
  readonly severity?: Rule['severity']
  readonly applies?: (resource: Resource) => boolean
}

/** The rule that a requirement is. */
export function ruleOf(
  id: string,
  { property, of, section, advice, severity, applies }: Requirement,
): Rule {
  return {
    id,
    versions: VERSION_2,
    section,
    sentence: `${of.join(', ')} ${severity === undefined || severity === 'error' ? 'must' : 'should'} have ${property}.`,
    severity: severity ?? 'error',
    check: onEach(of, (resource): readonly Fault[] => {
      if (has(resource.value, property) || applies?.(resource) === false) return []
      return [
        { path: resource.path, message: `${nameOf(resource)} has no ${property}: ${advice}.` },
      ]
    }),
  }
}
