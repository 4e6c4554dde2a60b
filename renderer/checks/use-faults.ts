import { textFor } from '../../iiif/language-map.ts'
import type { Fault, FaultGroup } from '../../iiif/checks/report.ts'
import { findRecord, type RecordId } from '../../iiif/project/model.ts'
import { useAnnotating } from '../drawing/annotating.ts'
import { i18n, text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useChecks } from '../stores/checks.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'
import { useView } from '../stores/view.ts'

/** What can be done with a fault: name its place, go there, mend it. */
export function useFaults() {
  const project = useProject()
  const selection = useSelection()
  const view = useView()
  const checks = useChecks()

  function nameOfCanvas(id: RecordId): string {
    const canvas = project.project && findRecord(project.project, 'Canvas', id)
    const position = (selection.positions.get(id) ?? 0) + 1
    const label = textFor(canvas?.label, [i18n.global.locale.value])
    return label === ''
      ? text('checks.canvas', { position })
      : text('checks.canvasLabel', { position, label })
  }

  function nameOf({ place }: Fault): string {
    if (place.kind === 'object') return text('checks.object')
    if (place.kind === 'canvas') return nameOfCanvas(place.canvas)
    if (place.kind === 'annotation')
      return text('checks.annotation', { canvas: nameOfCanvas(place.canvas) })
    const range = project.project && findRecord(project.project, 'Range', place.range)
    const label = textFor(range?.label, [i18n.global.locale.value])
    return label === '' ? text('checks.nameless') : text('checks.range', { label })
  }

  function goTo(fault: Fault): void {
    const { place } = fault
    if (place.kind === 'object') selection.clear()
    if (place.kind === 'canvas' || place.kind === 'annotation') selection.select(place.canvas)
    view.show(place.kind === 'annotation' ? 'view' : 'arrange')
    if (place.kind === 'range') view.showPanel('left', 'structure')
    else view.showPanel('right', place.kind === 'annotation' ? 'annotations' : 'properties')
    if (place.kind === 'annotation') useAnnotating().select(place.annotation)
    const said = { place: nameOf(fault), message: fault.message }
    useAnnouncements().announce(text('checks.wentTo', said))
  }

  function mend(faults: readonly Fault[]): void {
    const count = checks.mend(faults)
    const said = count > 0 ? text('checks.fixed', { count }) : text('checks.notFixed')
    useAnnouncements().announce(said)
  }

  /** What a group says: the sentence of its faults where all say the same, else that of the specification. */
  const titleOf = ({ faults, sentence }: FaultGroup): string =>
    new Set(faults.map(({ message }) => message)).size === 1
      ? (faults[0]?.message ?? sentence)
      : sentence

  return { nameOf, goTo, mend, titleOf }
}
