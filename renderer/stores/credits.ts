import { defineStore } from 'pinia'
import { computed } from 'vue'
import { groupByHolder } from '../../iiif/credits/by-holder.ts'
import { statementOf } from '../../iiif/credits/combine.ts'
import { leafCreditsOf } from '../../iiif/credits/leaf-credit.ts'
import { findCreditFindings } from '../../iiif/credits/findings.ts'
import { useProject } from './project.ts'

/** Whose the leaves of the object at hand are. Computed when it is looked at, once for each state of the object. */
export const useCredits = defineStore('credits', () => {
  const project = useProject()
  const credits = computed(() => (project.project ? leafCreditsOf(project.project) : []))
  const byCanvas = computed(() => new Map(credits.value.map((one) => [one.canvas, one])))
  const groups = computed(() => groupByHolder(credits.value))
  const findings = computed(() =>
    project.project ? findCreditFindings(project.project, credits.value) : [],
  )
  const statement = computed(() =>
    project.project
      ? statementOf(project.project, () => credits.value)
      : ({ kind: 'none' } as const),
  )
  return { credits, byCanvas, groups, findings, statement }
})
