import type { LanguageMap } from '../language-map.ts'
import type { JsonObject } from '../presentation/json.ts'
import type { MetadataEntry } from '../presentation/properties.ts'
import { entryOf, itemsAt } from '../project/import/read-values.ts'

/** The metadata of a document of others, as far as it can be read. */
export const metadataOf = (resource: JsonObject): readonly MetadataEntry[] =>
  itemsAt(resource, 'metadata').flatMap((entry) => entryOf(entry) ?? [])

/** What catalogues call the number by which a library finds an object, in the languages of large collections. */
const SHELFMARKS = new Set([
  'shelfmark',
  'shelf mark',
  'shelf-mark',
  'call number',
  'call no.',
  'classmark',
  'pressmark',
  'signature',
  'identifier',
  'inventory number',
  'accession number',
  'signatur',
  'inventarnummer',
  'cote',
  'numéro d’inventaire',
  "numéro d'inventaire",
  'segnatura',
  'collocazione',
  'signatura',
  'cota',
  'signatuur',
  'sygnatura',
  'signum',
])

const HOLDERS = new Set([
  'repository',
  'holding institution',
  'holding library',
  'institution',
  'library',
  'owner',
  'held by',
  'provider',
  'besitzende institution',
  'aufbewahrungsort',
  'bibliothek',
  'institution de conservation',
  'bibliothèque',
  'istituzione',
  'biblioteca',
  'institución',
])

/** The entries by which an object can be found again where it is kept. */
export const shelfmarksIn = (metadata: readonly MetadataEntry[]): readonly MetadataEntry[] =>
  metadata.filter(({ label }) => isOneOf(label, SHELFMARKS))

/** The entry that says who keeps an object. */
export const holderIn = (metadata: readonly MetadataEntry[]): MetadataEntry | undefined =>
  metadata.find(({ label }) => isOneOf(label, HOLDERS))

const isOneOf = (label: LanguageMap, words: ReadonlySet<string>): boolean =>
  Object.values(label)
    .flat()
    .some((text) => words.has(text.trim().replace(/\s*:$/, '').toLowerCase()))
