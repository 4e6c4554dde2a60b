import { plainText, textFor, type LanguageMap } from '../language-map.ts'
import type { MetadataEntry } from '../presentation/properties.ts'
import type { CanvasRecord } from '../project/model.ts'
import type { Column, MetadataColumn } from './columns.ts'

/** Several values of one language stand in one cell, each in a line of its own. */
const BETWEEN_VALUES = '\n'

/** What describes a canvas and can be written by table. */
export type CanvasDescription = Pick<CanvasRecord, 'label' | 'summary' | 'metadata' | 'rights'>

/** What a pair of the metadata is called, for a reader of the given languages. */
export const fieldOf = ({ label }: MetadataEntry, languages: readonly string[]): string =>
  textFor(label, languages).trim()

/** What stands in a cell; undefined where the column is one that only names the canvas. */
export function readCell(
  canvas: CanvasDescription,
  column: Column,
  languages: readonly string[],
): string | undefined {
  switch (column.kind) {
    case 'label':
      return valuesIn(canvas.label, column.language)
    case 'summary':
      return valuesIn(canvas.summary ?? {}, column.language)
    case 'rights':
      return canvas.rights ?? ''
    case 'metadata': {
      const entry = canvas.metadata[findEntry(canvas.metadata, column, languages)]
      return valuesIn(entry?.value ?? {}, column.language)
    }
    case 'position':
    case 'file':
    case 'canvas':
      return undefined
  }
}

/**
 * The description with one cell written; an empty text takes away what stood there. A pair of the
 * metadata stays in its place without a value, until {@link withoutEmptied} takes it away.
 *
 * @param labelOf how a field is called, where a canvas has no pair of that name yet
 */
export function writeCell(
  canvas: CanvasDescription,
  { column, text }: { readonly column: Column; readonly text: string },
  { languages, labelOf }: FieldNames,
): CanvasDescription {
  switch (column.kind) {
    case 'label':
      return { ...canvas, label: withValues(canvas.label, column.language, text) }
    case 'summary': {
      const summary = withValues(canvas.summary ?? {}, column.language, text)
      const rest = without(canvas, 'summary')
      return Object.keys(summary).length > 0 ? { ...rest, summary } : rest
    }
    case 'rights': {
      const rest = without(canvas, 'rights')
      return text === '' ? rest : { ...rest, rights: text }
    }
    case 'metadata': {
      const index = findEntry(canvas.metadata, column, languages)
      const entry = canvas.metadata[index] ?? { label: labelOf(column.field), value: {} }
      const value = withValues(entry.value, column.language, text)
      const written = { ...entry, value }
      const metadata =
        index === -1
          ? [...canvas.metadata, written]
          : canvas.metadata.map((other, at) => (at === index ? written : other))
      return { ...canvas, metadata }
    }
    case 'position':
    case 'file':
    case 'canvas':
      return canvas
  }
}

/** Without the pairs that lost their last value since `before`. */
export const withoutEmptied = (
  canvas: CanvasDescription,
  before: CanvasDescription,
): CanvasDescription => ({
  ...canvas,
  metadata: canvas.metadata.filter(
    (entry) => Object.keys(entry.value).length > 0 || before.metadata.includes(entry),
  ),
})

export interface FieldNames {
  /** Of the reader: they decide under which name a field stands in the table. */
  readonly languages: readonly string[]
  readonly labelOf: (field: string) => LanguageMap
}

/** A field that no canvas has yet is called as its column is. */
export const newFieldLabel = (field: string): LanguageMap => plainText(field)

const valuesIn = (map: LanguageMap, language: string): string =>
  (map[language] ?? []).join(BETWEEN_VALUES)

function withValues(map: LanguageMap, language: string, text: string): LanguageMap {
  const values = text.split(BETWEEN_VALUES).filter((value) => value !== '')
  if (values.length > 0) return { ...map, [language]: values }
  return Object.fromEntries(Object.entries(map).filter(([tag]) => tag !== language))
}

/** Properties that are left out must not stay with the value undefined: that is no record. */
function without<Key extends 'summary' | 'rights'>(
  canvas: CanvasDescription,
  key: Key,
): Omit<CanvasDescription, Key> {
  const rest = { ...canvas }
  delete rest[key]
  return rest
}

/** The place of the pair that a column speaks of; -1 when the canvas has none. */
function findEntry(
  metadata: readonly MetadataEntry[],
  { field, occurrence }: MetadataColumn,
  languages: readonly string[],
): number {
  let seen = 0
  return metadata.findIndex(
    (entry) => fieldOf(entry, languages) === field && (seen += 1) === occurrence,
  )
}
