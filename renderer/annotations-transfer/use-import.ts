import { computed, shallowRef } from 'vue'
import type { AnnotationFilesRead } from '../../electron/contract/annotation-files.ts'
import type { RegionLevel } from '../../iiif/annotation/formats/found.ts'
import { planImport, type ImportOptions } from '../../iiif/annotation/formats/plan-import.ts'
import type { ProblemReport } from '../../iiif/problem.ts'
import { importAnnotations } from '../../iiif/project/commands/import-annotations.ts'
import { app } from '../app-api.ts'
import { text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'

/** Files that were chosen, what they say, and what taking them over would do to the object as it is now. */
export function useImport() {
  const project = useProject()
  const selection = useSelection()
  const files = shallowRef<readonly string[]>()
  const read = shallowRef<AnnotationFilesRead>()
  const refusal = shallowRef<ProblemReport>()
  const isReading = shallowRef(false)
  const level = shallowRef<RegionLevel>('line')
  const matching = shallowRef<ImportOptions['matching']['kind']>('names')
  const known = shallowRef<ImportOptions['known']>('keep')

  const plan = computed(() => {
    const first = project.manifest?.items[0]
    if (!project.project || !read.value || first === undefined) return undefined
    const from = selection.current ?? first
    return planImport(project.project, read.value.files, {
      matching: matching.value === 'names' ? { kind: 'names' } : { kind: 'order', from },
      known: known.value,
    })
  })
  const count = computed(() =>
    plan.value ? plan.value.added.length + plan.value.replaced.length : 0,
  )

  async function choose(): Promise<void> {
    const outcome = await app().chooseAnnotationFiles()
    if (outcome.kind === 'refused') refusal.value = outcome.problem
    if (outcome.kind === 'refused' || !outcome.value) return
    files.value = outcome.value.map(({ path }) => path)
    await readFiles()
  }

  async function readFiles(): Promise<void> {
    if (!files.value) return
    const asked = { files: files.value, level: level.value }
    isReading.value = true
    refusal.value = undefined
    const outcome = await app().readAnnotationFiles(asked)
    // Meanwhile other files may have been chosen, or another level.
    if (asked.files !== files.value || asked.level !== level.value) return
    isReading.value = false
    read.value = outcome.kind === 'done' ? outcome.value : undefined
    refusal.value = outcome.kind === 'refused' ? outcome.problem : undefined
  }

  /** @returns true when something was taken over */
  function run(): boolean {
    if (!project.project || !plan.value || count.value === 0) return false
    const imported = count.value
    project.run(importAnnotations(project.project, plan.value))
    useAnnouncements().announce(text('annotationsTransfer.imported', { count: imported }))
    return true
  }

  return {
    files,
    read,
    refusal,
    isReading,
    level: computed({
      get: () => level.value,
      set: (wanted) => {
        level.value = wanted
        void readFiles()
      },
    }),
    matching,
    known,
    plan,
    count,
    choose,
    run,
  }
}
