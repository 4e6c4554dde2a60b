import { computed, reactive, shallowRef } from 'vue'
import {
  facetsOf,
  filterAnnotations,
  listAnnotations,
  type AnnotationFilter,
} from '../../iiif/annotation/listing/filter.ts'
import { planReplacement, type Replacing } from '../../iiif/annotation/listing/replace.ts'
import {
  moveAnnotation,
  removeAnnotations,
  replaceInAnnotations,
  setLanguages,
  setMotivations,
  tagAnnotations,
} from '../../iiif/project/commands/annotations-together.ts'
import type { Command } from '../../iiif/project/command.ts'
import {
  annotationsOn,
  type Motivation,
  type Project,
  type RecordId,
} from '../../iiif/project/model.ts'
import { useProject } from '../stores/project.ts'

/** The filter as the form has it: an empty text for all. */
export interface FilterForm {
  text: string
  motivation: Motivation | ''
  language: string
  tag: string
  canvas: RecordId
}

/** All annotations of the object: which are shown, which are chosen, and what is done to them together. */
export function useAnnotationList() {
  const project = useProject()
  const filter = reactive<FilterForm>({
    text: '',
    motivation: '',
    language: '',
    tag: '',
    canvas: '',
  })
  const replacing = reactive<{ -readonly [Key in keyof Replacing]: Replacing[Key] }>({
    find: '',
    replacement: '',
    letters: 'any-case',
    extent: 'anywhere',
  })
  const asked = shallowRef<ReadonlySet<RecordId>>(new Set())

  const all = computed(() => (project.project ? listAnnotations(project.project) : []))
  const facets = computed(() => facetsOf(all.value))
  const wanted = computed((): AnnotationFilter => {
    const { text, motivation, language, tag, canvas } = filter
    return {
      text,
      ...(motivation !== '' && { motivation }),
      ...(language !== '' && { language }),
      ...(tag !== '' && { tag }),
      ...(canvas !== '' && { canvas }),
    }
  })
  const shown = computed(() => filterAnnotations(all.value, wanted.value))
  /** Those that are chosen and seen: what is hidden by the filter is never changed. */
  const chosen = computed(() =>
    shown.value.map(({ annotation }) => annotation.id).filter((id) => asked.value.has(id)),
  )
  const replacements = computed(
    () =>
      new Map(
        planReplacement(
          shown.value.map(({ annotation }) => annotation),
          replacing,
        ).map((planned) => [planned.id, planned]),
      ),
  )

  const run = (command: (project: Project) => Command): void => {
    if (project.project) project.run(command(project.project))
  }
  /** The only one that is chosen, and its place in the list of its canvas. */
  const movable = computed(() => {
    const [id, ...others] = chosen.value
    const one = all.value.find(({ annotation }) => annotation.id === id)
    if (!project.project || !one || others.length > 0) return undefined
    const list = annotationsOn(project.project, one.canvas.id).map((annotation) => annotation.id)
    return { id: one.annotation.id, at: list.indexOf(one.annotation.id), count: list.length }
  })

  return {
    filter,
    replacing,
    all,
    facets,
    shown,
    chosen,
    replacements,
    movable,
    setFilter: (change: Partial<FilterForm>): void => {
      Object.assign(filter, change)
    },
    isChosen: (id: RecordId): boolean => asked.value.has(id),
    choose: (id: RecordId, wantedState: 'chosen' | 'not-chosen'): void => {
      const others = [...asked.value].filter((other) => other !== id)
      asked.value = new Set(wantedState === 'chosen' ? [...others, id] : others)
    },
    chooseAll: (): void => {
      asked.value = new Set(shown.value.map(({ annotation }) => annotation.id))
    },
    chooseNone: (): void => {
      asked.value = new Set()
    },
    setMotivation: (motivation: Motivation): void =>
      run((now) => setMotivations(now, chosen.value, motivation)),
    setLanguage: (language: string | undefined): void =>
      run((now) => setLanguages(now, chosen.value, language)),
    addTag: (tag: string): void => run((now) => tagAnnotations(now, chosen.value, tag)),
    remove: (): void => run((now) => removeAnnotations(now, chosen.value)),
    move: (by: 1 | -1): void => {
      const one = movable.value
      if (one) run((now) => moveAnnotation(now, one.id, one.at + by))
    },
    replace: (): number => {
      const planned = [...replacements.value.values()]
      run((now) => replaceInAnnotations(now, planned))
      return planned.length
    },
  }
}

export type AnnotationList = ReturnType<typeof useAnnotationList>
