import { localImagesIn } from '../../iiif/project/painting.ts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import {
  isTooLarge,
  keyOf,
  sourceRows,
  type SourceImage,
  type SourceOrder,
} from '../panels/sources/source-rows.ts'
import { makeMultiSelection } from './multi-selection.ts'
import { useProject } from './project.ts'
import { useSources } from './sources.ts'

/** The sources as the panel lists them: searched, ordered, folded, and which of them are selected. */
export const useSourceList = defineStore('source-list', () => {
  const project = useProject()
  const sources = useSources()
  const search = shallowRef('')
  const order = shallowRef<SourceOrder>('name')
  const toggled = shallowRef<ReadonlySet<string>>(new Set())

  const rows = computed(() =>
    sourceRows({
      folders: project.folders,
      contentOf: sources.contentOf,
      search: search.value,
      order: order.value,
      toggled: toggled.value,
    }),
  )
  /** Every image that fits the search, also in folded groups, in the order of the list. */
  const images = computed(() =>
    rows.value.flatMap((row): readonly SourceImage[] => (row.kind === 'group' ? row.images : [])),
  )
  /** What the lines stand for: an image for itself, a group for all its images. */
  const imagesByKey = computed(() => {
    const all = new Map<string, readonly SourceImage[]>()
    for (const image of images.value) all.set(image.key, [image])
    for (const row of rows.value) if (row.kind === 'group') all.set(row.key, row.images)
    return all
  })
  /** The images on the canvases of the object. */
  const used = computed(
    () =>
      new Set(
        project.canvases.flatMap(({ painting }) =>
          localImagesIn(painting).map(({ folder, path }) => keyOf(folder, path)),
        ),
      ),
  )
  const selection = makeMultiSelection(computed(() => rows.value.map(({ key }) => key)))
  /** The one file that is selected, when it is only too large to be opened unasked. */
  const selectedLarge = computed(() => {
    const [key, ...others] = selection.selected.value
    const row = others.length === 0 ? rows.value.find((one) => one.key === key) : undefined
    return row?.kind === 'unusable' && isTooLarge(row) ? row : undefined
  })
  const selectedImages = computed(() => imagesOf(selection.selected.value))

  /** The images that lines stand for, each once. */
  function imagesOf(keys: readonly string[]): readonly SourceImage[] {
    return [...new Set(keys.flatMap((key) => imagesByKey.value.get(key) ?? []))]
  }

  function toggleGroup(key: string): void {
    const keys = new Set(toggled.value)
    if (!keys.delete(key)) keys.add(key)
    toggled.value = keys
  }

  return {
    search,
    order,
    rows,
    images,
    used,
    toggleGroup,
    imagesOf,
    selectedImages,
    selectedLarge,
    ...selection,
  }
})
