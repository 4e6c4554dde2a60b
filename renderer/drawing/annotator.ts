import { createOSDAnnotator, type ImageAnnotation } from '@annotorious/openseadragon'
import '@annotorious/openseadragon/annotorious-openseadragon.css'
import './shapes.css'
import type OpenSeadragon from 'openseadragon'
import type { Selection } from '../../iiif/annotation/selectors/index.ts'
import type { RecordId } from '../../iiif/project/model.ts'
import { isSameValue } from '../../iiif/project/same-value.ts'
import { keepUndoForTheProject } from './keep-undo.ts'
import { quietHandles } from './quiet-handles.ts'
import type { DrawableKind, DrawnShape, Scale } from './shape.ts'
import { shapeStyle } from './shape-style.ts'
import { DRAWING_TOOLS, readShape, writeShape } from './tools.ts'

/** An annotation as far as it is drawn. */
export interface DrawnAnnotation {
  readonly id: RecordId
  readonly target: Selection
}

/** What the scholar did on the image. Selections are in whole units of the canvas. */
export interface AnnotatorEvents {
  readonly drawn: (annotation: DrawnAnnotation) => void
  /** Drawing ended without a shape: it was too small, or lay beside the canvas. */
  readonly drawnInVain: () => void
  /** A shape was moved or changed, and let go of. */
  readonly reshaped: (annotation: DrawnAnnotation) => void
  readonly selected: (id: RecordId | undefined) => void
}

/** Moves the view so that a shape is in it: no more than is needed, or so that it fills most of it. */
export type Look = 'into-view' | 'closely'

/** Draws the annotations of one canvas over its image. It shows what it is given and keeps nothing. */
export interface Annotator {
  show(annotations: readonly DrawnAnnotation[], scale: Scale): void
  select(id: RecordId | undefined): void
  /** Lets the scholar draw one shape; undefined stops drawing. */
  draw(kind: DrawableKind | undefined): void
  look(id: RecordId, how: Look): void
  destroy(): void
}

/**
 * @param viewer its first image is the canvas's
 * @throws Error where the system offers no WebGL, which Annotorious needs
 */
export function createAnnotator(viewer: OpenSeadragon.Viewer, events: AnnotatorEvents): Annotator {
  const letUndoThrough = keepUndoForTheProject(viewer.element)
  const annotorious = createOSDAnnotator(viewer, {
    style: shapeStyle(viewer.element),
    theme: 'light',
  })
  const letHandlesBe = quietHandles(viewer.element)
  let scale: Scale = { canvas: { width: 1, height: 1 }, image: { width: 1, height: 1 } }
  let wanted: RecordId | undefined
  let known: readonly DrawnAnnotation[] = []
  let isPressed = false
  const reshaped = new Set<RecordId>()

  const shapeOf = (id: RecordId): DrawnShape | undefined =>
    annotorious.getAnnotationById(id)?.target.selector as DrawnShape | undefined
  const selectionOf = (id: RecordId): Selection | undefined => {
    const shape = shapeOf(id)
    return shape && readShape(shape, scale)
  }

  function sync(): void {
    annotorious.setAnnotations(known.flatMap((annotation) => toAnnotorious(annotation, scale)))
  }

  function tellReshaped(): void {
    for (const id of reshaped) {
      const target = selectionOf(id)
      const before = known.find((annotation) => annotation.id === id)?.target
      if (target && before && !isSameValue(target, before)) events.reshaped({ id, target })
      else sync()
    }
    reshaped.clear()
  }

  // A drag changes the shape at every move of the pointer; it is told once, when it is let go of.
  const press = (): void => {
    isPressed = true
  }
  const release = (): void => {
    isPressed = false
    tellReshaped()
  }
  viewer.element.addEventListener('pointerdown', press, { capture: true })
  window.addEventListener('pointerup', release)
  window.addEventListener('pointercancel', release)

  annotorious.state.store.observe(({ origin, changes }) => {
    if (String(origin) !== 'LOCAL') return
    for (const { newValue } of changes.updated ?? []) {
      if (known.some(({ id }) => id === newValue.id)) reshaped.add(newValue.id)
    }
    if (!isPressed) tellReshaped()
  })

  annotorious.on('createAnnotation', ({ id }) => {
    annotorious.setDrawingEnabled(false)
    const target = selectionOf(id)
    if (target) {
      events.drawn({ id, target })
      return
    }
    events.drawnInVain()
    sync()
  })

  annotorious.on('selectionChanged', () => {
    // Told a moment later: what counts is what is selected now, not what was then.
    const now = annotorious.getSelected()[0]?.id
    const shown = wanted !== undefined && shapeOf(wanted) ? wanted : undefined
    if (now === shown) return
    wanted = now
    events.selected(now)
  })

  return {
    show(annotations, newScale) {
      if (isSameValue(scale, newScale) && isSameValue(known, annotations)) return
      scale = newScale
      known = annotations
      sync()
    },
    select(id) {
      wanted = id
      const shown = id !== undefined && shapeOf(id) ? id : undefined
      if (annotorious.getSelected()[0]?.id !== shown) annotorious.setSelected(shown)
    },
    draw(kind) {
      const tool = kind && DRAWING_TOOLS[kind]
      annotorious.cancelDrawing()
      if (tool) {
        annotorious.setDrawingTool(tool.name)
        annotorious.setDrawingMode(tool.mode)
      }
      annotorious.setDrawingEnabled(tool !== undefined)
    },
    look(id, how) {
      const shape = shapeOf(id)
      if (!shape || (how === 'into-view' && isInView(viewer, shape))) return
      annotorious.fitBoundsWithConstraints(id, { padding: 120 })
    },
    destroy() {
      window.removeEventListener('pointerup', release)
      window.removeEventListener('pointercancel', release)
      viewer.element.removeEventListener('pointerdown', press, { capture: true })
      letHandlesBe()
      letUndoThrough()
      annotorious.destroy()
    },
  }
}

function isInView({ viewport }: OpenSeadragon.Viewer, { geometry }: DrawnShape): boolean {
  const { minX, minY, maxX, maxY } = geometry.bounds
  const shape = viewport.imageToViewportRectangle(minX, minY, maxX - minX, maxY - minY)
  const view = viewport.getBounds()
  return (
    shape.x >= view.x &&
    shape.y >= view.y &&
    shape.x + shape.width <= view.x + view.width &&
    shape.y + shape.height <= view.y + view.height
  )
}

function toAnnotorious({ id, target }: DrawnAnnotation, scale: Scale): ImageAnnotation[] {
  const selector = writeShape(target, scale)
  if (!selector) return []
  // Its types want an enumeration and mutable arrays; the value is the same.
  return [{ id, bodies: [], target: { annotation: id, selector } } as unknown as ImageAnnotation]
}
