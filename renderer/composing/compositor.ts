import OpenSeadragon from 'openseadragon'
import { croppedTo } from '../../iiif/composition/change-placement.ts'
import { rotationOf } from '../../iiif/composition/geometry.ts'
import { wholeOf, type Layer } from '../../iiif/composition/layer.ts'
import type { Dimensions } from '../../iiif/image/dimensions.ts'
import type { Picture } from '../viewer/canvas-image.ts'
import { keepInlineStyleOut, prefersStillness, sourceOf } from '../viewer/open-viewer.ts'

/** A layer as it is seen: with the picture that is opened for it. */
export interface ShownLayer extends Layer {
  readonly picture: Picture
  readonly isHidden: boolean
}

/** Where the canvas lies in the window: in CSS pixels from the corner of the element, and for one unit of the canvas. */
export interface CanvasView {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** Several images in deep zoom on one canvas. */
export interface Compositor {
  /** What draws over the images belongs here, so that the wheel still zooms. */
  readonly surface: HTMLElement
  /** Shows these layers, the lowest first, and no others. */
  show(layers: readonly ShownLayer[], canvas: Dimensions): void
  zoomIn(): void
  zoomOut(): void
  /** The whole canvas is in view. */
  home(): void
  destroy(): void
}

export interface CompositorEvents {
  readonly moved: (view: CanvasView) => void
  /** A picture could not be had at all. */
  readonly failed: (layer: string) => void
}

const ZOOM_STEP = 1.5
/** How much of the element is left around the canvas, in parts of its size. */
const MARGIN = 0.06

interface Opened {
  readonly picture: string
  item: OpenSeadragon.TiledImage | undefined
  layer: ShownLayer
}

export function openCompositor(element: HTMLElement, events: CompositorEvents): Compositor {
  keepInlineStyleOut()
  const viewer = OpenSeadragon({
    element,
    drawer: 'canvas',
    showNavigationControl: false,
    preserveViewport: true,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: false },
    visibilityRatio: 0,
    minZoomLevel: 0.05,
    maxZoomLevel: 500,
    animationTime: prefersStillness() ? 0 : 0.3,
    springStiffness: 9,
    zoomPerScroll: 1.2,
    imageLoaderLimit: 6,
    timeout: 60_000,
    tileRetryMax: 2,
    tileRetryDelay: 1_000,
  })
  const opened = new Map<string, Opened>()
  let canvas: Dimensions = { width: 1, height: 1 }
  let order: readonly string[] = []
  let isPlaced = false

  const tellView = (): void => {
    const corner = viewer.viewport.pixelFromPoint(new OpenSeadragon.Point(0, 0), true)
    const other = viewer.viewport.pixelFromPoint(new OpenSeadragon.Point(1, 0), true)
    events.moved({ x: corner.x, y: corner.y, scale: (other.x - corner.x) / canvas.width })
  }
  viewer.addHandler('update-viewport', tellView)
  viewer.addHandler('resize', () => requestAnimationFrame(tellView))
  // Keys belong to what is composed.
  viewer.addHandler('canvas-key', (event) => {
    event.preventDefaultAction = true
  })

  const home = (): void => {
    const height = canvas.height / canvas.width
    const room = Math.max(1, height) * MARGIN
    viewer.viewport.fitBounds(
      new OpenSeadragon.Rect(-room, -room, 1 + 2 * room, height + 2 * room),
      true,
    )
    tellView()
  }

  function place({ item, layer }: Opened): void {
    if (!item) return
    // Of the whole image, which the viewer turns about its own middle and then clips.
    const frame = croppedTo(layer, wholeOf(layer.image))
    const { x, y, width } = frame
    item.setPosition(new OpenSeadragon.Point(x / canvas.width, y / canvas.width), true)
    item.setWidth(width / canvas.width, true)
    item.setRotation(rotationOf(frame), true)
    item.setFlip(frame.isMirrored === true)
    item.setOpacity(layer.isHidden ? 0 : (frame.opacity ?? 1))
    item.setClip(clipOf(layer, item))
  }

  function clipOf(
    { crop, image, placement }: ShownLayer,
    item: OpenSeadragon.TiledImage,
  ): OpenSeadragon.Rect | null {
    const whole = wholeOf(image)
    if (crop.width === whole.width && crop.height === whole.height) return null
    // The size that its server says counts; and what is mirrored is clipped as it is seen.
    const factor = item.getContentSize().x / image.width
    const x = placement.isMirrored ? image.width - crop.x - crop.width : crop.x
    const part = [x, crop.y, crop.width, crop.height].map((value) => value * factor)
    const [left = 0, top = 0, width = 0, height = 0] = part
    return new OpenSeadragon.Rect(left, top, width, height)
  }

  const putInOrder = (): void => {
    const items = order.flatMap((id) => opened.get(id)?.item ?? [])
    items.forEach((item, index) => viewer.world.setItemIndex(item, index))
  }

  function open(layer: ShownLayer, picture: string): void {
    const entry: Opened = { picture, item: undefined, layer }
    opened.set(layer.id, entry)
    viewer.addTiledImage({
      tileSource: sourceOf(layer.picture) as never,
      success: (event) => {
        const { item } = event as unknown as { readonly item: OpenSeadragon.TiledImage }
        // It may have been taken away, or replaced, while it was opened.
        if (opened.get(layer.id) !== entry) return viewer.world.removeItem(item)
        entry.item = item
        place(entry)
        putInOrder()
      },
      error: () => events.failed(layer.id),
    })
  }

  function close(id: string): void {
    const entry = opened.get(id)
    opened.delete(id)
    if (entry?.item) viewer.world.removeItem(entry.item)
  }

  return {
    surface: viewer.canvas,
    show(layers, size) {
      const isOther = size.width !== canvas.width || size.height !== canvas.height
      canvas = size
      order = layers.map(({ id }) => id)
      for (const id of opened.keys()) if (!order.includes(id)) close(id)
      for (const layer of layers) {
        const picture = JSON.stringify(layer.picture)
        const entry = opened.get(layer.id)
        if (entry?.picture !== picture) {
          close(layer.id)
          open(layer, picture)
          continue
        }
        entry.layer = layer
        place(entry)
      }
      putInOrder()
      if (isOther || !isPlaced) home()
      isPlaced = true
    },
    zoomIn: () => void viewer.viewport.zoomBy(ZOOM_STEP),
    zoomOut: () => void viewer.viewport.zoomBy(1 / ZOOM_STEP),
    home,
    destroy: () => viewer.destroy(),
  }
}
