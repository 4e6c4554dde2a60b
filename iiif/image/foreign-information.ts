import type { Dimensions } from './dimensions.ts'

/** What of the information document of another server matters to ask it for pictures. */
export interface ForeignInformation extends Dimensions {
  readonly version: 1 | 2 | 3
  /** What the server can do at least; 0 where it does not say. */
  readonly level: 0 | 1 | 2
  /** Sizes in which it has the whole image, the smallest first. */
  readonly sizes: readonly Dimensions[]
  /** The largest picture of the whole image that it gives in one tile, by scale factor. */
  readonly largestFactor: { readonly factor: number; readonly tile: Dimensions } | undefined
}

/**
 * Reads the information document of any server, of whatever version: what it must say, and as much of the rest as is
 * well-formed.
 *
 * @returns undefined where it does not even say how large the image is
 * @see https://iiif.io/api/image/3.0/#5-image-information
 * @see https://iiif.io/api/image/1.1/#image-info-request
 */
export function readForeignInformation(document: unknown): ForeignInformation | undefined {
  const size = sizeIn(document)
  if (!size || !isObject(document)) return undefined
  const version = versionOf(document)
  const sizes = listIn(document, 'sizes')
    .flatMap((item) => sizeIn(item) ?? [])
    .sort((one, other) => one.width - other.width)
  return {
    ...size,
    version,
    level: levelOf(document),
    sizes,
    largestFactor: largestFactorOf(document, version),
  }
}

/**
 * What to ask for to get the whole image with its longer side near to `side` pixels, and not smaller where there is a
 * choice: the parameters behind the address of the service.
 */
export function parametersForSide(information: ForeignInformation, side: number): string {
  const { version, level, sizes, largestFactor } = information
  const scale = side / Math.max(information.width, information.height)
  if (scale >= 1) return parameters(information, 'whole')
  const listed = sizes.find(({ width, height }) => Math.max(width, height) >= side)
  if (listed) return parameters(information, listed)
  if (level > 0 || version === 1) return parameters(information, scaled(information, scale))
  if (largestFactor) {
    // The one tile that holds the whole image: without a list of sizes there is nothing larger to be had.
    const whole = scaled(information, 1 / largestFactor.factor)
    const { tile } = largestFactor
    if (whole.width <= tile.width && whole.height <= tile.height)
      return parameters(information, whole)
  }
  const largest = sizes.at(-1)
  return parameters(information, largest ?? 'whole')
}

const scaled = ({ width, height }: Dimensions, scale: number): Dimensions => ({
  width: Math.max(1, Math.ceil(width * scale)),
  height: Math.max(1, Math.ceil(height * scale)),
})

/** In the canonical form of the version, which servers of prepared files have alone. */
function parameters({ version }: ForeignInformation, size: Dimensions | 'whole'): string {
  const words = { 1: 'full', 2: 'full', 3: 'max' } as const
  const wanted =
    size === 'whole' ? words[version] : `${size.width},${version === 3 ? String(size.height) : ''}`
  return `full/${wanted}/0/${version === 1 ? 'native' : 'default'}.jpg`
}

function versionOf(document: JsonLike): 1 | 2 | 3 {
  const context = JSON.stringify(document['@context'] ?? '')
  if (context.includes('/image/3/') || document['type'] === 'ImageService3') return 3
  if (context.includes('/image/2/') || document['protocol'] === 'http://iiif.io/api/image') return 2
  return 1
}

function levelOf(document: JsonLike): 0 | 1 | 2 {
  const { profile } = document
  const said: unknown = Array.isArray(profile) ? profile[0] : profile
  const [, level] = /level([012])/.exec(typeof said === 'string' ? said : '') ?? []
  return Number(level ?? 0) as 0 | 1 | 2
}

function largestFactorOf(
  document: JsonLike,
  version: 1 | 2 | 3,
): ForeignInformation['largestFactor'] {
  // Version 1 has one kind of tiles, written beside the size of the image.
  const sets =
    version === 1
      ? [
          {
            width: document['tile_width'],
            height: document['tile_height'],
            scaleFactors: document['scale_factors'],
          },
        ]
      : listIn(document, 'tiles')
  const found = sets.flatMap((set) => {
    if (!isObject(set) || !isLength(set['width'])) return []
    const height = isLength(set['height']) ? set['height'] : set['width']
    const factors = listIn(set, 'scaleFactors').filter(isLength)
    return factors.length > 0
      ? [{ factor: Math.max(...factors), tile: { width: set['width'], height } }]
      : []
  })
  return found.sort((one, other) => other.factor - one.factor)[0]
}

type JsonLike = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonLike =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listIn = (holder: JsonLike, key: string): readonly unknown[] => {
  const value = holder[key]
  return Array.isArray(value) ? (value as readonly unknown[]).slice(0, 1_000) : []
}

/** Whole numbers as texts occur in documents of older servers. */
function sizeIn(value: unknown): Dimensions | undefined {
  if (!isObject(value)) return undefined
  const [width, height] = [Number(value['width']), Number(value['height'])]
  return isLength(width) && isLength(height) ? { width, height } : undefined
}

const isLength = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value < 1e8
