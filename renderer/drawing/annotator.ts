import { createOSDAnnotator } from '@annotorious/openseadragon'
import '@annotorious/openseadragon/annotorious-openseadragon.css'
import { mountPlugin as addTools } from '@annotorious/plugin-tools'
import '@annotorious/plugin-tools/annotorious-plugin-tools.css'
import './shapes.css'
import type OpenSeadragon from 'openseadragon'
import { removePoint } from '../../iiif/annotation/reshape.ts'
import type { Shape } from '../../iiif/annotation/selectors/index.ts'
import type { RecordId } from '../../iiif/project/model.ts'
import { isSameValue } from '../../iiif/project/same-value.ts'
import { keepKeysForCorners } from './corner-keys.ts'
import { piecesOf, withPiece, type DrawnAnnotation, type DrawnPiece } from './drawn-pieces.ts'
import { listenForGesture } from './gesture.ts'
import { keepUndoForTheProject } from './keep-undo.ts'
import { quietHandles } from './quiet-handles.ts'
import type { DrawnShape, Scale } from './shape.ts'
import { shapeStyle } from './shape-style.ts'
import { syncShapes } from './sync-shapes.ts'
import { DRAWING_TOOLS, readShape, type Tool } from './tools.ts'

/** What the scholar did on the image. Selections are in whole units of the canvas. */
export interface AnnotatorEvents {
  readonly drawn: (shape: Shape) => void
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
  draw(tool: Tool | undefined): void
  look(id: RecordId, how: Look): void
  destroy(): void
}

/**
 * @param viewer its first image is the canvas's
 * @throws Error where the system offers no WebGL, which Annotorious needs
 */
