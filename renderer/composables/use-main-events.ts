import { onScopeDispose, watch } from 'vue'
import type { AppEvents } from '../../electron/contract/app-api.ts'
import { findAction } from '../actions/index.ts'
import { app } from '../app-api.ts'
import { text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useNotices } from '../stores/notices.ts'
import { useProject } from '../stores/project.ts'
import { useSnapshots } from '../stores/snapshots.ts'
import { useSources } from '../stores/sources.ts'
import { NOT_SAVED, showNotSaved } from './show-not-saved.ts'
import { useOpening } from './use-opening.ts'

/** Hears what main tells the window, and passes it to whom it concerns. */
export function useMainEvents(): void {
  const project = useProject()
  const sources = useSources()
  const notices = useNotices()
  const opening = useOpening()

  hear('sourcesChanged', sources.receive)
  hear('saveStateChanged', project.markSaveState)
  hear('projectNoticed', opening.showFound)
  hear('snapshotsChanged', () => {
    if (project.project) void useSnapshots().load()
  })
  hear('openRequested', (request) => void opening.openRequested(request))
  hear('menuChosen', ({ action: id }) => {
    const action = findAction(id)
    if (action?.isEnabled()) void action.run()
  })
  hear('imageServerChanged', (state) => {
    if (state.kind === 'restarting') useAnnouncements().announce(text('notices.imagesRestarting'))
    if (state.kind === 'running') notices.withdraw('server/stopped')
    if (state.kind === 'stopped') notices.showProblem(state.problem)
  })

  watch(
    () => project.saveProgress,
    (progress) => {
      if (progress.kind !== 'failing') {
        notices.withdraw(...NOT_SAVED)
        return
      }
      void showNotSaved(progress.problem, () => void opening.saveAs())
    },
  )
  watch(
    () => project.refusal,
    (refusal) => {
      if (!refusal) return
      notices.showProblem(refusal, [
        { label: text('notices.openAgain'), run: () => void opening.openAgain() },
      ])
    },
  )
}

function hear<Event extends keyof AppEvents>(
  event: Event,
  listener: (detail: AppEvents[Event]) => void,
): void {
  onScopeDispose(app().on(event, listener))
}
