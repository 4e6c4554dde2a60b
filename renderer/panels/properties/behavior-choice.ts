import {
  BEHAVIORS_OF,
  DISJOINT_BEHAVIORS,
  type Behavior,
} from '../../../iiif/presentation/properties.ts'
import type { DescribedRecord, DescribedType } from '../../../iiif/project/model.ts'

/** The choices of one question: behaviors of which a resource has one at most. */
export type BehaviorGroup = readonly Behavior[]

/**
 * The behaviors that a class may have, as questions with one answer each: those that exclude each other
 * are together, so that a conflict cannot be chosen. What is unfit is left out, unless it was chosen already.
 */
export function behaviorGroups(
  type: DescribedType,
  {
    unfit = [],
    chosen = [],
  }: { readonly unfit?: readonly Behavior[]; readonly chosen?: readonly Behavior[] } = {},
): readonly BehaviorGroup[] {
  const groups: Behavior[][] = []
  for (const behavior of BEHAVIORS_OF[type]) {
    if (unfit.includes(behavior) && !chosen.includes(behavior)) continue
    const group = groups.find((others) => others.some((other) => areDisjoint(behavior, other)))
    if (group) group.push(behavior)
    else groups.push([behavior])
  }
  return groups
}

/** Those that need something that lasts. @see https://iiif.io/api/presentation/3.0/#behavior */
export const TEMPORAL_BEHAVIORS: readonly Behavior[] = [
  'auto-advance',
  'no-auto-advance',
  'repeat',
  'no-repeat',
]

/** What the specification demands of the place of a resource and of the canvases in it. */
export const unfitBehaviors = ({
  lasts,
  isNested,
}: {
  /** Whether any of its canvases has a duration. */
  readonly lasts: boolean
  /** A range within another. */
  readonly isNested: boolean
}): readonly Behavior[] => [
  ...(lasts ? [] : TEMPORAL_BEHAVIORS),
  ...(isNested ? (['sequence'] as const) : []),
]

/** Whether a canvas has a duration. */
export const hasDuration = (record: DescribedRecord): boolean =>
  record.type === 'Canvas' && record.duration !== undefined

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
