import { isComposed, type Layer } from '../../iiif/composition/layer.ts'
import { significant } from '../../iiif/composition/physical.ts'
import { plainText, textFor } from '../../iiif/language-map.ts'
import { composeCanvases } from '../../iiif/project/commands/compose.ts'
import { getRecord, type CanvasRecord, type RecordId } from '../../iiif/project/model.ts'
import type { PhysicalScale } from '../../iiif/project/painting.ts'
import { i18n, text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'
import { useSources } from '../stores/sources.ts'
import { useView } from '../stores/view.ts'

/** Makes a composition of the selected canvases and opens it; a composition alone is opened as it is. */
export function useComposition() {
  const project = useProject()
  const selection = useSelection()
  const sources = useSources()
  const view = useView()
  const { announce } = useAnnouncements()

  /** What the file says of its resolution. */
  function scaleOf({ image }: Layer): PhysicalScale | undefined {
    if (image.type !== 'Image') return undefined
    const content = sources.findEntry(image)?.content
    const resolution = content?.kind === 'image' ? content.resolution : undefined
    return resolution === undefined ? undefined : { pixel: significant(1 / resolution), by: 'file' }
  }

  function nameFor([first, ...others]: readonly CanvasRecord[]): string {
    const name = textFor(first?.label, [i18n.global.locale.value]) || text('common.untitled')
    return others.length === 0
      ? text('composing.labelOfOne', { first: name })
      : text('composing.label', { first: name, count: others.length })
  }

  return {
    scaleOf,
    compose: (): void => {
      const now = project.project
      const canvases = selection.selected
      if (!now || canvases.length === 0) return
      const records = canvases.map((id: RecordId) => getRecord(now, 'Canvas', id))
      const [only] = records
      if (records.length === 1 && only && isComposed(only)) {
        selection.select(only.id)
        return view.show('compose')
      }
      const id = crypto.randomUUID()
      const ids = [id]
      project.run(
        composeCanvases(now, {
          canvases,
          // The first is that of the canvas.
          newId: () => ids.pop() ?? crypto.randomUUID(),
          label: plainText(nameFor(records)),
          madeOf: { en: [text('composing.madeOf')] },
          scaleOf,
        }),
      )
      selection.select(id)
      announce(text('composing.made', { count: records.length }))
      view.show('compose')
    },
  }
}
