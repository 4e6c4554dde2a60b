import type { Dimensions } from '../image/dimensions.ts'
import type { SizeLimits } from '../image/limits.ts'
import type { ImageVersion } from '../image/versions.ts'
import type { CheckAnswer } from './exchange.ts'
import { LEVEL_CONTENTS, parseLevel, type Level } from './levels.ts'

/** An image on a server, as its information document tells of it: what the rules are held against. */
export interface Subject {
  /** Everything before the parameters, without a slash at its end, as the scholar gave it. */
  readonly base: string
  readonly version: ImageVersion
  /** The level that is asked for: the one that the document names, or the one that the scholar chose. */
  readonly level: Level
  /** The information document, whatever its members are. */
  readonly document: JsonObject
  /** The answer that it came with. */
  readonly answer: CheckAnswer
  /** In pixels of the full image; undefined where the document does not tell. */
  readonly image: Dimensions | undefined
  readonly limits: SizeLimits
  /** Those of the level and those that the document adds. */
  readonly features: ReadonlySet<string>
  readonly formats: ReadonlySet<string>
  readonly qualities: ReadonlySet<string>
  /** As listed, what is malformed left out. */
  readonly sizes: readonly Dimensions[]
  readonly tiles: readonly TileSet[]
}

/** A subject whose image can be asked for. */
export interface ImageSubject extends Subject {
  readonly image: Dimensions
}

export interface TileSet extends Dimensions {
  readonly scaleFactors: readonly number[]
}

export interface JsonObject {
  readonly [name: string]: unknown
}

/** What the scholar asks for; what is left out is what the document says of itself. */
export interface Wanted {
  readonly version?: ImageVersion | undefined
  readonly level?: Level | undefined
}

/** Reads what can be read of an information document; what is wrong in it is for the rules to tell. */
export function readSubject(
  base: string,
  { document, answer }: Pick<Subject, 'document' | 'answer'>,
  wanted: Wanted,
): Subject {
  const version = wanted.version ?? versionOf(document)
  const level = wanted.level ?? claimedLevel(document, version) ?? 0
  const contents = LEVEL_CONTENTS[version][level]
  const extras = extrasOf(document, version)
  const width = pixelsOf(document['width'])
  const height = pixelsOf(document['height'])
  return {
    base,
    version,
    level,
    document,
    answer,
    image: width && height ? { width, height } : undefined,
    limits: limitsIn(version === 3 ? document : profileObject(document)),
    features: new Set([...contents.features, ...extras.features]),
    formats: new Set([...contents.formats, ...extras.formats]),
    qualities: new Set([...contents.qualities, ...extras.qualities]),
    sizes: listOf(document['sizes']).flatMap((size) => readSize(size) ?? []),
    tiles: listOf(document['tiles']).flatMap((tiles) => readTiles(tiles) ?? []),
  }
}

/** 3 where the context or the type says so; else 2. */
export function versionOf(document: JsonObject): ImageVersion {
  const contexts = [document['@context']].flat()
  const isThree =
    contexts.some((one) => typeof one === 'string' && one.includes('/image/3/')) ||
    document['type'] === 'ImageService3'
  return isThree ? 3 : 2
}

/** The level that a document names as the one that it keeps. */
export const claimedLevel = (document: JsonObject, version: ImageVersion): Level | undefined =>
  parseLevel([document['profile']].flat()[0], version)

/** What the profile of a document of 2.x says beyond the level. */
export const profileObject = (document: JsonObject): JsonObject =>
  Object.assign({}, ...[document['profile']].flat().filter(isObject)) as JsonObject

/** The names of formats, qualities and features that a document adds to its level. */
export function extrasOf(document: JsonObject, version: ImageVersion) {
  const from = version === 3 ? document : profileObject(document)
  const names = EXTRA_NAMES[version]
  return {
    formats: textsIn(from[names.formats]),
    qualities: textsIn(from[names.qualities]),
    features: textsIn(from[names.features]),
  }
}

export const EXTRA_NAMES = {
  2: { formats: 'formats', qualities: 'qualities', features: 'supports' },
  3: { formats: 'extraFormats', qualities: 'extraQualities', features: 'extraFeatures' },
} as const satisfies Record<ImageVersion, object>

function limitsIn(from: JsonObject): SizeLimits {
  const maxWidth = pixelsOf(from['maxWidth'])
  return {
    maxWidth: maxWidth ?? Infinity,
    // A height that is not told is the same as the width.
    maxHeight: pixelsOf(from['maxHeight']) ?? maxWidth ?? Infinity,
    maxArea: pixelsOf(from['maxArea']) ?? Infinity,
  }
}

function readSize(value: unknown): Dimensions | undefined {
  if (!isObject(value)) return undefined
  const width = pixelsOf(value['width'])
  const height = pixelsOf(value['height'])
  return width && height ? { width, height } : undefined
}

function readTiles(value: unknown): TileSet | undefined {
  if (!isObject(value)) return undefined
  const width = pixelsOf(value['width'])
  const height = pixelsOf(value['height']) ?? width
  const scaleFactors = listOf(value['scaleFactors']).flatMap((one) => pixelsOf(one) ?? [])
  return width && height ? { width, height, scaleFactors } : undefined
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A whole number above nothing. */
export const pixelsOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined

const textsIn = (value: unknown): readonly string[] =>
  listOf(value).filter((one): one is string => typeof one === 'string')
