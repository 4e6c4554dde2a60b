import { textFor } from '../language-map.ts'
import type { CanvasRecord, Project } from '../project/model.ts'
import { leafCreditOf, type LeafCredit } from './leaf-credit.ts'
import { plainOf } from './plain.ts'

/** Who is to be named with the picture of a canvas, in words for a reader. */
export interface Credit {
  /** What must be said wherever the picture is shown. */
  readonly statement?: string
  /** The http form of the URI of a licence or rights statement. */
  readonly rights?: string
  /** Who keeps it. */
  readonly provider?: string
  /** The document that it was taken from. */
  readonly source?: { readonly label: string; readonly address?: string }
}

/**
 * The credit of a canvas, in words.
 *
 * @param languages of the reader, best first
 */
export function creditOf(
  project: Project,
  canvas: CanvasRecord,
  languages: readonly string[],
): Credit {
  const { statement, rights, holder, source } = leafCreditOf(project, canvas)
  const said = statement ? plainOf(textFor(statement.value, languages)) : ''
  const provider = isNamed(holder) ? plainOf(textFor(holder.label, languages)) : ''
  const label = source ? plainOf(textFor(source.label, languages)) : ''
  return {
    ...(said !== '' && { statement: said }),
    ...(rights !== undefined && rights !== '' && { rights }),
    ...(provider !== '' && { provider }),
    ...(source && {
      source: {
        label: label || (source.address ?? source.file ?? ''),
        ...(source.address !== undefined && { address: source.address }),
      },
    }),
  }
}

/** True where nothing says whose the picture is. */
export const isUncredited = ({ statement, rights, provider }: Credit): boolean =>
  statement === undefined && rights === undefined && provider === undefined

/** An address alone names nobody. */
const isNamed = ({ basis }: LeafCredit['holder']): boolean =>
  basis === 'provider' || basis === 'metadata'
