import { textFor } from '../../iiif/language-map.ts'
import { formatPlaces, type NamedPlace } from '../../iiif/credits/report/places.ts'
import { findRecord, type RecordId } from '../../iiif/project/model.ts'
import { i18n, text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'
import { useView } from '../stores/view.ts'

/** Leaves that a line of the panel is about: named, and gone to. */
export function useLeaves() {
  const project = useProject()
  const selection = useSelection()
  const view = useView()

  const namedOf = (id: RecordId): NamedPlace => {
    const position = (selection.positions.get(id) ?? 0) + 1
    const canvas = project.project && findRecord(project.project, 'Canvas', id)
    return { position, name: textFor(canvas?.label, [i18n.global.locale.value]) || `${position}` }
  }
  const select = (leaves: readonly RecordId[]): void => {
    const [first] = leaves
    if (first === undefined) return
    selection.selectOnly(leaves)
    const said = { count: leaves.length, name: namedOf(first).name }
    useAnnouncements().announce(text('credits.wentTo', said))
  }

  return {
    list: (leaves: readonly RecordId[]): string => formatPlaces(leaves.map(namedOf)),
    select,
    describe: (leaves: readonly RecordId[]): void => {
      select(leaves)
      view.showPanel('right', 'properties')
    },
  }
}
