import { formatRectangle } from './canonical.ts'
import type { Dimensions, Rectangle } from './dimensions.ts'
import { isWithin, limitsOf, type SizeLimits } from './limits.ts'
import {
  identifiedPhysicalDimensions,
  physicalDimensions,
  type IdentifiedPhysicalDimensions,
  type PhysicalDimensions,
} from './physical-dimensions.ts'
import type { Format, Quality } from './quality-format.ts'
import { listedSizes, scaleFactorsOf, tileSideOf, type TiledImage } from './tiles.ts'
import { IMAGE_CONTEXT, LEVEL_2_PROFILE, type ImageVersion } from './versions.ts'

/** An information document of 2.1. @see https://iiif.io/api/image/2.1/#image-information */
export interface ImageInformation2 {
  readonly '@context': string
  readonly '@id': string
  readonly '@type': 'iiif:Image'
  readonly protocol: string
  readonly width: number
  readonly height: number
  readonly sizes: readonly Dimensions[]
  readonly tiles: readonly TileSet[]
  /** A licence or rights statement; 3.0 calls it `rights`. */
  readonly license?: string
  readonly profile: readonly [string, ProfileExtras]
  readonly service?: PhysicalDimensions
}

/** An information document of 3.0. @see https://iiif.io/api/image/3.0/#5-image-information */
export interface ImageInformation3 {
  readonly '@context': string
  readonly id: string
  readonly type: 'ImageService3'
  readonly protocol: string
  readonly profile: 'level2'
  readonly width: number
  readonly height: number
  readonly maxWidth: number
  readonly maxHeight: number
  readonly maxArea: number
  readonly sizes: readonly Dimensions[]
  readonly tiles: readonly TileSet[]
  readonly rights?: string
  readonly preferredFormats: readonly Format[]
  readonly extraQualities: readonly Quality[]
  readonly extraFormats: readonly Format[]
  readonly extraFeatures: readonly string[]
  readonly service?: readonly IdentifiedPhysicalDimensions[]
}

/** Tiles of one size, at scale factors of the full image. */
export interface TileSet {
  readonly width: number
  readonly height: number
  readonly scaleFactors: readonly number[]
}

/** The limits stand here only where an image is larger than they are: `full` and `max` are then smaller. */
interface ProfileExtras extends Partial<SizeLimits> {
  readonly formats: readonly Format[]
  readonly qualities: readonly Quality[]
  readonly supports: readonly string[]
}

interface InformationOf {
  readonly 2: ImageInformation2
  readonly 3: ImageInformation3
}

export interface DescribedImage<Version extends ImageVersion> {
  /** The base address: everything up to and with the encoded identifier, no slash at its end. */
  readonly base: string
  readonly version: Version
  readonly dimensions: TiledImage
  /** The licence or rights statement of the picture: the http form of its URI. */
  readonly rights?: string | undefined
  /** Pixels for a millimetre of what was scanned. */
  readonly resolution?: number | undefined
  /** There are no colours to be offered; to whoever asks for them the picture is sent nevertheless. */
  readonly isGrey?: boolean | undefined
}

/** What is fastest here, since tiles are kept in it. */
const PREFERRED_FORMATS: readonly Format[] = ['jpg']

/** Only what level 2 does not include already. */
const EXTRA_FORMATS: readonly Format[] = ['webp', 'tif', 'gif', 'jp2', 'pdf']
/** The first only where there are colours: §4.4 of 3.0. */
const QUALITIES: readonly Quality[] = ['color', 'gray']
const EXTRA_FEATURES = [
  'canonicalLinkHeader',
  'mirroring',
  'profileLinkHeader',
  'rotationArbitrary',
]
const PROTOCOL = 'http://iiif.io/api/image'

/** The whole information document of an image, as it is served and as a viewer takes it inline. */
export function describeImage<Version extends ImageVersion>(
  image: DescribedImage<Version>,
): InformationOf[Version] {
  return DESCRIBE[image.version](image)
}

type Described = Omit<DescribedImage<ImageVersion>, 'version'>

const DESCRIBE: {
  readonly [Version in ImageVersion]: (image: Described) => InformationOf[Version]
} = { 2: describeImage2, 3: describeImage3 }

function describeImage2(described: Described): ImageInformation2 {
  const { base, dimensions: image, rights, resolution } = described
  const limits = limitsOf(image)
  return {
    '@context': IMAGE_CONTEXT[2],
    '@id': base,
    '@type': 'iiif:Image',
    protocol: PROTOCOL,
    width: image.width,
    height: image.height,
    sizes: sizesOf(image),
    tiles: [tileSetOf(image)],
    ...(rights !== undefined && { license: rights }),
    profile: [
      LEVEL_2_PROFILE[2],
      {
        ...(!isWithin(limits, image) && limits),
        formats: EXTRA_FORMATS,
        qualities: qualitiesOf(described),
        supports: [...EXTRA_FEATURES, 'regionSquare'],
      },
    ],
    ...(resolution !== undefined && { service: physicalDimensions(1 / resolution) }),
  }
}

function describeImage3(described: Described): ImageInformation3 {
  const { base, dimensions: image, rights, resolution } = described
  return {
    '@context': IMAGE_CONTEXT[3],
    id: base,
    type: 'ImageService3',
    protocol: PROTOCOL,
    profile: 'level2',
    width: image.width,
    height: image.height,
    ...limitsOf(image),
    sizes: sizesOf(image),
    tiles: [tileSetOf(image)],
    ...(rights !== undefined && { rights }),
    preferredFormats: PREFERRED_FORMATS,
    extraQualities: [...qualitiesOf(described), 'bitonal'],
    extraFormats: EXTRA_FORMATS,
    extraFeatures: [...EXTRA_FEATURES, 'sizeUpscaling'],
    ...(resolution !== undefined && {
      service: [identifiedPhysicalDimensions(1 / resolution, `${base}/info.json`)],
    }),
  }
}

const qualitiesOf = ({ isGrey }: Described): readonly Quality[] =>
  QUALITIES.filter((quality) => !isGrey || quality !== 'color')

/** What is listed must be served, and so lie within the limits. */
const sizesOf = (image: TiledImage): readonly Dimensions[] =>
  listedSizes(image).filter((size) => isWithin(limitsOf(image), size))

const tileSetOf = (image: TiledImage): TileSet => ({
  width: tileSideOf(image),
  height: tileSideOf(image),
  scaleFactors: scaleFactorsOf(image),
})

/** The size of an image whose longest side has at most so many pixels; never larger than the image. */
export function thumbnailSize({ width, height }: Dimensions, longestSide: number): Dimensions {
  const scale = Math.min(1, longestSide / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}

export interface ImageUriParameters {
  readonly region?: Rectangle | 'full' | 'square'
  /** `max` is a word of 2.1 and 3.0; 2.0 has only `full`, which 3.0 has not. */
  readonly size?: Dimensions | 'max' | 'full'
  /** Clockwise, 0 to 360. */
  readonly rotation?: number
  readonly quality?: Quality
  readonly format?: Format
}

/** The address of a picture on an image service; what is left out is the whole image, upright, as jpg. */
export function imageUri(base: string, parameters: ImageUriParameters = {}): string {
  const { region = 'full', size = 'max', rotation = 0 } = parameters
  const { quality = 'default', format = 'jpg' } = parameters
  const regionText = typeof region === 'string' ? region : formatRectangle(region)
  const sizeText = typeof size === 'string' ? size : `${size.width},${size.height}`
  return `${base}/${regionText}/${sizeText}/${rotation}/${quality}.${format}`
}
