import { isEmptyText, NO_LANGUAGE, textFor, textsFor, type LanguageMap } from '../language-map.ts'
import { looksLikeMarkup } from '../presentation/markup.ts'
import type { MetadataEntry } from '../presentation/properties.ts'
import { manifestOf, type Project } from '../project/model.ts'
import { distinct } from './by-holder.ts'
import { leafCreditsOf, type LeafCredit } from './leaf-credit.ts'
import { readTerms } from './terms.ts'

/**
 * The credit line of the object. `own`: the scholar wrote it, or it came with the object. `combined`: made of what its
 * leaves demand, and made again whenever they change. `none`: nothing is borrowed.
 */
export type ObjectStatement =
  | { readonly kind: 'own'; readonly statement: MetadataEntry }
  | { readonly kind: 'combined'; readonly statement: MetadataEntry }
  | { readonly kind: 'none' }

/** What is exported as the credit line of the manifest at hand. */
export function statementOf(
  project: Project,
  credits: () => readonly LeafCredit[] = () => leafCreditsOf(project),
): ObjectStatement {
  const { requiredStatement } = manifestOf(project)
  if (requiredStatement) return { kind: 'own', statement: requiredStatement }
  const all = credits()
  const isAnyBorrowed = all.some(({ standing }) => standing === 'borrowed')
  const statement = isAnyBorrowed ? combine(all) : undefined
  return statement ? { kind: 'combined', statement } : { kind: 'none' }
}

/**
 * One statement that says all that the leaves of others demand: each line once, in the order of the leaves. Where a
 * leaf has no line, its holder, shelfmark and rights stand for it.
 */
export function combine(credits: readonly LeafCredit[]): MetadataEntry | undefined {
  const owed = distinct(
    credits.filter(({ standing }) => standing !== 'own'),
    ({ holder, rights, statement, shelfmarks, source }) => ({
      holder: holder.label,
      rights,
      statement,
      shelfmarks,
      source: source?.label ?? {},
    }),
  )
  if (owed.length === 0) return undefined
  const languages = languagesOf(owed)
  const entries = languages.map((language) => {
    const lines = owed.map((one) => lineOf(one, language)).filter((line) => line !== '')
    return [language, [...new Set(lines)]] as const
  })
  const value = Object.fromEntries(entries.filter(([, lines]) => lines.length > 0))
  return isEmptyText(value) ? undefined : { label: labelOf(owed), value }
}

interface Owed {
  readonly holder: LanguageMap
  readonly rights: string | undefined
  readonly statement: MetadataEntry | undefined
  readonly shelfmarks: readonly MetadataEntry[]
  readonly source: LanguageMap
}

function languagesOf(owed: readonly Owed[]): readonly string[] {
  const keys = new Set(owed.flatMap(({ statement }) => Object.keys(statement?.value ?? {})))
  keys.delete(NO_LANGUAGE)
  return keys.size > 0 ? [...keys] : [NO_LANGUAGE]
}

/** The name that all lines have, or the usual one. */
function labelOf(owed: readonly Owed[]): LanguageMap {
  const labels = distinct(owed, ({ statement }) => statement?.label)
  const [only] = labels
  return labels.length === 1 && only && !isEmptyText(only) ? only : { en: ['Attribution'] }
}

function lineOf({ holder, rights, statement, shelfmarks, source }: Owed, language: string): string {
  const languages = [language]
  const said = textsFor(statement?.value ?? {}, languages).filter((text) => text !== '')
  const names = [holder, ...shelfmarks.map(({ value }) => value)]
    .map((name) => textFor(name, languages))
    .filter((name) => name !== '')
  if (said.length > 0) return withNames(said.join('\n'), names)
  const [first = '', ...others] = names
  const whole = first === '' ? [textFor(source, languages)] : [first, ...others]
  const name = (rights === undefined ? undefined : readTerms(rights)?.name) ?? rights
  return [whole.join(', '), name].filter((part) => part !== undefined && part !== '').join('. ')
}

/** The line as its holder wrote it, with the names that it does not say itself. HTML stays as it is. */
function withNames(line: string, names: readonly string[]): string {
  if (looksLikeMarkup(line)) return line
  const missing = names.filter((name) => !line.toLowerCase().includes(name.toLowerCase()))
  if (missing.length === 0) return line
  const saysHolder = missing[0] !== names[0]
  return saysHolder ? `${line} (${missing.join(', ')})` : `${missing.join(', ')}: ${line}`
}

/** The holders of borrowed leaves whom a statement does not name in any language. */
export function unnamedHolders(
  { value }: MetadataEntry,
  credits: readonly LeafCredit[],
): readonly LanguageMap[] {
  const said = Object.values(value).flat().join('\n').toLowerCase()
  const holders = distinct(
    credits.filter(({ standing }) => standing === 'borrowed'),
    ({ holder }) => holder.label,
  )
  return holders.filter((label) => {
    const names = Object.values(label).flat()
    return names.length > 0 && !names.some((name) => said.includes(name.toLowerCase()))
  })
}
