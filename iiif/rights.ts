export const RIGHTS_GROUPS = [
  'creativeCommons',
  'publicDomain',
  'inCopyright',
  'noCopyright',
  'unclear',
] as const
export type RightsGroup = (typeof RIGHTS_GROUPS)[number]

/** A licence or statement with a fixed address. */
export interface RightsStatement {
  readonly group: RightsGroup
  /** The http form is the identifier, also where the page itself is served by https. */
  readonly uri: string
}

/**
 * The licences and tools of Creative Commons and the twelve statements of RightsStatements.org:
 * the values that every reader of a manifest understands.
 *
 * @see https://iiif.io/api/presentation/3.0/#rights
 * @see https://rightsstatements.org/page/1.0/
 */
export const RIGHTS_STATEMENTS = {
  by: { group: 'creativeCommons', uri: 'http://creativecommons.org/licenses/by/4.0/' },
  bySa: { group: 'creativeCommons', uri: 'http://creativecommons.org/licenses/by-sa/4.0/' },
  byNc: { group: 'creativeCommons', uri: 'http://creativecommons.org/licenses/by-nc/4.0/' },
  byNcSa: { group: 'creativeCommons', uri: 'http://creativecommons.org/licenses/by-nc-sa/4.0/' },
  byNd: { group: 'creativeCommons', uri: 'http://creativecommons.org/licenses/by-nd/4.0/' },
  byNcNd: { group: 'creativeCommons', uri: 'http://creativecommons.org/licenses/by-nc-nd/4.0/' },
  zero: { group: 'publicDomain', uri: 'http://creativecommons.org/publicdomain/zero/1.0/' },
  mark: { group: 'publicDomain', uri: 'http://creativecommons.org/publicdomain/mark/1.0/' },
  inC: { group: 'inCopyright', uri: 'http://rightsstatements.org/vocab/InC/1.0/' },
  inCOwEu: { group: 'inCopyright', uri: 'http://rightsstatements.org/vocab/InC-OW-EU/1.0/' },
  inCEdu: { group: 'inCopyright', uri: 'http://rightsstatements.org/vocab/InC-EDU/1.0/' },
  inCNc: { group: 'inCopyright', uri: 'http://rightsstatements.org/vocab/InC-NC/1.0/' },
  inCRuu: { group: 'inCopyright', uri: 'http://rightsstatements.org/vocab/InC-RUU/1.0/' },
  noCCr: { group: 'noCopyright', uri: 'http://rightsstatements.org/vocab/NoC-CR/1.0/' },
  noCNc: { group: 'noCopyright', uri: 'http://rightsstatements.org/vocab/NoC-NC/1.0/' },
  noCOklr: { group: 'noCopyright', uri: 'http://rightsstatements.org/vocab/NoC-OKLR/1.0/' },
  noCUs: { group: 'noCopyright', uri: 'http://rightsstatements.org/vocab/NoC-US/1.0/' },
  cne: { group: 'unclear', uri: 'http://rightsstatements.org/vocab/CNE/1.0/' },
  und: { group: 'unclear', uri: 'http://rightsstatements.org/vocab/UND/1.0/' },
  nkc: { group: 'unclear', uri: 'http://rightsstatements.org/vocab/NKC/1.0/' },
} as const satisfies Record<string, RightsStatement>

export type RightsName = keyof typeof RIGHTS_STATEMENTS

const NAMES = Object.keys(RIGHTS_STATEMENTS) as readonly RightsName[]

/** The names of a group's statements, the freest first. */
export const rightsIn = (group: RightsGroup): readonly RightsName[] =>
  NAMES.filter((name) => RIGHTS_STATEMENTS[name].group === group)

/** The known statement that a URI names, also when it was pasted as https or without its last slash. */
export function findRights(uri: string): RightsName | undefined {
  const identifier = toRightsIdentifier(uri)
  return NAMES.find((name) => RIGHTS_STATEMENTS[name].uri === identifier)
}

/**
 * The form of a rights URI that identifies it: http for the two vocabularies, whatever was pasted from
 * the address bar; others are left as they are.
 */
export function toRightsIdentifier(uri: string): string {
  const text = uri.trim()
  const known = /^https?:\/\/(?:www\.)?((?:creativecommons|rightsstatements)\.org)\/(.+)$/i.exec(
    text,
  )
  if (!known) return text
  const [, host = '', rest = ''] = known
  // The page of a statement (…/page/…, …/deed.de, …/legalcode) stands for the statement itself.
  const path = rest.replace(/^page\//, 'vocab/').replace(/(deed|legalcode)(\.[\w-]+)?$/, '')
  return `http://${host.toLowerCase()}/${path.endsWith('/') ? path : `${path}/`}`
}

/** True when the value may stand as `rights`: one absolute http address. */
export const isRightsUri = (text: string): boolean =>
  /^https?:\/\/[^\s/]+\.[^\s/]+\/?\S*$/.test(text)
