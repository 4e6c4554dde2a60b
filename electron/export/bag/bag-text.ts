/** A file of a bag, with its check sums in hexadecimal digits. */
export interface BaggedFile {
  /** From the folder of the bag, with forward slashes. */
  readonly path: string
  readonly bytes: number
  readonly sums: Readonly<Record<BagAlgorithm, string>>
}

export const BAG_ALGORITHMS = ['sha256', 'sha512'] as const
export type BagAlgorithm = (typeof BAG_ALGORITHMS)[number]

/** @see https://www.rfc-editor.org/rfc/rfc8493#section-2.1.1 */
export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** A manifest of a bag: a check sum and a path on each line. @see https://www.rfc-editor.org/rfc/rfc8493#section-2.1.3 */
export const formatBagManifest = (files: readonly BaggedFile[], algorithm: BagAlgorithm): string =>
  files.map(({ path, sums }) => `${sums[algorithm]}  ${encodePath(path)}\n`).join('')

/** Line breaks, and the sign that they are written with. */
const encodePath = (path: string): string =>
  path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D')

export interface BagInformation {
  readonly title: string
  readonly description: string
  /** `Florilegium 1.0.0` */
  readonly agent: string
  readonly made: Date
  readonly payload: readonly BaggedFile[]
}

/** What a bag says of itself. @see https://www.rfc-editor.org/rfc/rfc8493#section-2.2.2 */
export function formatBagInformation(information: BagInformation): string {
  const { title, description, agent, made, payload } = information
  const bytes = payload.reduce((sum, one) => sum + one.bytes, 0)
  return [
    ['Bag-Software-Agent', agent],
    ['Bagging-Date', made.toISOString().slice(0, 10)],
    ['External-Identifier', title],
    ['External-Description', description],
    ['Payload-Oxum', `${bytes}.${payload.length}`],
  ]
    .map(([label = '', value = '']) => [label, value.replace(/\s+/g, ' ').trim()])
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value}\n`)
    .join('')
}
