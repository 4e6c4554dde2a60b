import { findRights, toRightsIdentifier, type RightsName } from '../rights.ts'

/** What a licence or rights statement asks of whoever uses a picture. */
export const DEMANDS = [
  'attribution',
  'nonCommercial',
  'noDerivatives',
  'shareAlike',
  'permission',
  'otherLimits',
  'unclear',
] as const
export type Demand = (typeof DEMANDS)[number]

export interface RightsTerms {
  /** As it calls itself, the same in every language: `CC BY-NC 4.0`, `In Copyright`. */
  readonly name: string
  readonly demands: ReadonlySet<Demand>
  /** The statement that says the same in words: of licences the newest version. */
  readonly known: RightsName
}

/**
 * What a rights URI means; undefined for one of neither vocabulary. Licences are understood in every version and for
 * every country: their kind says what they demand.
 *
 * @see https://creativecommons.org/licenses/
 * @see https://rightsstatements.org/page/1.0/
 */
export function readTerms(uri: string): RightsTerms | undefined {
  const identifier = toRightsIdentifier(uri)
  return readLicence(identifier) ?? readTool(identifier) ?? readStatement(identifier)
}

/** Whether someone who reads these rights is promised anything at all. */
export const promisesNothing = (terms: RightsTerms | undefined): boolean =>
  terms === undefined || terms.demands.has('permission') || terms.demands.has('unclear')

const LICENCE =
  /^http:\/\/creativecommons\.org\/licenses\/(by(?:-nc)?(?:-nd|-sa)?)\/(\d\.\d)\/(?:([a-z-]{2,12})\/)?$/i

const PARTS: Readonly<Record<string, Demand>> = {
  by: 'attribution',
  nc: 'nonCommercial',
  nd: 'noDerivatives',
  sa: 'shareAlike',
}

function readLicence(uri: string): RightsTerms | undefined {
  const [, kind, version = '', country = ''] = LICENCE.exec(uri) ?? []
  if (kind === undefined) return undefined
  const known = findRights(`http://creativecommons.org/licenses/${kind.toLowerCase()}/4.0/`)
  const parts = kind.toLowerCase().split('-')
  return (
    known && {
      name: ['CC', kind.toUpperCase(), version, country.toUpperCase()].filter(Boolean).join(' '),
      demands: new Set(parts.flatMap((part) => PARTS[part] ?? [])),
      known,
    }
  )
}

function readTool(uri: string): RightsTerms | undefined {
  const known = findRights(uri)
  if (known === 'zero') return { name: 'CC0 1.0', demands: new Set(), known }
  if (known === 'mark') return { name: 'Public Domain Mark 1.0', demands: new Set(), known }
  return undefined
}

const STATEMENTS: Readonly<
  Partial<Record<RightsName, { readonly name: string; readonly demands: readonly Demand[] }>>
> = {
  inC: { name: 'In Copyright', demands: ['permission'] },
  inCOwEu: { name: 'In Copyright - EU Orphan Work', demands: ['permission'] },
  inCEdu: { name: 'In Copyright - Educational Use Permitted', demands: ['permission'] },
  inCNc: {
    name: 'In Copyright - Non-Commercial Use Permitted',
    demands: ['permission', 'nonCommercial'],
  },
  inCRuu: {
    name: 'In Copyright - Rights-holder(s) Unlocatable or Unidentifiable',
    demands: ['permission'],
  },
  noCCr: { name: 'No Copyright - Contractual Restrictions', demands: ['otherLimits'] },
  noCNc: { name: 'No Copyright - Non-Commercial Use Only', demands: ['nonCommercial'] },
  noCOklr: { name: 'No Copyright - Other Known Legal Restrictions', demands: ['otherLimits'] },
  noCUs: { name: 'No Copyright - United States', demands: ['otherLimits'] },
  cne: { name: 'Copyright Not Evaluated', demands: ['unclear'] },
  und: { name: 'Copyright Undetermined', demands: ['unclear'] },
  nkc: { name: 'No Known Copyright', demands: ['unclear'] },
}

function readStatement(uri: string): RightsTerms | undefined {
  const known = findRights(uri)
  const statement = known && STATEMENTS[known]
  return statement && { name: statement.name, demands: new Set(statement.demands), known }
}
