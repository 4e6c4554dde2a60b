import fc from 'fast-check'
import type {
  Point,
  Selection,
  SelectionKind,
  Shape,
} from '../../../../../iiif/annotation/selectors/index.ts'
import { outlineOf } from '../../../../../iiif/annotation/formats/places.ts'
import { apply } from '../../../../../iiif/project/change.ts'
import { importAnnotations } from '../../../../../iiif/project/commands/import-annotations.ts'
import {
  canvasesOf,
  type AnnotationRecord,
  type Motivation,
  type Project,
} from '../../../../../iiif/project/model.ts'
import { projectWithCanvases } from '../../../../support/projects.ts'

/** Canvases of `projectWithCanvases` are 1237 by 881, as their images. */
const WIDTH = 1237
const HEIGHT = 881

const rectangle: fc.Arbitrary<Extract<Shape, { kind: 'rectangle' }>> = fc
  .record({ x: fc.nat(WIDTH - 2), y: fc.nat(HEIGHT - 2), across: fc.nat(999), down: fc.nat(999) })
  .map(({ x, y, across, down }) => ({
    kind: 'rectangle',
    x,
    y,
    width: 1 + (across % (WIDTH - x - 1)),
    height: 1 + (down % (HEIGHT - y - 1)),
  }))

const point: fc.Arbitrary<Point> = fc.record({ x: fc.nat(WIDTH), y: fc.nat(HEIGHT) })

const polygon: fc.Arbitrary<Shape> = fc
  .array(point, { minLength: 3, maxLength: 9 })
  .map((points) => outlineOf(points))
  .filter((outline) => outline?.kind === 'polygon')
  .map((outline) => outline as Shape)

const ellipse: fc.Arbitrary<Shape> = rectangle.map((box) => ({ ...box, kind: 'ellipse' }))

const line: fc.Arbitrary<Shape> = fc
  .uniqueArray(point, { minLength: 2, maxLength: 9, selector: ({ x, y }) => `${x},${y}` })
  .map((points) => ({ kind: 'line', points }))

const spot: fc.Arbitrary<Shape> = point.map(({ x, y }) => ({ kind: 'point', x, y }))

const several: fc.Arbitrary<Selection> = fc
  .array(fc.oneof(rectangle, polygon, ellipse, line, spot), { minLength: 2, maxLength: 4 })
  .map((parts) => ({ kind: 'several', parts }))

const PLACES: Readonly<Record<SelectionKind, fc.Arbitrary<Selection>>> = {
  whole: fc.constant<Selection>({ kind: 'whole' }),
  rectangle,
  ellipse,
  polygon,
  line,
  point: spot,
  several,
}

/** Places of these kinds. */
const placeOf = (kinds: readonly SelectionKind[]): fc.Arbitrary<Selection> =>
  fc.oneof(...kinds.map((kind) => PLACES[kind]))

/** Places that every format keeps as they are. */
export const EVERYWHERE = ['whole', 'rectangle', 'polygon'] as const

/** Words as people write them, in any script, with the signs that formats have a use of their own for. */
const word = fc.oneof(
  fc.constantFrom(
    'In',
    'principio',
    '&amp;',
    '<b>',
    '"so"',
    "l'an",
    '=SUM(A1)',
    "'@x",
    'ſchön',
    'λόγος',
    '文',
    '🜚',
  ),
  fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 })
    .map((text) => text.replace(/\s/g, '_')),
)
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const text = fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))

const language = fc.constantFrom(undefined, 'la', 'de-AT', 'grc', 'zh-Hant')

const bodyOf = (value: string, tag: string | undefined) =>
  tag === undefined ? { value } : { value, language: tag }

const written = (motivations: readonly Motivation[], kinds: readonly SelectionKind[]) =>
  fc
    .record({
      motivation: fc.constantFrom(...motivations),
      texts: fc.uniqueArray(words, { minLength: 1, maxLength: 3 }),
      text: fc.option(text, { nil: undefined }),
      language,
      target: placeOf(kinds),
      canvas: fc.nat(2),
      id: fc.oneof(
        fc.constantFrom('line_1', 'eSc_line_0', 'f1-l1', 'id..x', 'a b', 'ä/ö', '7'),
        fc.uuid(),
        fc.webUrl(),
      ),
    })
    .map(({ motivation, texts, text, language, ...rest }) => ({
      ...rest,
      motivation,
      bodies:
        motivation === 'tagging'
          ? texts.map((value) => bodyOf(value, language))
          : text === undefined
            ? []
            : [bodyOf(text, language)],
    }))

/** A project of three canvases with annotations of these kinds, some with ids that files give. */
export const projectWith = (
  motivations: readonly Motivation[],
  kinds: readonly SelectionKind[] = EVERYWHERE,
): fc.Arbitrary<Project> =>
  fc
    .uniqueArray(written(motivations, kinds), {
      minLength: 1,
      maxLength: 12,
      selector: ({ id, canvas }) => (id.includes('://') ? id : `${canvas} ${id}`),
    })
    .map((annotations) => {
      const project = projectWithCanvases(3)
      const canvases = canvasesOf(project)
      const added = annotations.map(({ id, canvas, ...rest }): AnnotationRecord => {
        const on = canvases[canvas]!.id
        return {
          type: 'Annotation',
          id: id.includes('://') ? id : `${on}/${id}`,
          canvas: on,
          ...rest,
        }
      })
      return apply(project, importAnnotations(project, { added, replaced: [] }).change)
    })

/** The same project without annotations, as a scholar elsewhere has it. */
export function withoutAnnotations(project: Project): Project {
  const records = [...project.records.values()].flatMap((record) => {
    if (record.type === 'Annotation') return []
    return [record.type === 'Canvas' ? { ...record, annotations: [] } : record]
  })
  return { ...project, records: new Map(records.map((record) => [record.id, record])) }
}
