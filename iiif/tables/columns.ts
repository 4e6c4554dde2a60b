import { NO_LANGUAGE } from '../language-map.ts'

/** What a column of the table holds, for each canvas. */
export type Column =
  | { readonly kind: 'position' }
  | { readonly kind: 'file' }
  | { readonly kind: 'canvas' }
  | { readonly kind: 'rights' }
  | { readonly kind: 'label' | 'summary'; readonly language: string }
  | MetadataColumn

/** The value of one pair of the metadata, in one language. */
export interface MetadataColumn {
  readonly kind: 'metadata'
  /** What the pair is called. */
  readonly field: string
  /** 1 for the first pair of that name on a canvas, 2 for the next. */
  readonly occurrence: number
  readonly language: string
}

const TITLES = {
  position: 'Position',
  file: 'File',
  canvas: 'Canvas',
  rights: 'Rights',
  label: 'Label',
  summary: 'Summary',
} as const
type Named = keyof typeof TITLES

/** Comes before the name of a field that would otherwise be taken for a column of another kind. */
const FIELD = 'Metadata:'
const LANGUAGE = /\s\[(none|[a-z]{2,3}(?:-[a-z0-9]{1,8})*)\]$/i
const OCCURRENCE = /\s\(([1-9]\d{0,3})\)$/

/** The title of a column: `Label [de]`, `Date`, `Author (2) [en]`. {@link parseTitle} reads it. */
export function formatTitle(column: Column): string {
  if (column.kind !== 'metadata') {
    const title = TITLES[column.kind]
    return 'language' in column ? withLanguage(title, column.language) : title
  }
  const { field, occurrence, language } = column
  const isTaken = isNamed(field) || field.startsWith(FIELD) || field === ''
  const name = isTaken ? `${FIELD} ${field}`.trimEnd() : field
  const isUnclear = OCCURRENCE.test(` ${field}`) || LANGUAGE.test(` ${field}`)
  const numbered = occurrence > 1 || isUnclear ? `${name} (${occurrence})` : name
  return withLanguage(numbered, language)
}

const withLanguage = (title: string, language: string): string =>
  language === NO_LANGUAGE ? title : `${title} [${language}]`

/** The column with this title; undefined when the title is empty. */
export function parseTitle(title: string): Column | undefined {
  const text = title.trim()
  if (text === '') return undefined
  const language = LANGUAGE.exec(text)?.[1] ?? NO_LANGUAGE
  const name = text.replace(LANGUAGE, '')
  const kind = namedKind(name)
  if (kind === 'label' || kind === 'summary') return { kind, language }
  // "File [en]" is no column of ours: its name is that of a field.
  if (kind !== undefined && name === text) return { kind }
  const occurrence = Number(OCCURRENCE.exec(name)?.[1] ?? 1)
  const field = name.replace(OCCURRENCE, '')
  const bare = field.startsWith(FIELD) ? field.slice(FIELD.length).trim() : field
  return { kind: 'metadata', field: bare, occurrence, language }
}

const namedKind = (name: string): Named | undefined =>
  (Object.keys(TITLES) as Named[]).find(
    (kind) => TITLES[kind].toLowerCase() === name.trim().toLowerCase(),
  )

const isNamed = (field: string): boolean => namedKind(field) !== undefined
