import {
  languageOfBodies,
  textOfBodies,
  type AnnotationToWrite,
  type PageToWrite,
} from '../pages.ts'
import { formatPoints, hundredths } from '../places.ts'
import { KIND_WORDS, TABLE_COLUMNS, type TableColumn } from './columns.ts'
import { formatTable, protectCell } from './separated.ts'

/**
 * Annotations as a table, a row for each, in units of the canvases; tags stand each on a line of their cell. It
 * begins with a mark by which spreadsheets know the encoding.
 */
export const writeTable = (pages: readonly PageToWrite[]): string =>
  `\ufeff${formatTable([
    TABLE_COLUMNS,
    ...pages.flatMap((page) => page.annotations.map((annotation) => rowOf(annotation, page))),
  ])}`

function rowOf(annotation: AnnotationToWrite, page: PageToWrite): readonly string[] {
  const { target, motivation, id } = annotation
  const cells: Readonly<Partial<Record<TableColumn, string | number>>> = {
    canvas: page.position,
    label: protectCell(page.label),
    image: protectCell(page.image ?? ''),
    canvas_id: protectCell(page.canvas),
    id: protectCell(id),
    kind: KIND_WORDS[motivation],
    language: languageOfBodies(annotation) ?? '',
    text: protectCell(textOfBodies(annotation)),
    ...placeCells(target),
  }
  return TABLE_COLUMNS.map((column) => {
    const cell = cells[column] ?? ''
    return typeof cell === 'number' ? String(hundredths(cell)) : cell
  })
}

function placeCells(
  target: AnnotationToWrite['target'],
): Readonly<Partial<Record<TableColumn, string | number>>> {
  const shape = target.kind
  switch (target.kind) {
    case 'rectangle':
    case 'ellipse':
      return { shape, x: target.x, y: target.y, width: target.width, height: target.height }
    case 'point':
      return { shape, x: target.x, y: target.y }
    case 'polygon':
    case 'line':
      return { shape, points: formatPoints(target.points) }
    // Several are the box around them by now.
    case 'whole':
    case 'several':
      return {}
  }
}
