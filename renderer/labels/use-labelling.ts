import { computed, ref, shallowRef, watch } from 'vue'
import { NO_LANGUAGE, textFor } from '../../iiif/language-map.ts'
import { continueAfter } from '../../iiif/labels/continue.ts'
import { EVERY_LANGUAGE, planLabels, type LabelPlan } from '../../iiif/labels/plan.ts'
import { formatLeaf, formatPlace } from '../../iiif/labels/place.ts'
import type { Counting, Foliation, LabelRule } from '../../iiif/labels/rule.ts'
import { Problem, reportOf, type ProblemReport } from '../../iiif/problem.ts'
import { labelCanvases } from '../../iiif/project/commands/label-rules.ts'
import type { RecordId } from '../../iiif/project/model.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'
import {
  COUNTED,
  findCovers,
  readExceptions,
  withCovers,
  type Exception,
  type Exceptions,
} from './exceptions.ts'
import { isCounting, NEW_FORM, readForm, type LabelForm } from './label-form.ts'

export const SCOPES = ['all', 'selected', 'following'] as const
/** Which canvases are labelled; `following`: from the first selected one to the end. */
export type Scope = (typeof SCOPES)[number]

export type Labelling =
  | { readonly kind: 'plan'; readonly plan: LabelPlan }
  | { readonly kind: 'problem'; readonly problem: ProblemReport }

/** The dialog that labels canvases by rule: what is chosen in it, and what would come of it. */
export function useLabelling() {
  const project = useProject()
  const selection = useSelection()

  const form = shallowRef<LabelForm>(NEW_FORM)
  const scope = ref<Scope>(selection.selected.length > 1 ? 'selected' : 'all')
  const language = ref(NO_LANGUAGE)
  const others = ref<'keep' | 'remove'>('keep')
  const covers = ref<'skip' | 'count'>('skip')
  const chosenExceptions = shallowRef<Exceptions>(new Map())

  const found = computed(() => findCovers(project.canvases))
  const exceptions = computed(() =>
    withCovers(chosenExceptions.value, covers.value === 'skip' ? found.value : []),
  )
  const chosen = computed((): ReadonlySet<RecordId> => {
    const { items = [] } = project.manifest ?? {}
    if (scope.value === 'all') return new Set(items)
    if (scope.value === 'selected') return new Set(selection.selected)
    return new Set(items.slice(selection.positions.get(selection.selected[0] ?? '') ?? 0))
  })

  /** What the canvas before the chosen ones is called. */
  const labelBefore = computed(() => {
    const first = project.canvases.findIndex(({ id }) => chosen.value.has(id))
    return textFor(project.canvases[first - 1]?.label, [language.value])
  })

  /** The rule, going on behind the canvas before where its first number says so. */
  function ruleOf(): LabelRule {
    const rule = readForm(form.value)
    if (rule.kind !== 'foliation' && rule.kind !== 'counting') return rule
    const goesOn = continueAfter(rule, labelBefore.value)
    return goesOn && startOf(goesOn) === startOf(rule) ? goesOn : rule
  }

  const labelling = computed((): Labelling => {
    try {
      const rule = ruleOf()
      const isNumbering = rule.kind === 'foliation' || rule.kind === 'counting'
      const marks = isNumbering
        ? readExceptions(exceptions.value, rule.start.form)
        : new Map<RecordId, never>()
      const order = { rule, language: language.value, others: others.value, marks }
      return {
        kind: 'plan',
        plan: planLabels(project.canvases, { ...order, chosen: chosen.value }),
      }
    } catch (error) {
      if (error instanceof Problem) return { kind: 'problem', problem: reportOf(error) }
      throw error
    }
  })

  /** The last plan that could be made: it stays in sight while a number is being typed. */
  const plan = shallowRef<LabelPlan>()
  watch(
    labelling,
    (now) => {
      if (now.kind === 'plan') plan.value = now.plan
    },
    { immediate: true },
  )

  /** The number with which the rule would go on behind the canvas before; undefined when there is none. */
  const continuation = computed((): string | undefined => {
    if (!isCounting(form.value.rule)) return undefined
    try {
      const rule = readForm(form.value) as Foliation | Counting
      const goesOn = continueAfter(rule, labelBefore.value)
      return goesOn && startOf(goesOn) !== startOf(rule) ? startOf(goesOn) : undefined
    } catch (error) {
      // A first number that is not understood yet is told beside the preview.
      if (error instanceof Problem) return undefined
      throw error
    }
  })

  return {
    form,
    scope,
    language,
    others,
    covers,
    found,
    exceptions,
    labelBefore,
    plan,
    problem: computed(() =>
      labelling.value.kind === 'problem' ? labelling.value.problem : undefined,
    ),
    continuation,
    setException: (canvas: RecordId, exception: Exception): void => {
      const kept = new Map(chosenExceptions.value)
      const isOrdinary = exception.kind === COUNTED.kind && !found.value.includes(canvas)
      if (isOrdinary) kept.delete(canvas)
      else kept.set(canvas, exception)
      chosenExceptions.value = kept
    },
    /** @returns how many labels were changed */
    apply: (): number => {
      if (labelling.value.kind !== 'plan' || !project.project) return 0
      const { labels, changed } = labelling.value.plan
      project.run(labelCanvases(project.project, labels))
      return changed
    },
  }
}

/** The first place as one would type it. */
const startOf = (rule: Foliation | Counting): string =>
  rule.kind === 'foliation' && rule.shows !== 'leaf'
    ? formatPlace(rule.start, rule)
    : formatLeaf(rule.start, 'words')

export const canChooseEvery = (rule: LabelForm['rule']): boolean =>
  rule === 'replacement' || rule === 'affixes'

/** Labels that are written anew need one language. */
export const languageFor = (rule: LabelForm['rule'], language: string): string =>
  language === EVERY_LANGUAGE && !canChooseEvery(rule) ? NO_LANGUAGE : language
