import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { OpenProject, SaveState, StepOrigin } from '../../electron/contract/app-api.ts'
import type { ProblemReport } from '../../iiif/problem.ts'
import { invert, type Change } from '../../iiif/project/change.ts'
import type { Command } from '../../iiif/project/command.ts'
import { goBack as commandToGoBack } from '../../iiif/project/commands/history.ts'
import {
  canvasesOf,
  foldersOf,
  manifestOf,
  withManifest,
  type Project,
  type RecordId,
} from '../../iiif/project/model.ts'
import { unpackSession } from '../../iiif/project/packed-session.ts'
import * as sessions from '../../iiif/project/session.ts'
import { app } from '../app-api.ts'
import { useReading } from './reading.ts'
import { progressOf } from './save-progress.ts'

/** The open project, what can be undone in it, and how far it is saved. The only place where it is replaced. */
export const useProject = defineStore('project', () => {
  // shallowRef: the project is immutable, and a deep proxy could not be sent to the main process.
  const session = shallowRef<sessions.Session>()
  const place = shallowRef<{ readonly file: string; readonly name: string }>()
  const sent = shallowRef(0)
  const savedAs = shallowRef<SaveState>()
  /** Set when main refused a change: what the window shows is then no longer what is saved. */
  const refusal = shallowRef<ProblemReport>()
  let sending: Promise<void> = Promise.resolve()
  const reading = useReading()

  const project = computed(() => session.value?.project)
  const manifest = computed(() => project.value && manifestOf(project.value))
  const canvases = computed(() => (project.value ? canvasesOf(project.value) : []))
  const folders = computed(() => (project.value ? foldersOf(project.value) : []))
  const past = computed(() => session.value?.past ?? [])
  const nextUndo = computed(() => session.value?.past.at(-1)?.label)
  const nextRedo = computed(() => session.value?.future.at(-1)?.label)
  const saveProgress = computed(() => progressOf(savedAs.value, sent.value))

  function open(opened: OpenProject): void {
    const { id, file, name, records, revision } = opened
    const project: Project = {
      id,
      manifest: opened.manifest,
      records: new Map(records.map((record) => [record.id, record])),
    }
    session.value = unpackSession(project, opened.history)
    place.value = { file, name }
    sent.value = revision
    savedAs.value = undefined
    refusal.value = undefined
    reading.begin(opened.reading)
  }

  function close(): void {
    session.value = undefined
    place.value = undefined
    savedAs.value = undefined
    sent.value = 0
    reading.begin(undefined)
  }

  /** Carries out a command, shows the result at once and hands the change over to be saved. */
  function run(command: Command): void {
    if (!session.value || command.change.length === 0 || !reading.mayChange()) return
    const at = new Date().toISOString()
    const joins = sessions.joinsLast(session.value, command)
    session.value = sessions.perform(session.value, command, at)
    send(command.change, joins ? { kind: 'join' } : { kind: 'do', label: command.label, at })
  }

  function undo(): void {
    const step = session.value?.past.at(-1)
    if (!session.value || !step || !reading.mayChange()) return
    session.value = sessions.undo(session.value)
    send(invert(step.change), { kind: 'undo' })
  }

  function redo(): void {
    const step = session.value?.future.at(-1)
    if (!session.value || !step || !reading.mayChange()) return
    session.value = sessions.redo(session.value)
    send(step.change, { kind: 'redo' })
  }

  /** Another manifest is shown, described and exported. Nothing is changed in the project. */
  function takeUp(manifest: RecordId): void {
    if (!session.value || session.value.project.manifest === manifest) return
    const taken = withManifest(session.value.project, manifest)
    session.value = { ...sessions.endGesture(session.value), project: taken }
    sending = sending.then(async () => void (await app().takeUpManifest(manifest)))
  }

  /** What comes next is a step of its own: the scholar left the field. */
  function endGesture(): void {
    if (session.value) session.value = sessions.endGesture(session.value)
  }

  /** Changes go one after the other, each with its number, so that none can overtake another. */
  function send(change: Change, origin: StepOrigin): void {
    sent.value += 1
    const step = { revision: sent.value, change, origin }
    sending = sending.then(async () => {
      if (refusal.value) return
      const answer = await app().applyChange(step)
      if (answer.kind === 'refused') refusal.value = answer.problem
    })
  }

  return {
    place,
    project,
    manifest,
    canvases,
    folders,
    past,
    nextUndo,
    nextRedo,
    saveProgress,
    refusal,
    open,
    close,
    run,
    undo,
    redo,
    /** Brings back the state after so many steps, as a step of its own. */
    goBack: (steps: number): void => {
      if (session.value) run(commandToGoBack(session.value, steps))
    },
    takeUp,
    endGesture,
    markSaveState: (state: SaveState): void => {
      savedAs.value = state
    },
    markSavedAs: (saved: { readonly file: string; readonly name: string }): void => {
      place.value = saved
      // A copy is nobody else's.
      reading.begin(undefined)
    },
    /** Settled when everything that was done has been handed over. */
    allSent: () => sending,
    isMine: (folder: RecordId) => project.value?.records.get(folder)?.type === 'Folder',
  }
})
