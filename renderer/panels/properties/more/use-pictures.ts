import { useI18n } from 'vue-i18n'
import { textFor } from '../../../../iiif/language-map.ts'
import type { CanvasRecord, Picture } from '../../../../iiif/project/model.ts'
import { firstImage, nameOfImage, type PaintedImage } from '../../../../iiif/project/painting.ts'
import { useThumbnails } from '../../../composables/use-thumbnails.ts'
import { useProject } from '../../../stores/project.ts'
import { useSources } from '../../../stores/sources.ts'
import type { PickItem } from './pick-item.ts'

/** An image that can stand for a resource. */
export interface PickImage extends PickItem {
  readonly image: PaintedImage
}

/** The canvases and images of the project, to pick from. */
export function usePictures() {
  const { t, locale } = useI18n()
  const project = useProject()
  const sources = useSources()
  const { findThumbnail, findPart } = useThumbnails()

  /** The picture of an image of this computer; those of others are not asked for here. */
  const sourceOf = (image: PaintedImage): string | undefined =>
    image.type === 'Image' ? findThumbnail(image, 96) : undefined

  const nameOf = (canvas: CanvasRecord): string =>
    textFor(canvas.label, [locale.value]) || t('common.untitled')

  const canvasItems = (): readonly PickItem[] =>
    project.canvases.map((canvas, index) => {
      const image = firstImage(canvas.painting)
      return {
        id: canvas.id,
        name: t('moreProperties.canvasOf', { position: index + 1, label: nameOf(canvas) }),
        source: image && sourceOf(image),
        width: canvas.width,
        height: canvas.height,
      }
    })

  /** The images on canvases under the names of these, then all others of the folders by their paths. */
  function imageItems(): readonly PickImage[] {
    const painted = project.canvases.flatMap((canvas): readonly PickImage[] => {
      const image = firstImage(canvas.painting)
      return image ? [item(image, nameOf(canvas))] : []
    })
    const taken = new Set(painted.map(({ id }) => id))
    const others = project.folders.flatMap(({ id: folder }) =>
      sources.contentOf(folder).inOrder.flatMap(({ path, content }): readonly PickImage[] => {
        if (content.kind !== 'image') return []
        const { width, height } = content
        return [item({ type: 'Image', folder, path, width, height }, path)]
      }),
    )
    return [...painted, ...others.filter(({ id }) => !taken.has(id))]
  }

  const item = (image: PaintedImage, name: string): PickImage => ({
    id: JSON.stringify([image.type === 'Image' ? image.folder : '', nameOfImage(image)]),
    name,
    image,
    source: sourceOf(image),
    width: image.width,
    height: image.height,
  })

  /** A chosen picture as it will look. */
  const pictureOf = ({ image, part }: Picture): string | undefined => {
    if (image.type !== 'Image') return undefined
    return part ? findPart(image, part, 160) : findThumbnail(image, 160)
  }

  return { canvasItems, imageItems, nameOf, pictureOf }
}
