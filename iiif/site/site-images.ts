import { areaOf, type Dimensions } from '../image/dimensions.ts'
import { thumbnailSize } from '../image/info.ts'
import type { ImageVersion } from '../image/versions.ts'
import { formatDocument } from '../presentation/json.ts'
import type { ImageBody } from '../presentation/model.ts'
import { formatPart, type ComposeImages } from '../export/compose-image.ts'
import { picturedParts } from '../project/images-of.ts'
import type { Area } from '../project/painting.ts'
import type { Project } from '../project/model.ts'
import { keyOf, nameImages, type NamedImage } from './image-names.ts'
import type { SiteOptions } from './options.ts'
import { describeStaticImage, picturesOf, type StaticImage } from './static-image.ts'

/** A picture of the site, which the image server makes. */
export interface SitePicture {
  /** From the folder of the site. */
  readonly path: string
  /** What the image server is asked for, after the identifier. */
  readonly request: { readonly version: ImageVersion; readonly parameters: string }
  readonly pixels: number
}

/** An image with all that the site holds of it. */
export interface SiteImage extends NamedImage {
  readonly pictures: readonly SitePicture[]
  /** The documents that describe it; written last, so that they never promise what is not there. */
  readonly information: readonly { readonly path: string; readonly body: string }[]
}

/** The longest side of a thumbnail, in pixels. */
const THUMBNAIL = 400

const versionsOf = ({ hasOlderVersion }: SiteOptions): readonly ImageVersion[] =>
  hasOlderVersion ? [3, 2] : [3]

/** Every image of the object, and what the site holds of it. */
export const siteImagesOf = (project: Project, options: SiteOptions): readonly SiteImage[] =>
  nameImages(project).map((named) => ({
    ...named,
    ...(options.images.kind === 'tiles'
      ? tiled(named, options, picturedParts(project, named.image))
      : asPictures(named, options.images.longestSide, picturedParts(project, named.image))),
  }))

type Contents = Pick<SiteImage, 'pictures' | 'information'>

function tiled(
  { name, image }: NamedImage,
  options: SiteOptions,
  parts: readonly Area[],
): Contents {
  const images = versionsOf(options).map((version) => ({
    version,
    folder: folderOf(version, name),
    image: staticImage(version, image),
  }))
  return {
    pictures: images.flatMap(({ version, folder, image: one }) =>
      [
        ...picturesOf(one),
        ...parts.map((part) => ({
          parameters: partParameters(version, part),
          pixels: areaOf(thumbnailSize(part, THUMBNAIL)),
        })),
      ].map(({ parameters, pixels }) => ({
        path: `${folder}/${parameters}`,
        request: { version, parameters },
        pixels,
      })),
    ),
    information: images.map(({ folder, image: one }) => ({
      path: `${folder}/info.json`,
      body: formatDocument(describeStaticImage(`${options.base}/${folder}`, one) as never),
    })),
  }
}

function asPictures(
  { name, image }: NamedImage,
  longestSide: number,
  parts: readonly Area[],
): Contents {
  const picture = (path: string, { width, height }: Dimensions): SitePicture => ({
    path,
    request: { version: 3, parameters: `full/${width},${height}/0/default.jpg` },
    pixels: width * height,
  })
  return {
    pictures: [
      picture(picturePath(name), thumbnailSize(image, longestSide)),
      picture(thumbnailPath(name), thumbnailSize(image, THUMBNAIL)),
      ...parts.map((part) => ({
        path: partPath(name, part),
        request: { version: 3 as const, parameters: partParameters(3, part) },
        pixels: areaOf(thumbnailSize(part, THUMBNAIL)),
      })),
    ],
    information: [],
  }
}

const folderOf = (version: ImageVersion, name: string): string => `images/${version}/${name}`
const picturePath = (name: string): string => `images/${name}.jpg`
const thumbnailPath = (name: string): string => `images/${name}-small.jpg`

const partPath = (name: string, { x, y, width, height }: Area): string =>
  `images/${name}-part-${x}-${y}-${width}-${height}.jpg`

/** A small picture of a part, in the canonical form of the version. */
function partParameters(version: ImageVersion, part: Area): string {
  const small = thumbnailSize(part, THUMBNAIL)
  const isWhole = small.width === part.width
  const whole = version === 3 ? 'max' : 'full'
  const scaled = version === 3 ? `${small.width},${small.height}` : `${small.width},`
  return `${formatPart(part)}/${isWhole ? whole : scaled}/0/default.jpg`
}

const staticImage = (version: ImageVersion, dimensions: Dimensions): StaticImage => ({
  version,
  dimensions: { width: dimensions.width, height: dimensions.height },
  thumbnail: thumbnailSize(dimensions, THUMBNAIL),
})

/** How a manifest of the site names its images. */
export function siteImageBodies(
  project: Project,
  options: SiteOptions,
  version: ImageVersion,
): ComposeImages {
  const names = new Map(nameImages(project).map(({ name, image }) => [keyOf(image), name]))
  const address = (path: string): string => `${options.base}/${path}`
  const body = (id: string, { width, height }: Dimensions): ImageBody => ({
    type: 'Image',
    id,
    format: 'image/jpeg',
    width,
    height,
  })
  const served = (id: string): Pick<ImageBody, 'service'> => ({
    service: [{ type: version === 3 ? 'ImageService3' : 'ImageService2', id, profile: 'level0' }],
  })
  return (image, part) => {
    const name = names.get(keyOf(image)) ?? ''
    const small = thumbnailSize(part ?? image, THUMBNAIL)
    if (options.images.kind === 'pictures') {
      return {
        image: body(address(picturePath(name)), thumbnailSize(image, options.images.longestSide)),
        thumbnail: body(address(part ? partPath(name, part) : thumbnailPath(name)), small),
      }
    }
    const service = address(folderOf(version, name))
    const whole = version === 3 ? 'max' : 'full'
    const isWhole = small.width === image.width
    const size = isWhole
      ? whole
      : version === 3
        ? `${small.width},${small.height}`
        : `${small.width},`
    const request = part ? partParameters(version, part) : `full/${size}/0/default.jpg`
    return {
      image: { ...body(`${service}/full/${whole}/0/default.jpg`, image), ...served(service) },
      thumbnail: { ...body(`${service}/${request}`, small), ...served(service) },
    }
  }
}
