import { firstImage, nameOfImage } from '../project/painting.ts'
import type { LanguageMap } from '../language-map.ts'
import type { CanvasRecord } from '../project/model.ts'
import { fieldOf, newFieldLabel, readCell, type FieldNames } from './cells.ts'
import { formatTitle, type Column, type MetadataColumn } from './columns.ts'
import { guardCell } from './formulas.ts'
import type { Table } from './separated.ts'

/**
 * The columns that hold everything these canvases are described with: the order of languages and fields
 * is that in which they first appear.
 */
export function columnsOf(
  canvases: readonly CanvasRecord[],
  languages: readonly string[],
): readonly Column[] {
  const labels = languagesIn(canvases.map(({ label }) => label))
  const summaries = languagesIn(canvases.map(({ summary = {} }) => summary))
  const fields = new Map<string, Map<string, MetadataColumn>>()
  for (const column of canvases.flatMap((canvas) => fieldsOf(canvas, languages))) {
    const ofField = fields.get(column.field) ?? new Map<string, MetadataColumn>()
    ofField.set(formatTitle(column), column)
    fields.set(column.field, ofField)
  }
  return [
    { kind: 'position' },
    ...labels.map((language): Column => ({ kind: 'label', language })),
    ...summaries.map((language): Column => ({ kind: 'summary', language })),
    ...[...fields.values()].flatMap((ofField) => [...ofField.values()]),
    ...(canvases.some(({ rights }) => rights !== undefined) ? [{ kind: 'rights' } as const] : []),
    { kind: 'file' },
    { kind: 'canvas' },
  ]
}

/** A row of titles, then one for each canvas, ready for a spreadsheet: nothing in it is a formula. */
export function tableOf(canvases: readonly CanvasRecord[], languages: readonly string[]): Table {
  const columns = columnsOf(canvases, languages)
  return [
    columns.map((column) => guardCell(formatTitle(column))),
    ...canvases.map((canvas, index) =>
      columns.map((column) => {
        const text = readCell(canvas, column, languages)
        return guardCell(text ?? nameOf(canvas, column, index + 1))
      }),
    ),
  ]
}

/** How fields are called where a canvas has none of that name yet: as on the first canvas that has. */
export function fieldNames(
  canvases: readonly CanvasRecord[],
  languages: readonly string[],
): FieldNames {
  const labels = new Map<string, LanguageMap>()
  for (const entry of canvases.flatMap(({ metadata }) => metadata)) {
    const field = fieldOf(entry, languages)
    if (!labels.has(field)) labels.set(field, entry.label)
  }
  return { languages, labelOf: (field) => labels.get(field) ?? newFieldLabel(field) }
}

/** What tells a canvas apart: its id, the path of its image, its label, its place. */
export function nameOf(canvas: CanvasRecord, column: Column, position: number): string {
  if (column.kind === 'canvas') return canvas.id
  if (column.kind === 'file') return fileOf(canvas)
  if (column.kind === 'position') return String(position)
  return readCell(canvas, column, []) ?? ''
}

function fileOf({ painting }: CanvasRecord): string {
  const image = firstImage(painting)
  return image ? nameOfImage(image) : ''
}

const languagesIn = (maps: readonly LanguageMap[]): readonly string[] => [
  ...new Set(maps.flatMap((map) => Object.keys(map))),
]

function fieldsOf(
  { metadata }: CanvasRecord,
  languages: readonly string[],
): readonly MetadataColumn[] {
  const seen = new Map<string, number>()
  return metadata.flatMap((entry) => {
    const field = fieldOf(entry, languages)
    const occurrence = (seen.get(field) ?? 0) + 1
    seen.set(field, occurrence)
    return Object.keys(entry.value).map((language): MetadataColumn => ({
      kind: 'metadata',
      field,
      occurrence,
      language,
    }))
  })
}
