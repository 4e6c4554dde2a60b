import type { CanvasRecord } from '../project/model.ts'
import { firstImage, type PaintedImage, type PaintingAnnotation } from '../project/painting.ts'
import { checksumOf } from './checksum.ts'
import { shownLayersOf } from './layer.ts'

type Painted = Pick<CanvasRecord, 'painting' | 'flattened' | 'width' | 'height' | 'id'>

/** What the layers of a canvas are, as far as it can be seen: another check sum means that it looks different. */
export const checksumOfLayers = (canvas: Painted): string =>
  checksumOf([
    [canvas.width, canvas.height],
    ...shownLayersOf(canvas).map(({ image, crop, placement }) => {
      const { x, y, width, height, rotation = 0, isMirrored = false, opacity = 1 } = placement
      const name = image.type === 'Image' ? [image.folder, image.path] : [image.address]
      const part = [crop.x, crop.y, crop.width, crop.height]
      return [name, part, [x, y, width, height, rotation, isMirrored, opacity]]
    }),
  ])

/** Whether the image that was made of the layers still shows what they are. */
export type FlatState = 'none' | 'current' | 'outdated'

export function flatStateOf(canvas: Painted): FlatState {
  if (!canvas.flattened) return 'none'
  return canvas.flattened.layers === checksumOfLayers(canvas) ? 'current' : 'outdated'
}

/** What readers are given of a canvas: the one image that was made of its layers, or else the layers that are not hidden. */
export function shownPainting(canvas: Painted): readonly PaintingAnnotation[] {
  if (canvas.flattened && flatStateOf(canvas) === 'current')
    return [{ id: `${canvas.id}-flattened`, body: canvas.flattened.image }]
  return canvas.painting.filter(({ isHidden }) => !isHidden)
}

/** The image that stands for a canvas. */
export const imageShownOn = (canvas: Painted): PaintedImage | undefined =>
  firstImage(shownPainting(canvas)) ?? firstImage(canvas.painting)
