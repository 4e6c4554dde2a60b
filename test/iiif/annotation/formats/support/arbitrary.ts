import fc from 'fast-check'
import type { Point, Selection } from '../../../../../iiif/annotation/selectors/index.ts'
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

const rectangle: fc.Arbitrary<Selection> = fc
  .record({ x: fc.nat(WIDTH - 2), y: fc.nat(HEIGHT - 2), across: fc.nat(999), down: fc.nat(999) })
  .map(({ x, y, across, down }) => ({
    kind: 'rectangle',
    x,
    y,
    width: 1 + (across % (WIDTH - x - 1)),
    height: 1 + (down % (HEIGHT - y - 1)),
  }))

const point: fc.Arbitrary<Point> = fc.record({ x: fc.nat(WIDTH), y: fc.nat(HEIGHT) })

const polygon: fc.Arbitrary<Selection> = fc
  .array(point, { minLength: 3, maxLength: 9 })
  .map((points) => outlineOf(points))
  .filter((outline) => outline?.kind === 'polygon')
  .map((outline) => outline as Selection)

export const anyPlace: fc.Arbitrary<Selection> = fc.oneof(
  rectangle,
  polygon,
  fc.constant<Selection>({ kind: 'whole' }),
)

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
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const text = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))

const language = fc.constantFrom(undefined, 'la', 'de-AT', 'grc', 'zh-Hant')

const bodyOf = (value: string, tag: string | undefined) =>
  tag === undefined ? { value } : { value, language: tag }

const written = (motivations: readonly Motivation[]) =>
  fc
    .record({
      motivation: fc.constantFrom(...motivations),
      texts: fc.uniqueArray(line, { minLength: 1, maxLength: 3 }),
      text: fc.option(text, { nil: undefined }),
      language,
      target: anyPlace,
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
export const projectWith = (motivations: readonly Motivation[]): fc.Arbitrary<Project> =>
  fc
    .uniqueArray(written(motivations), {
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
