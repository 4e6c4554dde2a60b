import { canvasAsItCame } from '../export/origins/as-it-came.ts'
import { getRecord, manifestOf, type Project, type RecordId } from '../project/model.ts'
import { isSameValue } from '../project/same-value.ts'
import type { LeafCredit } from './leaf-credit.ts'
import { DEMANDS, promisesNothing, readTerms, type Demand, type RightsTerms } from './terms.ts'

/** What nobody said of a leaf. */
export const GAPS = ['holder', 'rights', 'unknownRights', 'statement'] as const
export type Gap = (typeof GAPS)[number]

/** What is asked for a leaf and not kept by the object: a demand that its rights are silent on, or a change that is forbidden. */
export const CONFLICTS = [
  'changed',
  'permission',
  'unclear',
  'otherLimits',
  'noDerivatives',
  'nonCommercial',
  'shareAlike',
  'attribution',
] as const satisfies readonly (Demand | 'changed')[]
export type Conflict = (typeof CONFLICTS)[number]

export type CreditFinding =
  | { readonly kind: 'gap'; readonly gap: Gap; readonly canvases: readonly RecordId[] }
  | {
      readonly kind: 'conflict'
      readonly conflict: Conflict
      /** The rights of the leaves, as they call themselves. */
      readonly rights: string
      readonly canvases: readonly RecordId[]
    }

/** What is missing of the credit of a leaf. Of leaves of one's own only their rights are asked. */
export function gapsOf({ standing, holder, rights, statement }: LeafCredit): readonly Gap[] {
  const gaps: Gap[] = []
  const isOfOthers = standing !== 'own'
  if (isOfOthers && (holder.basis === 'address' || holder.basis === 'none')) gaps.push('holder')
  if (rights === undefined) gaps.push('rights')
  else if (!readTerms(rights)) gaps.push('unknownRights')
  if (isOfOthers && !statement) gaps.push('statement')
  return gaps
}

/**
 * What a leaf demands that the object does not tell its readers. An object that promises nothing breaks no promise;
 * one that states no rights promises nothing.
 */
export function conflictsBetween(
  leaf: RightsTerms | undefined,
  object: RightsTerms | undefined,
): readonly Demand[] {
  if (!leaf || promisesNothing(object)) return []
  return DEMANDS.filter(
    (demand) => leaf.demands.has(demand) && object?.demands.has(demand) !== true,
  )
}

/** All that is missing and all that is in conflict, the gravest first, each with the leaves that it is about. */
export function findCreditFindings(
  project: Project,
  credits: readonly LeafCredit[],
): readonly CreditFinding[] {
  const { rights } = manifestOf(project)
  const object = rights === undefined ? undefined : readTerms(rights)
  const conflicts = new Map<string, RecordId[]>()
  const gaps = new Map<Gap, RecordId[]>()
  for (const credit of credits) {
    for (const gap of gapsOf(credit)) add(gaps, gap, credit.canvas)
    const leaf = credit.rights === undefined ? undefined : readTerms(credit.rights)
    if (!leaf) continue
    for (const conflict of conflictsBetween(leaf, object)) {
      add(conflicts, `${conflict} ${leaf.name}`, credit.canvas)
    }
    if (leaf.demands.has('noDerivatives') && isRecomposed(project, credit.canvas)) {
      add(conflicts, `changed ${leaf.name}`, credit.canvas)
    }
  }
  return [
    ...CONFLICTS.flatMap((conflict) =>
      [...conflicts].flatMap(([key, canvases]): readonly CreditFinding[] =>
        key.startsWith(`${conflict} `)
          ? [{ kind: 'conflict', conflict, rights: key.slice(conflict.length + 1), canvases }]
          : [],
      ),
    ),
    ...GAPS.flatMap((gap): readonly CreditFinding[] => {
      const canvases = gaps.get(gap)
      return canvases ? [{ kind: 'gap', gap, canvases }] : []
    }),
  ]
}

function add<Key>(lists: Map<Key, RecordId[]>, key: Key, canvas: RecordId): void {
  const list = lists.get(key)
  if (list) list.push(canvas)
  else lists.set(key, [canvas])
}

/** Whether something else is painted on a canvas than what came with it, or in another way. */
function isRecomposed(project: Project, id: RecordId): boolean {
  const canvas = getRecord(project, 'Canvas', id)
  if (canvas.origin === undefined) return false
  return !isSameValue(canvasAsItCame(project, canvas).painting, canvas.painting)
}
