import { NO_LANGUAGE, type LanguageMap } from '../../../iiif/language-map.ts'

/** One text of a language map, as one line of a form. */
export interface TextRow {
  /** A BCP 47 tag, or `none`. */
  readonly language: string
  readonly text: string
}

/** The texts of a map, one row each, in its order. One empty row when there are none: a form needs a line. */
export function readRows(map: LanguageMap): readonly TextRow[] {
  const rows = Object.entries(map).flatMap(([language, texts]) =>
    texts.map((text) => ({ language, text })),
  )
  return rows.length > 0 ? rows : [{ language: NO_LANGUAGE, text: '' }]
}

/** The map that rows make: texts of one language come together, empty ones are left out. */
export function writeRows(rows: readonly TextRow[]): LanguageMap {
  const map: Record<string, readonly string[]> = {}
  for (const { language, text } of rows) {
    if (text !== '') map[language] = [...(map[language] ?? []), text]
  }
  return map
}

/** Rows with one of them changed. */
export const withRow = (
  rows: readonly TextRow[],
  at: number,
  change: Partial<TextRow>,
): readonly TextRow[] => rows.map((row, index) => (index === at ? { ...row, ...change } : row))

/** Rows without one of them; an empty one is left when it was the last. */
export const withoutRow = (rows: readonly TextRow[], at: number): readonly TextRow[] => {
  const rest = rows.filter((_, index) => index !== at)
  return rest.length > 0 ? rest : readRows({})
}

/** Rows with an empty one more, in the first of these languages that has no row yet. */
export function withNewRow(
  rows: readonly TextRow[],
  languages: readonly string[],
): readonly TextRow[] {
  const used = new Set(rows.map(({ language }) => language))
  const language = languages.find((tag) => !used.has(tag)) ?? NO_LANGUAGE
  return [...rows, { language, text: '' }]
}
