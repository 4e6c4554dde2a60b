import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { imageShownOn, shownPainting } from '../../iiif/composition/shown-painting.ts'
import type { CanvasRecord, RecordId } from '../../iiif/project/model.ts'
import { imagesIn, localImagesIn, type PaintedImage } from '../../iiif/project/painting.ts'

/** Which picture of a canvas is looked at, where several are painted at the reader's choice. Nothing of the project. */
export const useLayers = defineStore('layers', () => {
  const chosen = shallowRef<ReadonlyMap<RecordId, number>>(new Map())

  /** The pictures among which a reader chooses; none where there is no choice. */
  function layersOf({ painting }: CanvasRecord): readonly PaintedImage[] {
    const [lowest] = painting
    if (lowest?.body.type !== 'Choice') return []
    const layers = imagesIn(lowest.body)
    return layers.length > 1 ? layers : []
  }

  /** The place of the one that is looked at, from 0. */
  const placeOf = (canvas: CanvasRecord): number =>
    Math.min(chosen.value.get(canvas.id) ?? 0, Math.max(0, layersOf(canvas).length - 1))

  return {
    layersOf,
    placeOf,
    /** The picture that is shown; the only one where there is no choice. */
    imageOn: (canvas: CanvasRecord): PaintedImage | undefined =>
      layersOf(canvas)[placeOf(canvas)] ??
      localImagesIn(shownPainting(canvas))[0] ??
      imageShownOn(canvas),
    choose: (canvas: RecordId, place: number): void => {
      chosen.value = new Map(chosen.value).set(canvas, place)
    },
  }
})
