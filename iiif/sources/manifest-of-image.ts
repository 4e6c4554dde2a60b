import { readForeignInformation } from '../image/foreign-information.ts'
import type { JsonObject } from '../presentation/json.ts'
import { isObject, valueOf } from '../validation/value.ts'

/** A picture somewhere on the web, as far as its own bytes tell. */
export interface PlainPicture {
  readonly address: string
  /** A media type. */
  readonly format: string
  /** In pixels. */
  readonly width: number
  readonly height: number
}

interface PaintedBody {
  readonly address: string
  readonly format: string
  readonly service?: JsonObject
  readonly width: number
  readonly height: number
}

/** A manifest of one canvas without an address, which shows a picture. */
export const manifestOfPicture = (picture: PlainPicture): JsonObject =>
  manifestOf(picture, nameIn(picture.address))

/**
 * The same for an image service, by its information document.
 *
 * @param service the address of the service, without slash at the end
 * @returns undefined where the document is none
 */
export function manifestOfService(
  information: JsonObject,
  service: string,
): JsonObject | undefined {
  const read = readForeignInformation(information)
  if (!read) return undefined
  const { width, height, version, level } = read
  const body = {
    address: `${service}/full/${version === 3 ? 'max' : 'full'}/0/${version === 1 ? 'native' : 'default'}.jpg`,
    format: 'image/jpeg',
    width,
    height,
    service: { id: service, type: `ImageService${version}`, profile: `level${level}` },
  }
  return manifestOf(body, nameIn(service), saidIn(information))
}

function manifestOf(body: PaintedBody, name: string, said: JsonObject = {}): JsonObject {
  const { address, format, width, height, service } = body
  const label = { none: [name] }
  const painting = {
    type: 'Annotation',
    motivation: 'painting',
    body: {
      id: address,
      type: 'Image',
      format,
      width,
      height,
      ...(service && { service: [service] }),
    },
  }
  const items = [{ type: 'AnnotationPage', items: [painting] }]
  const canvas = { type: 'Canvas', label, ...said, width, height, items }
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    type: 'Manifest',
    label,
    items: [canvas],
  }
}

/**
 * What an information document says of rights and credit, in the terms of 3.0.
 *
 * @see https://iiif.io/api/image/2.1/#rights-and-licensing-properties
 * @see https://iiif.io/api/image/3.0/#56-linking-properties
 */
function saidIn(information: JsonObject): JsonObject {
  const rights = [valueOf(information, 'rights'), valueOf(information, 'license')]
    .flat()
    .find((one) => typeof one === 'string' && /^https?:\/\//.test(one))
  const credit = [valueOf(information, 'attribution')]
    .flat()
    .flatMap((one) => (isObject(one) ? [valueOf(one, '@value')] : [one]))
    .filter((one) => typeof one === 'string')
  return {
    ...(typeof rights === 'string' && { rights: rights.replace(/^https:/, 'http:') }),
    ...(credit.length > 0 && {
      requiredStatement: { label: { en: ['Attribution'] }, value: { none: credit } },
    }),
  }
}

/** The last part of an address that says anything, without its ending. */
function nameIn(address: string): string {
  const [path = ''] = address.split(/[?#]/)
  const part =
    path
      .split('/')
      .filter((one) => one !== '')
      .at(-1) ?? address
  try {
    return decodeURIComponent(part).replace(/(?<=.)\.\w{2,5}$/, '')
  } catch {
    return part
  }
}
