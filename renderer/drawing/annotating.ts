import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { annotationsOn, type Motivation, type RecordId } from '../../iiif/project/model.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'
import type { Look } from './annotator.ts'
import type { Tool } from './tools.ts'

/** Of what kind and in which language the last annotation was. */
interface Habit {
  readonly motivation: Motivation
  readonly language?: string | undefined
}

/** Which annotation of the shown canvas is selected, and what is being drawn. */
export const useAnnotating = defineStore('annotating', () => {
  const project = useProject()
  const selection = useSelection()
  const chosen = shallowRef<RecordId>()
  const tool = shallowRef<Tool>()
  /** The annotation that gets what is drawn as one more place; a new annotation when undefined. */
  const extended = shallowRef<RecordId>()
  /** False where nothing can be drawn on the image; annotations are then made in the list. */
  const canDraw = shallowRef(true)
  /** What the next annotation will be: as the last one was. */
  const habit = shallowRef<Habit>({ motivation: 'commenting' })
  /** The shape to bring into view, or to show closely; a new value each time it is wanted. */
  const wanted = shallowRef<{ readonly id: RecordId; readonly how: Look }>()
  /** The annotation that was just made: its text is what one wants to write next. */
  const fresh = shallowRef<RecordId>()

  const annotations = computed(() => {
    const canvas = selection.current
    return project.project && canvas !== undefined ? annotationsOn(project.project, canvas) : []
  })
  const selected = computed(() => annotations.value.find(({ id }) => id === chosen.value))

  return {
    annotations,
    selected,
    tool,
    extended,
    canDraw,
    habit,
    wanted,
    fresh,
    select: (id: RecordId | undefined): void => {
      chosen.value = id
    },
    look: (id: RecordId, how: Look): void => {
      wanted.value = { id, how }
    },
    /** Begins to draw one shape; the same tool again, or undefined, stops it. */
    draw: (wanted: Tool | undefined, extending?: RecordId): void => {
      const isSame = tool.value === wanted && extended.value === extending
      tool.value = isSame ? undefined : wanted
      extended.value = tool.value === undefined ? undefined : extending
    },
    keepHabit: (change: Partial<Habit>): void => {
      habit.value = { ...habit.value, ...change }
    },
  }
})
