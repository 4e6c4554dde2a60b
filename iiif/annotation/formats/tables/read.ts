import { problem, reportOf } from '../../../problem.ts'
import type { Motivation, TextualBody } from '../../../project/model.ts'
import type { Selection } from '../../selectors/index.ts'
import {
  annotationFinding,
  bodiesOf,
  remarkFinding,
  type Finding,
  type FoundPage,
} from '../found.ts'
import { outlineOf, parsePoints, rectangleOf } from '../places.ts'
import { KIND_WORDS, TABLE_COLUMNS, type TableColumn } from './columns.ts'
import { parseTable, unprotectCell, type TableRow } from './separated.ts'

type Cells = Readonly<Partial<Record<TableColumn, string>>>

/** The annotations of a table, a row for each; undefined when its first row has no column `text`. */
export function readTable(text: string): readonly FoundPage[] | undefined {
  const [head, ...rows] = parseTable(text)
  const columns = (head?.cells ?? []).map((name) => columnOf(name))
  if (!columns.includes('text')) return undefined
  const pages = new Map<
    string,
    { readonly names: readonly string[]; readonly findings: Finding[] }
  >()
  for (const row of rows) {
    const cells = cellsOf(row, columns)
    const names = [cells.canvas_id, cells.image, cells.label, cells.canvas].filter(isFilled)
    const key = names[0] ?? ''
    const page = pages.get(key) ?? { names, findings: [] }
    page.findings.push(...readRow(cells, row))
    pages.set(key, page)
  }
  return [...pages.values()].map(({ names, findings }) => ({
    names,
    units: { kind: 'canvas' },
    findings,
  }))
}

const isFilled = (text: string | undefined): text is string => text !== undefined && text !== ''

const columnOf = (name: string): TableColumn | undefined =>
  TABLE_COLUMNS.find((column) => column === name.trim().toLowerCase().replaceAll(' ', '_'))

const cellsOf = ({ cells }: TableRow, columns: readonly (TableColumn | undefined)[]): Cells =>
  Object.fromEntries(
    columns.flatMap((column, index) =>
      column === undefined ? [] : [[column, unprotectCell(cells[index] ?? '')]],
    ),
  )

function readRow(cells: Cells, { line }: TableRow): readonly Finding[] {
  const motivation = motivationOf(cells.kind ?? '')
  const text = cells.text ?? ''
  const target = targetOf(cells)
  const annotation = annotationFinding({
    ...(isFilled(cells.id) && { id: cells.id }),
    motivation,
    bodies:
      motivation === 'tagging' ? tagsIn(text, cells.language) : bodiesOf(text, cells.language),
    target: target ?? { kind: 'whole' },
  })
  if (target) return [annotation]
  const written = [cells.x, cells.y, cells.width, cells.height, cells.points].filter(isFilled)
  const remark = remarkFinding({
    place: { kind: 'line', line },
    effect: 'changed',
    problem: reportOf(problem('annotations/place-not-understood', { text: written.join(', ') })),
    source: text,
  })
  return [annotation, remark]
}

const motivationOf = (word: string): Motivation => {
  const wanted = word.trim().toLowerCase()
  const found = Object.entries(KIND_WORDS).find(([key, name]) => key === wanted || name === wanted)
  return (found?.[0] as Motivation | undefined) ?? 'commenting'
}

const tagsIn = (text: string, language: string | undefined): readonly TextualBody[] =>
  text.split('\n').flatMap((tag) => bodiesOf(tag.trim(), language))

/** Without any number, the whole canvas; undefined when the numbers make no place. */
function targetOf({ shape = '', x, y, width, height, points }: Cells): Selection | undefined {
  const kind = shape.trim().toLowerCase()
  if (isFilled(points)) {
    const found = parsePoints(points) ?? []
    if (kind !== 'line') return outlineOf(found)
    return found.length >= 2 ? { kind: 'line', points: found } : undefined
  }
  const written = [x, y, width, height]
  if (!written.some(isFilled)) return { kind: 'whole' }
  const [left = Number.NaN, top = Number.NaN, across = Number.NaN, down = Number.NaN] = written.map(
    (text) => (isFilled(text) ? Number(text.trim().replace(/^(\d+),(\d+)$/, '$1.$2')) : Number.NaN),
  )
  if (kind === 'point' && left >= 0 && top >= 0) return { kind: 'point', x: left, y: top }
  const box = rectangleOf({ left, top, right: left + across, bottom: top + down })
  return kind === 'ellipse' && box ? { ...box, kind: 'ellipse' } : box
}
