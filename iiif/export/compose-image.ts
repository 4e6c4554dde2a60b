import { getRecord, type LocalImage, type Project } from '../project/model.ts'
import type { Area, PaintedImage, PaintingBody, RemoteImage } from '../project/painting.ts'
import type { Body, ImageBody, ImageService } from '../presentation/model.ts'
import { thumbnailSize } from '../image/info.ts'
import { imageAddress } from './addresses.ts'
import type { ExportOptions } from './options.ts'

/** The longest edge of a thumbnail, in pixels: large enough for a grid on a dense screen. */
const THUMBNAIL = 400

/** What differs between the versions of the Image API in the addresses and services of a manifest. */
interface ImageVersion {
  readonly service: ImageService['type']
  /** The size that is the whole image. */
  readonly whole: string
  /** The canonical form of a size without distortion. */
  readonly size: (width: number, height: number) => string
}

const IMAGE_VERSIONS: Readonly<Record<ExportOptions['imageVersion'], ImageVersion>> = {
  2: { service: 'ImageService2', whole: 'full', size: (width) => `${width},` },
  3: { service: 'ImageService3', whole: 'max', size: (width, height) => `${width},${height}` },
}

/** How a manifest names an image of a folder: the whole, and a small picture of it or of a part of it. */
export type ComposeImages = (
  image: LocalImage,
  /** In pixels of the full image, within it. */
  part?: Area,
) => {
  readonly image: ImageBody
  readonly thumbnail: ImageBody
}

/** Images that an image server offers. */
export const servedImages =
  (project: Project, options: ExportOptions): ComposeImages =>
  (image, part) => ({
    image: composeImage(project, image, options),
    thumbnail: composeThumbnail(project, image, { options, part }),
  })

/** An image of a folder, whole, with the service that gives its parts and other sizes. */
function composeImage(project: Project, image: LocalImage, options: ExportOptions): ImageBody {
  const { whole } = IMAGE_VERSIONS[options.imageVersion]
  return bodyOf(addressIn(project, image, options), { ...image, size: whole }, options)
}

/** A small picture of an image, never larger than what it shows. */
function composeThumbnail(
  project: Project,
  image: LocalImage,
  { options, part }: { readonly options: ExportOptions; readonly part: Area | undefined },
): ImageBody {
  const { whole, size } = IMAGE_VERSIONS[options.imageVersion]
  const shown = part ?? image
  const scale = Math.min(1, THUMBNAIL / Math.max(shown.width, shown.height))
  const width = Math.max(1, Math.round(shown.width * scale))
  const height = Math.max(1, Math.round(shown.height * scale))
  const picture = { width, height, part, size: scale === 1 ? whole : size(width, height) }
  return bodyOf(addressIn(project, image, options), picture, options)
}

const addressIn = (project: Project, image: LocalImage, options: ExportOptions): string =>
  imageAddress(options, getRecord(project, 'Folder', image.folder), image)

interface Picture {
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** As an image request writes it. */
  readonly size: string
  /** The part that is shown, in pixels of the full image. */
  readonly part?: Area | undefined
}

const bodyOf = (
  address: string,
  { width, height, size, part }: Picture,
  { imageVersion }: ExportOptions,
): ImageBody => ({
  type: 'Image',
  id: `${address}/${formatPart(part)}/${size}/0/default.jpg`,
  format: 'image/jpeg',
  width,
  height,
  service: [{ type: IMAGE_VERSIONS[imageVersion].service, id: address, profile: 'level2' }],
})

/** A part of an image as a request writes it. */
export const formatPart = (part: Area | undefined): string =>
  part ? [part.x, part.y, part.width, part.height].join(',') : 'full'

/** A painted body, with its images named. */
export function composeBody(body: PaintingBody, composeImages: ComposeImages): Body {
  switch (body.type) {
    case 'Choice':
      return {
        type: 'Choice',
        items: body.items.map((item) => composePainted(item, composeImages).image),
      }
    case 'Other':
      return body
    case 'Image':
    case 'RemoteImage':
      return composePainted(body, composeImages).image
  }
}

/** An image of this computer or of others, whole, and a small picture of it. */
export function composePainted(
  image: PaintedImage,
  composeImages: ComposeImages,
  part?: Area,
): ReturnType<ComposeImages> {
  const { image: whole, thumbnail } =
    image.type === 'Image' ? composeImages(image, part) : composeRemote(image, part)
  const { label } = image
  return { image: label ? { ...whole, label } : whole, thumbnail }
}

/** What its server offers, as its manifest says. */
function composeRemote(
  { address, format, width, height, service }: RemoteImage,
  part: Area | undefined,
): ReturnType<ComposeImages> {
  const image: ImageBody = {
    type: 'Image',
    id: address,
    ...(format !== undefined && { format }),
    width,
    height,
    ...(service && {
      service: [
        {
          type: `ImageService${service.version}` as const,
          id: service.id,
          profile: `level${service.level}` as const,
        },
      ],
    }),
  }
  if (!service || service.level === 0) return { image, thumbnail: image }
  const small = thumbnailSize(part ?? { width, height }, THUMBNAIL)
  const size = service.version === 3 ? `${small.width},${small.height}` : `${small.width},`
  const quality = service.version === 1 ? 'native' : 'default'
  const id = `${service.id}/${formatPart(part)}/${size}/0/${quality}.jpg`
  return { image, thumbnail: { ...image, id, format: 'image/jpeg', ...small } }
}
