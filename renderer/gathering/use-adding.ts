import { computed, shallowRef } from 'vue'
import type { FetchedCollection, SourceOrder } from '../../electron/contract/gathering.ts'
import { addSources } from '../../iiif/project/commands/sources.ts'
import { canvasesOffered, keptSources } from '../../iiif/project/import/kept-sources.ts'
import type { SourceRecord } from '../../iiif/project/model.ts'
import type { ProblemReport } from '../../iiif/problem.ts'
import { readReferences } from '../../iiif/sources/read-references.ts'
import type { Reference } from '../../iiif/sources/reference.ts'
import { app } from '../app-api.ts'
import { keyOfCanvas } from '../panels/sources/source-rows.ts'
import { useProject } from '../stores/project.ts'
import { useSourceList } from '../stores/source-list.ts'

/** An address that could not be added, and why. */
export interface RefusedAddress {
  readonly address: string
  readonly problem: ProblemReport
}

/** Addresses that become sources of the open project, one after the other. */
export function useAdding() {
  const project = useProject()
  const list = useSourceList()
  /** Which one is asked for now, from 1; undefined while nothing is. */
  const at = shallowRef<{ readonly number: number; readonly of: number }>()
  const refused = shallowRef<readonly RefusedAddress[]>([])
  const collections = shallowRef<readonly FetchedCollection[]>([])
  const added = shallowRef(0)
  let turn = 0

  async function add(
    references: readonly Reference[],
    found: SourceOrder['found'],
  ): Promise<'done' | 'left'> {
    turn += 1
    const mine = turn
    refused.value = []
    const gesture = crypto.randomUUID()
    const canvases: string[] = []
    for (const [index, reference] of references.entries()) {
      at.value = { number: index + 1, of: references.length }
      const kept = await keep(reference, found, gesture)
      if (mine !== turn) return 'left'
      canvases.push(...kept)
    }
    at.value = undefined
    project.endGesture()
    if (canvases.length > 0) list.selectOnly(canvases)
    return refused.value.length > 0 || collections.value.length > 0 ? 'left' : 'done'
  }

  /** @returns the keys of the canvases that the reference means in particular */
  async function keep(
    { address, canvas }: Reference,
    found: SourceOrder['found'],
    gesture: string,
  ): Promise<readonly string[]> {
    const before = findKept(address)
    if (before) return keysOf(before, canvas)
    const outcome = await app().fetchSource({ address, found })
    if (outcome.kind === 'refused') {
      refused.value = [...refused.value, { address, problem: outcome.problem }]
      return []
    }
    const fetched = outcome.value
    if (fetched?.kind === 'collection') collections.value = [...collections.value, fetched]
    if (fetched?.kind !== 'source' || !project.project) return []
    project.run({ ...addSources([fetched.source]), gesture })
    added.value += 1
    return keysOf(fetched.source, canvas)
  }

  const findKept = (address: string): SourceRecord | undefined =>
    project.project && keptSources(project.project).find((one) => one.address === address)

  const keysOf = (source: SourceRecord, canvas: string | undefined): readonly string[] =>
    canvas === undefined
      ? []
      : canvasesOffered(source)
          .filter(({ address }) => address === canvas)
          .map(({ place }) => keyOfCanvas(source.id, place))

  return {
    at,
    refused,
    collections,
    added,
    isBusy: computed(() => at.value !== undefined),
    addText: (text: string) => add(readReferences(text), 'typed'),
    addFound: (addresses: readonly string[]) =>
      add(
        addresses.map((address) => ({ address })),
        'in-document',
      ),
    cancel(): void {
      turn += 1
      at.value = undefined
      void app().cancelFetchingSources()
    },
  }
}
