import OpenSeadragon from 'openseadragon'
import type { Dimensions } from '../../iiif/image/dimensions.ts'
import type { Picture } from './canvas-image.ts'
import type { PressedKey } from './viewer-keys.ts'

const QUARTER = 90
const ZOOM_STEP = 1.5

/** The deep-zoom viewer of one image at a time. */
export interface DeepZoom {
  /** For what draws over the image. */
  readonly viewer: OpenSeadragon.Viewer
  /** Asks for the first tiles of an image, so that it is there when it is shown. */
  prepare(image: Picture): void
  /** @param name what screen readers call the image */
  rename(name: string): void
  focus(): void
  show(image: Picture): void
  /** In pixels of the image that is in place, as its server says. */
  sizeOfImage(): Dimensions | undefined
  clear(): void
  zoomIn(): void
  zoomOut(): void
  home(): void
  /** @param quarters clockwise when positive */
  rotate(quarters: number): void
  /** True while the whole image is in view. */
  isWhole(): boolean
  destroy(): void
}

export interface DeepZoomEvents {
  /** The image is in place: coordinates mean something from now on. */
  readonly opened: () => void
  /** A tile could not be had. */
  readonly tileFailed: (address: string) => void
  /** A key was pressed on the image. True when it was used; arrows that are not move the image. */
  readonly pressed: (key: PressedKey) => boolean
}

/**
 * Makes a viewer in an element. Its buttons are ours, so that they have names and follow the theme.
 */
export function openViewer(element: HTMLElement, events: DeepZoomEvents): DeepZoom {
  keepInlineStyleOut()
  const viewer = OpenSeadragon({
    element,
    showNavigationControl: false,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    visibilityRatio: 0.5,
    minZoomImageRatio: 0.8,
    maxZoomPixelRatio: 4,
    animationTime: prefersStillness() ? 0 : 0.5,
    springStiffness: 9,
    zoomPerScroll: 1.3,
    imageLoaderLimit: 6,
    timeout: 60_000,
    tileRetryMax: 2,
    tileRetryDelay: 1_000,
  })
  // The image takes keys of its own, which screen readers must let through.
  viewer.canvas.setAttribute('role', 'application')
  viewer.addHandler('open', events.opened)
  viewer.addHandler('canvas-key', (event) => {
    const key = event.originalEvent
    const isUsed = events.pressed(key)
    // OpenSeadragon has keys of its own, such as F for the mirrored image, that nothing here explains.
    event.preventDefaultAction = isUsed || !key.key.startsWith('Arrow')
    if (isUsed) key.preventDefault()
  })
  viewer.addHandler('tile-load-failed', ({ tile }) => events.tileFailed(tile.getUrl()))
  const zoomBy = (factor: number): void => {
    viewer.viewport.zoomBy(factor)
    viewer.viewport.applyConstraints()
  }

  return {
    viewer,
    show: (image) => {
      viewer.viewport?.setRotation(0, true)
      viewer.open(sourceOf(image) as never)
    },
    sizeOfImage() {
      const size = viewer.world.getItemAt(0)?.getContentSize() as OpenSeadragon.Point | undefined
      return size && { width: size.x, height: size.y }
    },
    prepare: (image) => {
      // An image of others is asked for when it is looked at, not before.
      if ('kind' in image) return
      // Through `configure`, which tells the versions apart: another version writes another address.
      const options = OpenSeadragon.IIIFTileSource.prototype.configure(
        structuredClone(image),
        `${image.id}/info.json`,
        '',
      ) as object
      const source = new OpenSeadragon.IIIFTileSource(options)
      new Image().src = source.getTileUrl(source.minLevel, 0, 0) as string
    },
    rename: (name) => viewer.canvas.setAttribute('aria-label', name),
    focus: () => viewer.canvas.focus(),
    clear: () => viewer.close(),
    zoomIn: () => zoomBy(ZOOM_STEP),
    zoomOut: () => zoomBy(1 / ZOOM_STEP),
    home: () => viewer.viewport.goHome(),
    rotate: (quarters) => viewer.viewport.rotateBy(quarters * QUARTER),
    isWhole: () => viewer.viewport.getZoom() <= viewer.viewport.getHomeZoom() * 1.01,
    destroy: () => viewer.destroy(),
  }
}

/** As OpenSeadragon takes it. */
export function sourceOf(image: Picture): unknown {
  // A copy: the tile source writes into what it is given.
  if (!('kind' in image)) return structuredClone(image)
  return image.kind === 'service' ? image.address : { type: 'image', url: image.address }
}

/**
 * OpenSeadragon adds a style element for touch screens unless one is there, and the content security policy
 * refuses it with an error on the console. An element of that name in no namespace is one, and styles nothing.
 */
export function keepInlineStyleOut(): void {
  const NAME = 'data-openseadragon-mobile-css'
  if (document.querySelector(`style[${NAME}]`)) return
  const placeholder = document.createElementNS(null, 'style')
  placeholder.setAttribute(NAME, 'true')
  document.head.append(placeholder)
}

export const prefersStillness = (): boolean =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches
