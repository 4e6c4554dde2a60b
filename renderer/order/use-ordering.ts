import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { planOrder, type OrderPlan } from '../../iiif/order/plan.ts'
import type { Interleaving, OrderKind, OrderRule } from '../../iiif/order/rule.ts'
import { Problem, reportOf, type ProblemReport } from '../../iiif/problem.ts'
import { orderCanvases } from '../../iiif/project/commands/order.ts'
import type { RecordId } from '../../iiif/project/model.ts'
import { localImagesIn } from '../../iiif/project/painting.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'
import { useSources } from '../stores/sources.ts'

export const ORDER_KINDS = [
  'file',
  'label',
  'captured',
  'reversed',
  'interleaved',
] as const satisfies readonly OrderKind[]
export const ORDER_SCOPES = ['all', 'selected'] as const
export type OrderScope = (typeof ORDER_SCOPES)[number]

export type Ordering =
  | { readonly kind: 'plan'; readonly plan: OrderPlan }
  | { readonly kind: 'problem'; readonly problem: ProblemReport }

/** The dialog that puts canvases in order: what is chosen in it, and what would come of it. */
export function useOrdering() {
  const { locale } = useI18n()
  const project = useProject()
  const selection = useSelection()
  const sources = useSources()

  const kind = ref<OrderKind>('file')
  const second = ref<Interleaving['second']>('forwards')
  const scope = ref<OrderScope>(selection.selected.length > 1 ? 'selected' : 'all')

  const rule = computed((): OrderRule =>
    kind.value === 'interleaved'
      ? { kind: 'interleaved', second: second.value }
      : { kind: kind.value },
  )
  const captured = computed(
    (): ReadonlyMap<RecordId, string> =>
      new Map(
        project.canvases.flatMap(({ id, painting }) => {
          const [image] = localImagesIn(painting)
          const time = image && sources.findEntry(image)?.captured
          return time === undefined ? [] : [[id, time] as const]
        }),
      ),
  )
  const ordering = computed((): Ordering => {
    const { items = [] } = project.manifest ?? {}
    try {
      const plan = planOrder(project.canvases, {
        rule: rule.value,
        chosen: new Set(scope.value === 'all' ? items : selection.selected),
        captured: captured.value,
        languages: [locale.value],
      })
      return { kind: 'plan', plan }
    } catch (error) {
      if (error instanceof Problem) return { kind: 'problem', problem: reportOf(error) }
      throw error
    }
  })

  return {
    kind,
    second,
    scope,
    plan: computed(() => (ordering.value.kind === 'plan' ? ordering.value.plan : undefined)),
    problem: computed(() =>
      ordering.value.kind === 'problem' ? ordering.value.problem : undefined,
    ),
    /** @returns how many canvases moved */
    apply: (): number => {
      if (ordering.value.kind !== 'plan' || !project.project) return 0
      const { items, moved } = ordering.value.plan
      project.run(orderCanvases(project.project, items))
      return moved
    },
  }
}
