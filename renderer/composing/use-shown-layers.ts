import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { textFor } from '../../iiif/language-map.ts'
import type { Layer } from '../../iiif/composition/layer.ts'
import type { RecordId } from '../../iiif/project/model.ts'
import { nameOfImage } from '../../iiif/project/painting.ts'
import { useComposing } from './composing.ts'
import type { ShownLayer } from './compositor.ts'
import { usePicturesOf } from './use-pictures-of.ts'

/** Layers with their pictures, and what they are called. */
export function useShownLayers(layers: Readonly<Ref<readonly Layer[]>>) {
  const { locale } = useI18n()
  const composing = useComposing()
  const { pictureOf } = usePicturesOf()

  const paintingOf = (id: RecordId) => composing.canvas?.painting.find((one) => one.id === id)
  const isHidden = (id: RecordId): boolean => paintingOf(id)?.isHidden === true

  const shown = computed(() =>
    layers.value.flatMap((layer): readonly ShownLayer[] => {
      const picture = pictureOf(layer.image)
      return picture ? [{ ...layer, picture, isHidden: isHidden(layer.id) }] : []
    }),
  )

  /** What a layer is called: as the leaf that it was taken from, or as its image. */
  function nameOf(id: RecordId): string {
    const painting = paintingOf(id)
    const layer = layers.value.find((one) => one.id === id)
    const label = textFor(painting?.from?.label, [locale.value])
    if (label !== '') return label
    return layer ? (nameOfImage(layer.image).split('/').at(-1) ?? '') : ''
  }

  return { shown, nameOf, isHidden, paintingOf }
}
