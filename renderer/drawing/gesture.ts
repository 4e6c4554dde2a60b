import OpenSeadragon from 'openseadragon'
import type { Point, Shape } from '../../iiif/annotation/selectors/index.ts'
import { shapeOfStroke } from '../../iiif/annotation/stroke.ts'
import { distinctPoints, toCanvas, type Scale } from './shape.ts'

/** How far a shape may be from the stroke of the hand, in pixels of the window. */
const TOLERANCE = 1.5
const SVG = 'http://www.w3.org/2000/svg'

export interface Gesture {
  readonly gesture: 'stroke' | 'click'
  readonly scale: () => Scale
  /** Undefined when nothing came of it. */
  readonly drawn: (shape: Shape | undefined) => void
}

/**
 * Lets the scholar draw what Annotorious has no tool for: a stroke of the hand, or a point. The image stays where it
 * is meanwhile.
 *
 * @returns what ends it
 */
export function listenForGesture(
  viewer: OpenSeadragon.Viewer,
  { gesture, scale, drawn }: Gesture,
): () => void {
  const sheet = document.createElement('div')
  sheet.className = 'drawing-sheet'
  const trace = document.createElementNS(SVG, 'svg')
  const line = document.createElementNS(SVG, 'polyline')
  trace.append(line)
  sheet.append(trace)
  viewer.element.append(sheet)
  let stroke: readonly Point[] = []

  const inWindow = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top } = sheet.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const show = (): void =>
    line.setAttribute('points', stroke.map(({ x, y }) => `${x},${y}`).join(' '))
  const press = (event: PointerEvent): void => {
    if (event.button !== 0) return
    sheet.setPointerCapture(event.pointerId)
    stroke = [inWindow(event)]
  }
  const move = (event: PointerEvent): void => {
    if (stroke.length === 0 || gesture === 'click') return
    // A quick hand gives several places at once.
    const events = event.getCoalescedEvents()
    stroke = [...stroke, ...(events.length > 0 ? events : [event]).map(inWindow)]
    show()
  }
  const release = (event: PointerEvent): void => {
    const [first] = stroke
    if (!first) return
    const shape =
      gesture === 'click'
        ? ({ kind: 'point', ...inWindow(event) } as const)
        : shapeOfStroke(stroke, TOLERANCE)
    stroke = []
    show()
    drawn(shape && onCanvas(shape, viewer, scale()))
  }
  const giveUp = (): void => {
    stroke = []
    show()
  }
  sheet.addEventListener('pointerdown', press)
  sheet.addEventListener('pointermove', move)
  sheet.addEventListener('pointerup', release)
  sheet.addEventListener('pointercancel', giveUp)
  return () => sheet.remove()
}

/** A shape in pixels of the window, in whole units of the canvas. Undefined for a point beside it. */
function onCanvas(shape: Shape, viewer: OpenSeadragon.Viewer, scale: Scale): Shape | undefined {
  const inImage = ({ x, y }: Point): Point => {
    const at = viewer.viewport.pointFromPixel(new OpenSeadragon.Point(x, y), true)
    const { x: across, y: down } = viewer.viewport.viewportToImageCoordinates(at)
    return { x: across, y: down }
  }
  if (shape.kind === 'point') {
    const point = inImage(shape)
    const { width, height } = scale.image
    const isBeside = point.x < 0 || point.y < 0 || point.x > width || point.y > height
    return isBeside ? undefined : { kind: 'point', ...toCanvas(scale, point) }
  }
  if (shape.kind !== 'polygon' && shape.kind !== 'line') return undefined
  const distinct = distinctPoints(shape.points.map((point) => toCanvas(scale, inImage(point))))
  const least = shape.kind === 'polygon' ? 3 : 2
  return distinct.length < least ? undefined : { kind: shape.kind, points: distinct }
}
