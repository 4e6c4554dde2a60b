import { encodeIdentifier, identifierOf } from '../identifier.ts'
import { problem } from '../problem.ts'
import type { FolderRecord, LocalImage, RecordId } from '../project/model.ts'
import type { ExportOptions } from './options.ts'

/**
 * A base address in its normal form: without spaces around it and slashes at its end, scheme and host in
 * small letters, and everything that may not stand in an address encoded.
 *
 * @throws Problem `export/base-malformed` unless it is http or https, with a host, without query and fragment
 * @see https://iiif.io/api/presentation/3.0/#61-uri-recommendations
 */
export function parseBase(text: string): string {
  const found =
    /^(https?):\/\/([a-z\d](?:[a-z\d.-]{0,252}[a-z\d])?|\[[\da-f:.]{2,45}\])(:\d{1,5})?(\/[^?#\s\\]*)?$/i.exec(
      text.trim().replace(/ /g, '%20'),
    )
  if (!found) throw problem('export/base-malformed', { address: text })
  const [, scheme = '', host = '', port = '', path = ''] = found
  if (port !== '' && Number(port.slice(1)) > 65_535)
    throw problem('export/base-malformed', { address: text })
  return `${scheme.toLowerCase()}://${host.toLowerCase()}${port}${encodePath(path).replace(/\/+$/, '')}`
}

/** The options with both addresses in their normal form. @throws Problem `export/base-malformed` */
export const parseOptions = (options: ExportOptions): ExportOptions => ({
  ...options,
  base: parseBase(options.base),
  imageBase: parseBase(options.imageBase),
})

export const MANIFEST_NAME = 'manifest.json'

/** The address at which the manifest will be published, which must be its id. */
export const manifestAddress = ({ base, name = MANIFEST_NAME }: ExportOptions): string =>
  `${base}/${encodeURIComponent(name)}`

/** What has an address below the base, other than the manifest. Stable: it depends on the id of the record alone. */
export type AddressKind = 'canvas' | 'page' | 'annotation' | 'range' | 'start'

export const addressOf = (options: ExportOptions, kind: AddressKind, id: RecordId): string =>
  `${options.base}/${kind}/${encodeIdentifier(id)}`

/** The place of a canvas's annotation list, from the base. */
export const listPath = (canvas: RecordId): string => `list/${encodeIdentifier(canvas)}.json`

/** The address of an image on the image server that the options name. */
export const imageAddress = (
  { imageBase }: ExportOptions,
  folder: Pick<FolderRecord, 'prefix'>,
  image: LocalImage,
): string => `${imageBase}/${encodeIdentifier(identifierOf(folder, image.path))}`

/** Encodes what an address may not hold, and leaves what is encoded already as it is. */
const encodePath = (path: string): string =>
  path
    .split(/(%[\da-f]{2})/i)
    .map((piece, index) => (index % 2 === 1 ? piece : encodeSafely(piece)))
    .join('')

const encodeSafely = (text: string): string =>
  // encodeURI leaves brackets out of consideration; and it cannot encode half a surrogate pair.
  encodeURI(
    text.replace(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    ),
  )
