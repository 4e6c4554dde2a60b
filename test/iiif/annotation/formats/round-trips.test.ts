import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ANNOTATION_FORMAT_DEFINITIONS,
  ANNOTATION_FORMATS,
  type AnnotationFormat,
} from '../../../../iiif/annotation/formats/formats.ts'
import { composeAnnotationFiles } from '../../../../iiif/annotation/formats/plan-export.ts'
import { planImport } from '../../../../iiif/annotation/formats/plan-import.ts'
import {
  parseTable,
  formatTable,
  protectCell,
  unprotectCell,
} from '../../../../iiif/annotation/formats/tables/separated.ts'
import { SELECTION_KINDS } from '../../../../iiif/annotation/selectors/index.ts'
import { fromXmlId, toXmlId } from '../../../../iiif/annotation/formats/xml-id.ts'
import { annotationsOn, canvasesOf, type Project } from '../../../../iiif/project/model.ts'
import { projectWith, withoutAnnotations } from './support/arbitrary.ts'
import { readText } from './support/read.ts'

/** The annotations of a project, written as files. */
const filesOf = (project: Project, format: AnnotationFormat) =>
  composeAnnotationFiles(
    project,
    { format, base: 'https://books.test/codex', profile: 'specification' },
    { title: 'A codex: <&> "1"', now: '2026-01-02T03:04:05Z' },
  )

/** What another copy of the project, or this one, gets from those files. */
function readBack(project: Project, format: AnnotationFormat, into: Project) {
  const files = filesOf(project, format).map(({ path, text }) => readText(path, text))
  return planImport(into, files, { matching: { kind: 'names' }, known: 'replace' })
}

const everyAnnotation = (project: Project) =>
  canvasesOf(project).flatMap(({ id }) => annotationsOn(project, id))

const sorted = <Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] =>
  [...items].sort((one, other) => (one.id < other.id ? -1 : 1))

const GEOMETRIC = ANNOTATION_FORMATS.filter((format) => format !== 'text')

describe.each(GEOMETRIC)('Written as %s and read again', (format) => {
  const { holds, shapes } = ANNOTATION_FORMAT_DEFINITIONS[format]
  const kept = SELECTION_KINDS.filter((kind) => shapes[kind] === 'kept' && kind !== 'several')
  // Among several there may be any shape.
  const kinds =
    shapes.several === 'kept' && shapes.point === 'kept' ? ([...kept, 'several'] as const) : kept

  test('nothing changes in the same project', () => {
    fc.assert(
      fc.property(projectWith(holds, kinds), (project) => {
        const plan = readBack(project, format, project)
        expect(plan.remarks).toEqual([])
        expect({ added: plan.added, replaced: plan.replaced }).toEqual({ added: [], replaced: [] })
        expect(plan.kept).toBe(everyAnnotation(project).length)
      }),
      { numRuns: 30 },
    )
  })

  test('another copy gets the same places, texts and kinds on the same canvases', () => {
    fc.assert(
      fc.property(projectWith(holds, kinds), (project) => {
        const plan = readBack(project, format, withoutAnnotations(project))
        expect(plan.unmatched).toEqual([])
        const shown = (annotations: typeof plan.added) =>
          annotations
            .map(({ canvas, motivation, bodies, target }) =>
              JSON.stringify([canvas, motivation, bodies, target]),
            )
            .sort()
        expect(shown(plan.added)).toEqual(shown(everyAnnotation(project)))
      }),
      { numRuns: 30 },
    )
  })
})

describe.each(['alto', 'page', 'hocr', 'tei', 'csv'] as const)(
  'The ids of a file in %s',
  (format) => {
    test('are given back to another copy, and stay those of their file', () => {
      fc.assert(
        fc.property(projectWith(['supplementing']), (project) => {
          const plan = readBack(project, format, withoutAnnotations(project))
          expect(sorted(plan.added).map(({ id }) => id)).toEqual(
            sorted(everyAnnotation(project)).map(({ id }) => id),
          )
        }),
        { numRuns: 30 },
      )
    })
  },
)

test('plain text keeps the transcription of each canvas', () => {
  fc.assert(
    fc.property(projectWith(['supplementing']), (project) => {
      fc.pre(everyAnnotation(project).some(({ bodies }) => bodies.length > 0))
      const { added } = readBack(project, 'text', withoutAnnotations(project))
      for (const { id } of canvasesOf(project)) {
        const texts = annotationsOn(project, id).flatMap(({ bodies }) =>
          bodies.map(({ value }) => value),
        )
        const found = added.filter(({ canvas }) => canvas === id)
        expect(found.map(({ bodies }) => bodies[0]?.value.replaceAll('\n\n', '\n')).join('')).toBe(
          texts.join('\n'),
        )
      }
    }),
    { numRuns: 40 },
  )
})

test('every id can be written in XML and read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
      const written = toXmlId(id)
      expect(written).toMatch(/^[A-Za-z_][\w.-]*$/)
      expect(fromXmlId(written)).toBe(id)
    }),
  )
})

describe('Tables', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('=1+1', '"', '""', ' a ', 'a\r\nb', ',', ';', '\t', "'=x"),
  )

  test('every table of named columns is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }),
        fc.constantFrom(',' as const, ';' as const, '\t' as const),
        (rows, separator) => {
          const filled = rows.filter((row) => row.some((one) => one !== ''))
          const table = [['canvas', 'text', 'id'], ...filled]
          expect(parseTable(formatTable(table, separator)).map(({ cells }) => cells)).toEqual(table)
        },
      ),
    )
  })

  test('a spreadsheet takes no cell for a formula, and nothing of the text is lost', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(protectCell(text)).not.toMatch(/^[=+\-@\t\r]/)
        expect(unprotectCell(protectCell(text))).toBe(text)
      }),
    )
  })
})
