import { onBeforeUnmount, shallowRef, watch } from 'vue'
import { text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useView } from '../stores/view.ts'
import type { DeepZoom } from '../viewer/open-viewer.ts'
import { useAnnotating } from './annotating.ts'
import { createAnnotator, type Annotator } from './annotator.ts'
import type { Scale } from './shape.ts'
import { useAnnotationEditing } from './use-annotation-editing.ts'

/**
 * Keeps the shapes on the image and the annotations of the project in step: the project decides, the
 * image shows.
 *
 * @param scale of the canvas that is open in the viewer; undefined while none is in place
 */
export function useAnnotator(scale: () => Scale | undefined) {
  const annotating = useAnnotating()
  const editing = useAnnotationEditing()
  const view = useView()
  const { announce } = useAnnouncements()
  const annotator = shallowRef<Annotator>()

  /** To be called once, when an image is in place: Annotorious needs one. */
  function attach({ viewer }: DeepZoom): void {
    if (annotator.value) return
    try {
      annotator.value = createAnnotator(viewer, {
        drawn: (shape) => {
          const { extended } = annotating
          annotating.draw(undefined)
          view.showPanel('right', 'annotations')
          if (extended === undefined) editing.add(shape)
          else editing.addPlace(extended, shape)
        },
        drawnInVain: () => {
          annotating.draw(undefined)
          announce(text('annotations.drawnInVain'))
        },
        reshaped: ({ id, target }) => editing.change(id, { target }),
        selected: annotating.select,
      })
      annotating.canDraw = true
    } catch {
      // Without WebGL nothing can be drawn; the list says so and works on.
      annotating.canDraw = false
    }
  }

  watch([annotator, () => annotating.annotations, scale], ([drawing, annotations, shown]) => {
    if (!drawing) return
    if (!shown) drawing.show([], { canvas: NOTHING, image: NOTHING })
    else
      drawing.show(
        annotations.map(({ id, target }) => ({ id, target })),
        shown,
      )
    drawing.select(annotating.selected?.id)
  })
  watch(
    () => annotating.selected?.id,
    (id) => annotator.value?.select(id),
  )
  watch(
    () => annotating.tool,
    (tool) => annotator.value?.draw(tool),
  )
  watch(
    () => annotating.wanted,
    (wanted) => wanted && annotator.value?.look(wanted.id, wanted.how),
  )
  onBeforeUnmount(() => {
    annotating.draw(undefined)
    annotator.value?.destroy()
  })

  return { attach }
}

const NOTHING = { width: 1, height: 1 }
