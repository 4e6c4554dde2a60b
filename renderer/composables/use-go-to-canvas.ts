import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'
import { useView } from '../stores/view.ts'

/** Leads from a dialog to where something can be mended: a canvas by its place, or the object, with its properties open. */
export function useGoToCanvas(): (canvas: number | undefined) => void {
  const project = useProject()
  const selection = useSelection()
  const view = useView()
  return (canvas) => {
    const shown = canvas === undefined ? undefined : project.canvases[canvas]
    if (shown) selection.select(shown.id)
    else selection.clear()
    view.show('arrange')
    view.showPanel('right', 'properties')
    view.closeDialog()
  }
}
