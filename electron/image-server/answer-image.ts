import { canonicalParameters } from '../../iiif/image/canonical.ts'
import { describeImage } from '../../iiif/image/info.ts'
import { FORMATS } from '../../iiif/image/quality-format.ts'
import {
  parseImageRequest,
  type EncodedIdentifier,
  type ImageParameters,
} from '../../iiif/image/request.ts'
import { resolveRequest, type RenderInstructions } from '../../iiif/image/resolve.ts'
import { IMAGE_CONTEXT, LEVEL_2_PROFILE, type ImageVersion } from '../../iiif/image/versions.ts'
import { encodeIdentifier } from '../../iiif/identifier.ts'
import type { Answer } from './answers.ts'
import { createByteCache } from './byte-cache.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
import { entityTagOf, httpDate, isKnown, type KnownAnswer } from './entity-tags.ts'
import { answerLinkedDocument } from './answer-linked-document.ts'
import { dispositionFor } from './disposition.ts'
import type { Renderer } from './renderer.ts'
import type { Route } from './routes.ts'

/** What of a request decides about its answer, besides its address. */
export interface Client {
  /** `http://` and the host as the client wrote it, which the ids in documents must repeat. */
  readonly origin: string
  /** The rest of the address, as it came. */
  readonly target: string
  readonly accept: string | undefined
  readonly known: KnownAnswer
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
  const writeBase = (): string =>
    `${client.origin}/${prefix}/image/${version}/${asWritten(identifier)}`
  switch (address.kind) {
    case 'base':
      return redirectTo(`${writeBase()}/info.json`)
    case 'information':
      return answerInformation({ base: writeBase(), version }, entry, client)
    case 'image':
      return answerPicture(
        { writeBase, version, parameters: address.parameters, entry },
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
  const { image } = entry
  const { rights, resolution, isGrey } = image
  const information = describeImage({
    base,
    version,
    dimensions: image,
    rights,
    resolution,
    isGrey,
  })
  const document = { version, context: IMAGE_CONTEXT[version], body: JSON.stringify(information) }
  const answer = answerLinkedDocument(document, client)
  // Plain JSON names its context beside itself in 2.0; where the document says that it is JSON-LD, it may not.
  const link =
    version === 2 && answer.headers['Content-Type'] === 'application/json'
      ? `${CONTEXT_LINK}, ${profileLink(version)}`
      : profileLink(version)
  return { ...answer, headers: { ...answer.headers, Link: link } }
}

interface Picture {
  /** The address of the image. Only what was not asked for lately needs it. */
  readonly writeBase: () => string
  readonly version: ImageVersion
  readonly parameters: ImageParameters
  readonly entry: CatalogueEntry
}

async function answerPicture(
  picture: Picture,
  client: Client,
  renderer: Renderer,
): Promise<Answer> {
  const { instructions, headers, tag, modified } = describePicture(picture, client)
  const { entry } = picture
  if (isKnown(client.known, { tag, modified })) return { status: 304, headers, body: '' }
  const made = await renderer.render(entry, instructions, client)
  return Buffer.isBuffer(made)
    ? { status: 200, headers, body: made }
    : { status: 200, headers, body: '', file: made }
}

/** What is sent with a picture, and how it is made. */
interface PictureDescription {
  readonly entry: CatalogueEntry
  readonly instructions: RenderInstructions
  readonly headers: Readonly<Record<string, string>>
  readonly tag: string
  readonly modified: string | undefined
}

/**
 * What was asked for last, so many addresses: to read an address and to write its headers takes longer than
 * to send a stored tile, and a viewer asks for the same ones again and again.
 */
const described = createByteCache<PictureDescription>(2_000)

function describePicture(
  picture: Picture,
  { origin, target }: Pick<Client, 'origin' | 'target'>,
): PictureDescription {
  const address = origin + target
  const known = described.get(address)
  // What is published anew is another entry, and described anew.
  if (known?.entry === picture.entry) return known
  const description = describeAnew(picture)
  described.set(address, description, 1)
  return description
}

function describeAnew({ writeBase, version, parameters, entry }: Picture): PictureDescription {
  const instructions = resolveRequest(parseImageRequest(parameters, version), entry.image)
  const parameters3 = canonicalParameters(instructions, entry.image, 3)
  const inVersion =
    version === 3 ? parameters3 : canonicalParameters(instructions, entry.image, version)
  const canonical = `${writeBase()}/${inVersion}`
  const tag = entityTagOf(entry.state, parameters3)
  const modified = httpDate(entry.image.modified)
  const headers = {
    'Content-Type': FORMATS[instructions.format].mediaType,
    'Content-Disposition': dispositionFor(entry.image.identifier, parameters3),
    'Cache-Control': IMAGE_CACHING,
    ETag: tag,
    ...(modified !== undefined && { 'Last-Modified': modified }),
    // One header for both: clients exist that read only the first.
    Link: `<${canonical}>;rel="canonical", ${profileLink(version)}`,
  }
  return { entry, instructions, headers, tag, modified }
}

/** @see https://iiif.io/api/image/2.0/#image-information-request */
const CONTEXT_LINK = `<${IMAGE_CONTEXT[2]}>;rel="http://www.w3.org/ns/json-ld#context";type="application/ld+json"`

const profileLink = (version: ImageVersion): string => `<${LEVEL_2_PROFILE[version]}>;rel="profile"`