export function createAnnotator(viewer: OpenSeadragon.Viewer, events: AnnotatorEvents): Annotator {
  const letUndoThrough = keepUndoForTheProject(viewer.element)
  const letKeysThrough = keepKeysForCorners(viewer.element, removeCorner)
  const annotorious = createOSDAnnotator(viewer, {
    style: shapeStyle(viewer.element),
    theme: 'light',
  })
  addTools(annotorious)
  const letHandlesBe = quietHandles(viewer.element)
  let scale: Scale = { canvas: { width: 1, height: 1 }, image: { width: 1, height: 1 } }
  let wanted: RecordId | undefined
  let known: readonly DrawnAnnotation[] = []
  let pieces: ReadonlyMap<string, DrawnPiece> = new Map()
  let isPressed = false
  /** True from the end of drawing to the next press: the double click that ends a line is no wish to zoom. */
  let wasDrawn = false
  let endGesture: (() => void) | undefined
  const reshaped = new Set<string>()

  const shapeOf = (name: string): DrawnShape | undefined =>
    annotorious.getAnnotationById(name)?.target.selector as DrawnShape | undefined
  /** Points are as large on the window at every zoom. */
  const drawnScale = (): Scale => ({ ...scale, dot: DOT / imageZoom(viewer) })
  const readPiece = (name: string): Shape | undefined => {
    const shape = shapeOf(name)
    return shape && readShape(shape, scale, pieces.get(name)?.shape.kind)
  }
  /** The piece that is selected, if one is. */
  const selectedPiece = (): DrawnPiece | undefined =>
    pieces.get(annotorious.getSelected()[0]?.id ?? '')

  const sync = (): void => syncShapes(annotorious, pieces, drawnScale())

  function tellReshaped(): void {
    for (const name of reshaped) {
      const piece = pieces.get(name)
      const shape = readPiece(name)
      if (piece && shape && !isSameValue(shape, piece.shape))
        events.reshaped({ id: piece.annotation.id, target: withPiece(piece, shape) })
      else sync()
    }
    reshaped.clear()
  }

  function removeCorner(corner: number): void {
    const piece = selectedPiece()
    if (piece?.shape.kind !== 'polygon' && piece?.shape.kind !== 'line') return
    const target = withPiece(piece, removePoint(piece.shape, corner))
    if (!isSameValue(target, piece.annotation.target))
      events.reshaped({ id: piece.annotation.id, target })
  }

  // A drag changes the shape at every move of the pointer; it is told once, when it is let go of.
  const press = (): void => {
    isPressed = true
    wasDrawn = false
    // Keys are for the image from now on, also where a handle keeps the focus from moving.
    viewer.canvas.focus({ preventScroll: true })
  }
  const release = (): void => {
    isPressed = false
    tellReshaped()
  }
  viewer.element.addEventListener('pointerdown', press, { capture: true })
  window.addEventListener('pointerup', release)
  window.addEventListener('pointercancel', release)

  viewer.addHandler('animation-finish', sync)
  const keepZoom = (event: { preventDefaultAction: boolean }): void => {
    if (wasDrawn || annotorious.isDrawingEnabled()) event.preventDefaultAction = true
  }
  viewer.addHandler('canvas-double-click', keepZoom)

  annotorious.state.store.observe(({ origin, changes }) => {
    if (String(origin) !== 'LOCAL') return
    for (const { newValue } of changes.updated ?? []) {
      if (pieces.has(newValue.id)) reshaped.add(newValue.id)
    }
    if (!isPressed) tellReshaped()
  })

  function tellDrawn(shape: Shape | undefined): void {
    if (shape) events.drawn(shape)
    else events.drawnInVain()
  }

  annotorious.on('createAnnotation', ({ id }) => {
    annotorious.setDrawingEnabled(false)
    wasDrawn = true
    tellDrawn(readPiece(id))
    // It comes back as the project has it.
    sync()
  })

  annotorious.on('selectionChanged', () => {
    // Told a moment later: what counts is what is selected now, not what was then.
    const piece = selectedPiece()
    markPoint(viewer.element, piece)
    const now = piece?.annotation.id
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
      pieces = new Map(piecesOf(known).map((piece) => [piece.name, piece]))
      sync()
    },
    select(id) {
      wanted = id
      const shown = id !== undefined && shapeOf(id) ? id : undefined
      if (selectedPiece()?.annotation.id !== shown) annotorious.setSelected(shown)
      markPoint(viewer.element, selectedPiece())
    },
    draw(name) {
      const tool = name && DRAWING_TOOLS[name]
      endGesture?.()
      endGesture = undefined
      annotorious.cancelDrawing()
      if (tool?.by === 'annotorious') {
        annotorious.setDrawingTool(tool.name)
        annotorious.setDrawingMode(tool.mode)
      }
      annotorious.setDrawingEnabled(tool?.by === 'annotorious')
      if (tool?.by === 'gesture')
        endGesture = listenForGesture(viewer, {
          gesture: tool.gesture,
          scale: () => scale,
          drawn: tellDrawn,
        })
    },
    look(id, how) {
      const shape = shapeOf(id)
      if (!shape || (how === 'into-view' && isInView(viewer, shape))) return
      annotorious.fitBoundsWithConstraints(id, { padding: 120 })
    },
    destroy() {
      endGesture?.()
      viewer.removeHandler('animation-finish', sync)
      viewer.removeHandler('canvas-double-click', keepZoom)
      window.removeEventListener('pointerup', release)
      window.removeEventListener('pointercancel', release)
      viewer.element.removeEventListener('pointerdown', press, { capture: true })
      letHandlesBe()
      letKeysThrough()
      letUndoThrough()
      annotorious.destroy()
    },
  }
}

/** The radius of a point, in pixels of the window. */
const DOT = 7

/** Pixels of the window for a pixel of the image. */
function imageZoom({ viewport, world }: OpenSeadragon.Viewer): number {
  const image = world.getItemAt(0) as OpenSeadragon.TiledImage | undefined
  return image ? image.viewportToImageZoom(viewport.getZoom(true)) : 1
}

/** A point can be moved and has no size to change: its handles are not shown. */
function markPoint(element: Element, piece: DrawnPiece | undefined): void {
  element.classList.toggle('point-selected', piece?.shape.kind === 'point')
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
