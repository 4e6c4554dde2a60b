import type { ApiVersion, Finding } from './finding.ts'
import type { Fix } from './fix.ts'
import { applyPatch, parsePointer } from './patch.ts'
import { countErrors, validate } from './validate.ts'
import { pointerTo } from './value.ts'

/** A finding that was mended. */
export type MendedFinding = Finding & { readonly fix: Fix }

export interface Mended {
  /** The same value when nothing was to mend. */
  readonly document: unknown
  /** In the order in which they were mended. */
  readonly repairs: readonly MendedFinding[]
  /** What is left. */
  readonly findings: readonly Finding[]
}

/** A fix may uncover what another one can mend; more rounds than this no document of ours ever took. */
const MOST_ROUNDS = 8

/** So many fixes are tried one by one where all of a round together did harm. */
const MOST_SINGLE = 50

/**
 * Makes every certain fix. What it gives has no more errors than what it got, and mending it again
 * changes nothing.
 *
 * @param severities the findings that are mended: all, or errors alone
 */
export function mend(
  document: unknown,
  version: ApiVersion,
  severities: readonly Finding['severity'][] = ['error', 'warning', 'remark'],
): Mended {
  let state: Mended = { document, repairs: [], findings: validate(document, version).findings }
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = improve(state, { version, severities })
    if (next === state) return state
    state = next
  }
  return state
}

interface Mending {
  readonly version: ApiVersion
  readonly severities: readonly Finding['severity'][]
}

/** One round: all fixes at once, or, should that uncover more faults than it mends, those that do not. */
function improve(state: Mended, { version, severities }: Mending): Mended {
  const fixable = state.findings.filter(
    (finding) => hasFix(finding) && severities.includes(finding.severity),
  )
  const together = tryFixes(state, fixable, version)
  if (together) return together
  const single = fixable.length > 1 ? fixable.slice(0, MOST_SINGLE) : []
  return single.reduce((kept, finding) => tryFixes(kept, [finding], version) ?? kept, state)
}

/** The state after some fixes; undefined when there was nothing to do, or when it would have more errors. */
function tryFixes(
  { document, repairs, findings }: Mended,
  fixable: readonly Finding[],
  version: ApiVersion,
): Mended | undefined {
  const changed = applyFixes(document, fixable)
  if (changed.made.length === 0) return undefined
  const left = validate(changed.document, version).findings
  if (countErrors(left) > countErrors(findings)) return undefined
  return { document: changed.document, repairs: [...repairs, ...changed.made], findings: left }
}

/**
 * Makes the fixes of some findings: all of one kind, for example. A fix that speaks of a place that an earlier one
 * changed is left out; it is found again, if it is still needed, when the document is judged anew.
 */
export function applyFixes(
  document: unknown,
  findings: readonly Finding[],
): { readonly document: unknown; readonly made: readonly MendedFinding[] } {
  let current = document
  const made: MendedFinding[] = []
  const touched = new Set<string>()
  const above = new Set<string>()
  for (const finding of findings) {
    if (!hasFix(finding)) continue
    const places = finding.fix.patch.flatMap((operation) =>
      operation.op === 'move' ? [operation.from, operation.path] : [operation.path],
    )
    const isFree = places.every(
      (place) => !above.has(place) && placesAbove(place).every((outer) => !touched.has(outer)),
    )
    const changed = isFree ? applyPatch(current, finding.fix.patch) : undefined
    if (changed === undefined) continue
    current = changed
    made.push(finding)
    for (const place of places) {
      touched.add(place)
      placesAbove(place).forEach((outer) => above.add(outer))
    }
  }
  return { document: current, made }
}

const hasFix = (finding: Finding): finding is MendedFinding => finding.fix !== undefined

/** A place and all that hold it, from the outside. */
function placesAbove(path: string): readonly string[] {
  const places = ['']
  for (const key of parsePointer(path)) places.push(pointerTo(places.at(-1) ?? '', key))
  return places
}
