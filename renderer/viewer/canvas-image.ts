import type { SourceContent } from '../../electron/contract/app-api.ts'
import type { RemoteImage } from '../../iiif/project/painting.ts'
import { encodeIdentifier, identifierOf } from '../../iiif/identifier.ts'
import { describeImage, type ImageInformation3 } from '../../iiif/image/info.ts'
import { findRecord, type LocalImage, type Project } from '../../iiif/project/model.ts'

/** Where the window finds images: main answers for the image server. */
const WINDOW = 'app://florilegium'
const IMAGES = `${WINDOW}/image/3`

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

/** What the viewer opens: all that it must know of an image, or where it finds that. */
export type Picture =
  ImageInformation3 | { readonly kind: 'service' | 'picture'; readonly address: string }

/** What the viewer opens for an image of others. */
export function pictureElsewhere(image: RemoteImage): Picture {
  const base = `${WINDOW}${remoteBase(image)}`
  return image.service
    ? { kind: 'service', address: `${base}/info.json` }
    : { kind: 'picture', address: `${base}/picture` }
}

/** Where this window finds an image of others, from the root of the app's scheme. */
export const remoteBase = ({ address }: RemoteImage): string =>
  `/remote/${encodeIdentifier(address)}`

/** The base address of an image for this window; undefined when its folder is not in the project. */
function imageBase(project: Project, image: LocalImage): string | undefined {
  const folder = findRecord(project, 'Folder', image.folder)
  return folder && `${IMAGES}/${encodeIdentifier(identifierOf(folder, image.path))}`
}
