import { problem } from '../problem.ts'
import {
  formatQualityAndFormat,
  parseQualityAndFormat,
  type QualityAndFormat,
} from './quality-format.ts'
import { formatRegion, parseRegion, type Region } from './region.ts'
import { formatRotation, parseRotation, type Rotation } from './rotation.ts'
import { formatSize, parseSize, type Size } from './size.ts'
import type { ImageVersion } from './versions.ts'

/** What an image address asks for, before anything is known of the image. */
export interface ImageRequest extends QualityAndFormat {
  readonly version: ImageVersion
  readonly region: Region
  readonly size: Size
  readonly rotation: Rotation
}

/** What the end of an address, from the identifier on, asks for. */
export type ImageAddress =
  /** The base address alone, which leads to the information document. */
  | { readonly kind: 'base'; readonly identifier: EncodedIdentifier }
  | { readonly kind: 'information'; readonly identifier: EncodedIdentifier }
  /** The parameters are decoded, but not read: an unknown identifier is told before a malformed size. */
  | {
      readonly kind: 'image'
      readonly identifier: EncodedIdentifier
      readonly parameters: ImageParameters
    }

export interface EncodedIdentifier {
  readonly decoded: string
  /** As the client wrote it. */
  readonly encoded: string
}

/** Region, size, rotation, and quality with format, in this order. */
export type ImageParameters = readonly [
  region: string,
  size: string,
  rotation: string,
  file: string,
]

/**
 * Splits the undecoded segments that follow the prefix. Each is decoded once, after splitting, so that an
 * encoded slash stays part of its identifier.
 *
 * @returns undefined where the number of segments fits no form, such as for a slash that was not encoded
 * @throws Problem `image/address-malformed` for a `%` that begins no encoded character
 * @see https://iiif.io/api/image/3.0/#9-uri-encoding-and-decoding
 */
export function parseImageAddress(segments: readonly string[]): ImageAddress | undefined {
  const [encoded = '', ...rest] = segments
  if (encoded === '') return undefined
  const identifier = { encoded, decoded: decodeSegment(encoded) }
  if (rest.length === 0) return { kind: 'base', identifier }
  if (rest.length === 1 && rest[0] === 'info.json') return { kind: 'information', identifier }
  const [region, size, rotation, file, ...tooMuch] = rest.map(decodeSegment)
  if (region === undefined || size === undefined || rotation === undefined || file === undefined) {
    return undefined
  }
  if (tooMuch.length > 0) return undefined
  return { kind: 'image', identifier, parameters: [region, size, rotation, file] }
}

/**
 * Reads the parameters of an image address in the grammar of one version.
 *
 * @throws Problem of the first parameter that is not understood
 */
export function parseImageRequest(
  parameters: ImageParameters,
  version: ImageVersion,
): ImageRequest {
  const [region, size, rotation, file] = parameters
  return {
    version,
    region: parseRegion(region),
    size: parseSize(size, version),
    rotation: parseRotation(rotation),
    ...parseQualityAndFormat(file),
  }
}

/** Writes the parameters as they follow the base address; `parseImageRequest` reads them back. */
export const formatImageRequest = ({
  region,
  size,
  rotation,
  quality,
  format,
}: ImageRequest): string =>
  [
    formatRegion(region),
    formatSize(size),
    formatRotation(rotation),
    formatQualityAndFormat({ quality, format }),
  ].join('/')

/** Decodes a segment of an address once. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw problem('image/address-malformed', { address: segment })
  }
}
