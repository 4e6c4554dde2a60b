import type { JsonObject } from '../../../../iiif/presentation/json.ts'

/** The lists of linked resources that have a form. */
export type LinkKind =
  | 'homepage'
  | 'rendering'
  | 'seeAlso'
  | 'partOf'
  | 'service'
  | 'services'
  | 'logo'
  | 'thumbnail'
  | 'layer'

/** What can be said of a link beside its address and name. */
export type LinkDetail = 'type' | 'format' | 'language' | 'profile' | 'size'

/** What a list of links holds, and what is asked of each. */
export interface LinkKindDefinition {
  /** The types that make sense; a new link has the first. */
  readonly types: readonly string[]
  readonly isNamed: boolean
  readonly details: readonly LinkDetail[]
}

const CONTENT = ['Text', 'Image', 'Dataset', 'Sound', 'Video', 'Model'] as const

/** Those of earlier versions are written with `@id` and `@type`. @see https://iiif.io/api/presentation/3.0/#service */
export const OLDER_SERVICES = [
  'ImageService2',
  'ImageService1',
  'SearchService1',
  'AutoCompleteService1',
  'AuthCookieService1',
  'AuthTokenService1',
  'AuthLogoutService1',
] as const

const SERVICES = [
  'SearchService2',
  'AutoCompleteService2',
  'ImageService3',
  'AuthProbeService2',
  ...OLDER_SERVICES,
] as const

/** @see https://iiif.io/api/presentation/3.0/#33-linking-properties */
export const LINK_KINDS: Readonly<Record<LinkKind, LinkKindDefinition>> = {
  homepage: { types: ['Text'], isNamed: true, details: ['format', 'language'] },
  rendering: { types: CONTENT, isNamed: true, details: ['type', 'format', 'language'] },
  seeAlso: {
    types: ['Dataset', 'Text', 'Image', 'Sound', 'Video', 'Model'],
    isNamed: true,
    details: ['type', 'format', 'profile'],
  },
  partOf: {
    types: ['Collection', 'Manifest', 'Range', 'Canvas'],
    isNamed: true,
    details: ['type'],
  },
  service: { types: SERVICES, isNamed: false, details: ['type', 'profile'] },
  services: { types: SERVICES, isNamed: false, details: ['type', 'profile'] },
  logo: { types: ['Image'], isNamed: false, details: ['format', 'size'] },
  layer: { types: ['AnnotationCollection'], isNamed: true, details: [] },
  thumbnail: {
    types: ['Image', 'Video', 'Sound'],
    isNamed: false,
    details: ['type', 'format', 'size'],
  },
}

/** A link of a kind, without an address. */
export const newLink = (kind: LinkKind): JsonObject => ({ type: LINK_KINDS[kind].types[0] ?? '' })

/** What a link is called as. */
export const typeOf = (link: JsonObject): string => {
  const type = link['type'] ?? link['@type']
  return typeof type === 'string' ? type : ''
}

/** The link with another type, by the keys that belong to it. */
export function withType(link: JsonObject, type: string): JsonObject {
  const { id, type: typeBefore, '@id': oldId, '@type': oldType, ...rest } = link
  void typeBefore
  void oldType
  const address = oldId ?? id
  const isOlder = OLDER_SERVICES.some((one) => one === type)
  return {
    ...(address !== undefined && { [isOlder ? '@id' : 'id']: address }),
    [isOlder ? '@type' : 'type']: type,
    ...rest,
  }
}

/** The media types that addresses with these endings mostly have. */
const FORMATS: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  pdf: 'application/pdf',
  xml: 'application/xml',
  json: 'application/json',
  jsonld: 'application/ld+json',
  txt: 'text/plain',
  csv: 'text/csv',
  epub: 'application/epub+zip',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  zip: 'application/zip',
}

/** The media type that an address seems to have by its ending; undefined where it has none that is known. */
export function guessFormat(address: string): string | undefined {
  const ending = /\.([a-z\d]{2,6})(?:[?#].*)?$/i.exec(address)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined
}

/** A media type, such as `application/pdf`. */
export const isMediaType = (text: string): boolean => /^[a-z]+\/[\w.+-]+(;.*)?$/.test(text)

/** Languages in one field, parted by commas or spaces. */
export const splitTags = (text: string): readonly string[] =>
  text.split(/[\s,;]+/).filter((tag) => tag !== '')
