import type { SourceContent } from '../../electron/contract/app-api.ts'
import { localImagesIn } from '../../iiif/project/painting.ts'
import { encodeIdentifier, identifierOf } from '../../iiif/identifier.ts'
import { describeImage, type ImageInformation3 } from '../../iiif/image/info.ts'
import {
  findRecord,
  type CanvasRecord,
  type LocalImage,
  type Project,
} from '../../iiif/project/model.ts'

/** Where the window finds images: main answers for the image server. */
const IMAGES = 'app://florilegium/image/3'

/** The image that is painted on a canvas. */
export const imageOn = (canvas: CanvasRecord): LocalImage | undefined =>
  localImagesIn(canvas.painting)[0]

/**
 * All that the viewer must know of an image, without asking the server for it.
 *
 * @param content of its file, where it is known already: it may have tiles of its own
 */
export function imageInformation(
  project: Project,
  image: LocalImage,
  content: SourceContent | undefined,
): ImageInformation3 | undefined {
  const base = imageBase(project, image)
  if (base === undefined) return undefined
  const tileSide = content?.kind === 'image' ? content.tileSide : undefined
  const { width, height } = image
  const dimensions = { width, height, ...(tileSide === undefined ? {} : { tileSide }) }
  return describeImage({ base, version: 3, dimensions })
}

/** The base address of an image for this window; undefined when its folder is not in the project. */
function imageBase(project: Project, image: LocalImage): string | undefined {
  const folder = findRecord(project, 'Folder', image.folder)
  return folder && `${IMAGES}/${encodeIdentifier(identifierOf(folder, image.path))}`
}
