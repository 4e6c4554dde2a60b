import {
  BEHAVIORS_OF,
  DISJOINT_BEHAVIORS,
  type Behavior,
} from '../../../iiif/presentation/properties.ts'

export type DescribedType = keyof typeof BEHAVIORS_OF

/** The choices of one question: behaviors of which a resource has one at most. */
export type BehaviorGroup = readonly Behavior[]

/**
 * The behaviors that a class may have, as questions with one answer each: those that exclude each other
 * are together, so that a conflict cannot be chosen.
 */
export function behaviorGroups(type: DescribedType): readonly BehaviorGroup[] {
  const groups: Behavior[][] = []
  for (const behavior of BEHAVIORS_OF[type]) {
    const group = groups.find((others) => others.some((other) => areDisjoint(behavior, other)))
    if (group) group.push(behavior)
    else groups.push([behavior])
  }
  return groups
}

/** The list with one answer given: what it excludes goes, behaviors of other questions stay. */
export const chooseBehavior = (
  behaviors: readonly Behavior[],
  { group, chosen }: { readonly group: BehaviorGroup; readonly chosen: Behavior | undefined },
): readonly Behavior[] => [
  ...behaviors.filter(
    (other) => !group.includes(other) && !(chosen !== undefined && areDisjoint(chosen, other)),
  ),
  ...(chosen === undefined ? [] : [chosen]),
]

const areDisjoint = (one: Behavior, other: Behavior): boolean =>
  one !== other && DISJOINT_BEHAVIORS.some((set) => set.includes(one) && set.includes(other))
