import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { countFaults, type CheckReport, type Fault } from '../../iiif/checks/report.ts'
import type { ExportOptions } from '../../iiif/export/options.ts'
import { mendFaults } from '../../iiif/project/commands/mend.ts'
import type { Project } from '../../iiif/project/model.ts'
import { differenceBetween } from '../checks/difference.ts'
import type { CheckAnswer, CheckOrder } from '../checks/messages.ts'
import { useProject } from './project.ts'

export type CheckState = 'none' | 'checking' | 'checked' | 'failed'

/** What the open object, as it would be exported, says against the specification. */
export const useChecks = defineStore('checks', () => {
  const project = useProject()
  const report = shallowRef<CheckReport>()
  const state = shallowRef<CheckState>('none')
  let thread: Worker | undefined
  /** The state that the thread knows. */
  let told: Project | undefined
  let isBusy = false
  let last: { readonly asked: Project; readonly options: ExportOptions } | undefined
  /** What is to be asked when the thread has answered. */
  let next: (() => void) | undefined

  /** Errors and recommendations, as one goes through them one by one. */
  const inTurn = computed(() =>
    (report.value?.groups ?? [])
      .filter(({ severity }) => severity !== 'remark')
      .flatMap(({ faults }) => faults),
  )
  const at = shallowRef(-1)

  const counts = computed(() => (report.value ? countFaults(report.value) : undefined))

  function start(): Worker {
    const started = new Worker(new URL('../checks/check-thread.ts', import.meta.url), {
      type: 'module',
    })
    started.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => receive(data))
    started.addEventListener('error', (event) => {
      event.preventDefault()
      stop()
      state.value = 'failed'
    })
    return started
  }

  /** Gives the thread up, with all that it knows. */
  function stop(): void {
    thread?.terminate()
    thread = undefined
    told = undefined
    isBusy = false
    next = undefined
    state.value = 'none'
  }

  function close(): void {
    stop()
    last = undefined
    at.value = -1
    report.value = undefined
  }

  /** Has a state of the project checked. While one is checked, only the last that is asked for waits. */
  function check(asked: Project, options: ExportOptions): void {
    last = { asked, options }
    if (isBusy) {
      next = () => check(asked, options)
      return
    }
    thread ??= start()
    isBusy = true
    state.value = 'checking'
    thread.postMessage(orderFor(asked, options))
    told = asked
  }

  /** Asks once more, of a new thread. */
  function retry(): void {
    stop()
    if (last) check(last.asked, last.options)
  }

  function orderFor({ id, manifest, records }: Project, options: ExportOptions): CheckOrder {
    const known = told?.id === id ? told : undefined
    const difference = differenceBetween(known?.records ?? new Map(), records)
    const extent = known ? 'difference' : 'whole'
    return { project: id, manifest, ...difference, extent, options }
  }

  function receive(answer: CheckAnswer): void {
    isBusy = false
    if (answer.kind === 'checked') report.value = answer.report
    state.value = answer.kind
    const waiting = next
    next = undefined
    waiting?.()
  }

  /** The fault after or before the last one that was gone to; after the last the first. */
  function step(by: 1 | -1): Fault | undefined {
    const { length } = inTurn.value
    if (length === 0) return undefined
    const from = at.value < 0 ? (by > 0 ? -1 : 0) : Math.min(at.value, length)
    at.value = (from + by + length) % length
    return inTurn.value[at.value]
  }

  /** Makes certain fixes, all as one step. */
  function mend(faults: readonly Fault[]): number {
    if (!project.project) return 0
    const fixes = faults.flatMap(({ fix }) => (fix ? [fix.change] : []))
    const command = mendFaults(project.project, fixes)
    project.run(command)
    return command.label.count ?? 0
  }

  return { report, state, counts, inTurn, step, check, retry, close, mend }
})
