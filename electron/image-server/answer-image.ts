import { canonicalParameters } from '../../iiif/image/canonical.ts'
import { describeImage } from '../../iiif/image/info.ts'
import { FORMATS } from '../../iiif/image/quality-format.ts'
import {
  parseImageRequest,
  type EncodedIdentifier,
  type ImageParameters,
} from '../../iiif/image/request.ts'
import { resolveRequest } from '../../iiif/image/resolve.ts'
import { IMAGE_CONTEXT, LEVEL_2_PROFILE, type ImageVersion } from '../../iiif/image/versions.ts'
import { encodeIdentifier } from '../../iiif/identifier.ts'
import type { Answer } from './answers.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
import { entityTagOf, isKnownTag } from './entity-tags.ts'
import { answerLinkedDocument } from './answer-linked-document.ts'
import type { Renderer } from './renderer.ts'
import type { Route } from './routes.ts'

/** What of a request decides about its answer, besides its address. */
export interface Client {
  /** `http://` and the host as the client wrote it, which the ids in documents must repeat. */
  readonly origin: string
  readonly accept: string | undefined
  /** The header `If-None-Match`. */
  readonly knownTags: string | undefined
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal
}

export interface ImageService {
  readonly catalogue: Catalogue
  readonly renderer: Renderer
}

type ImageRoute = Extract<Route, { kind: 'image' }>

/** A viewer may show a picture again without asking for a minute; then it asks whether it is still the same. */
const IMAGE_CACHING = 'public, max-age=60, must-revalidate'

/** Answers a request of the Image API. An unknown identifier is told before a malformed parameter. */
export async function answerImage(
  { prefix, version, address }: ImageRoute,
  client: Client,
  service: ImageService,
): Promise<Answer> {
  const { identifier } = address
  const entry = service.catalogue.get(prefix, identifier.decoded)
  const base = `${client.origin}/${prefix}/image/${version}/${asWritten(identifier)}`
  switch (address.kind) {
    case 'base':
      return redirectTo(`${base}/info.json`)
    case 'information':
      return answerInformation({ base, version }, entry, client)
    case 'image':
      return answerPicture(
        { base, version, parameters: address.parameters, entry },
        client,
        service.renderer,
      )
  }
}

/**
 * The identifier as the client wrote it, since ids must repeat it; but encoded anew where it holds
 * characters that no address may, which would tear a header apart.
 */
const asWritten = ({ encoded, decoded }: EncodedIdentifier): string =>
  /^[\w.~!$&'()*+,;=:@%-]+$/.test(encoded) ? encoded : encodeIdentifier(decoded)

const redirectTo = (location: string): Answer => ({
  status: 303,
  headers: { Location: location, 'Cache-Control': 'no-cache' },
  body: '',
})

interface Place {
  readonly base: string
  readonly version: ImageVersion
}

function answerInformation(
  { base, version }: Place,
  entry: CatalogueEntry,
  client: Client,
): Answer {
  const { width, height } = entry.image
  const information = describeImage({ base, version, dimensions: { width, height } })
  const document = { version, context: IMAGE_CONTEXT[version], body: JSON.stringify(information) }
  const answer = answerLinkedDocument(document, client)
  return { ...answer, headers: { ...answer.headers, Link: profileLink(version) } }
}

interface Picture extends Place {
  readonly parameters: ImageParameters
  readonly entry: CatalogueEntry
}

async function answerPicture(
  picture: Picture,
  client: Client,
  renderer: Renderer,
): Promise<Answer> {
  const { base, version, parameters, entry } = picture
  const instructions = resolveRequest(parseImageRequest(parameters, version), entry.image)
  const canonical = `${base}/${canonicalParameters(instructions, entry.image, version)}`
  const tag = entityTagOf(entry.state, canonicalParameters(instructions, entry.image, 3))
  const headers = {
    'Content-Type': FORMATS[instructions.format].mediaType,
    'Cache-Control': IMAGE_CACHING,
    ETag: tag,
    // One header for both: clients exist that read only the first.
    Link: `<${canonical}>;rel="canonical", ${profileLink(version)}`,
  }
  if (isKnownTag(client.knownTags, tag)) return { status: 304, headers, body: '' }
  return { status: 200, headers, body: await renderer.render(entry, instructions, client.signal) }
}

const profileLink = (version: ImageVersion): string => `<${LEVEL_2_PROFILE[version]}>;rel="profile"`
