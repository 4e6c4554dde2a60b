import { addValue, type Fix } from '../../fix.ts'
import type { Resource, ResourceClass } from '../../resource.ts'
import { nameOf, onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import { has, pointerTo } from '../../value.ts'

/** A rule that resources of some classes have a property. `advice` ends the sentence: "This canvas has no …: …". */
export interface Requirement {
  readonly property: string
  readonly of: readonly ResourceClass[]
  readonly section: string
  readonly advice: string
  readonly severity?: Rule['severity']
  /** Fewer than all of those classes. */
  readonly applies?: (resource: Resource) => boolean
}

/** Holds of what stands in one of some properties. */
export const isIn =
  (...properties: readonly string[]): ((resource: Resource) => boolean) =>
  ({ property }) =>
    properties.includes(property)

/** The rule that a requirement is. */
export function ruleOf(
  id: string,
  { property, of, section, advice, severity, applies }: Requirement,
): Rule {
  return {
    id,
    versions: VERSION_3,
    section,
    sentence: `${of.join(', ')} ${severity === undefined || severity === 'error' ? 'must' : 'should'} have ${property}.`,
    severity: severity ?? 'error',
    check: onEach(of, (resource): readonly Fault[] => {
      if (has(resource.value, property) || applies?.(resource) === false) return []
      return [
        {
          path: resource.path,
          message: `${nameOf(resource)} has no ${property}: ${advice}.`,
          fix: findRequiredFix(resource, property),
        },
      ]
    }),
  }
}

function findRequiredFix(resource: Resource, property: string): Fix | undefined {
  if (property === 'type') return findTypeFix(resource)
  return property === 'items' && resource.class === 'Canvas'
    ? addValue('Add an empty list.', pointerTo(resource.path, 'items'), [])
    : undefined
}

/** What stands in some places is always of one class. */
const TYPE_AT: Readonly<Partial<Record<ResourceClass, string>>> = {
  Canvas: 'Canvas',
  AnnotationPage: 'AnnotationPage',
  Annotation: 'Annotation',
  Range: 'Range',
  Agent: 'Agent',
}

function findTypeFix(resource: Resource): Fix | undefined {
  const { path, property, parent, value } = resource
  if (property === '' || has(value, '@type')) return undefined
  const type = property === 'logo' ? 'Image' : TYPE_AT[resource.class]
  // The items of a range may be ranges or canvases.
  if (type === undefined || (parent?.class === 'Range' && property === 'items')) return undefined
  return addValue(`Say that it is of the type ${type}.`, pointerTo(path, 'type'), type)
}
