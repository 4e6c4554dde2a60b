import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply } from '../../../iiif/project/change.ts'
import { setLabel, setMetadata, setSummary } from '../../../iiif/project/commands/properties.ts'
import { writeTable } from '../../../iiif/project/commands/table.ts'
import { canvasesOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { openSession, perform, undo } from '../../../iiif/project/session.ts'
import { tableOf } from '../../../iiif/tables/canvas-table.ts'
import { formatTitle, parseTitle, type Column } from '../../../iiif/tables/columns.ts'
import { planTable, type TableChoices } from '../../../iiif/tables/plan.ts'
import { formatTable, parseTable, type Table } from '../../../iiif/tables/separated.ts'
import { projectWithCanvases } from '../../support/projects.ts'

const CHOICES: TableChoices = { languages: ['en'], emptyCells: 'remove', newFields: 'add' }
const planOf = (project: Project, table: Table, rest: Partial<TableChoices> = {}) =>
  planTable(canvasesOf(project), table, { ...CHOICES, ...rest })
const written = (project: Project, table: Table, rest: Partial<TableChoices> = {}): Project =>
  apply(project, writeTable(project, planOf(project, table, rest)).change)
const first = (project: Project) => canvasesOf(project)[0]!

/** Three canvases, the first with a summary and two authors. */
function describedProject(): Project {
  const project = projectWithCanvases(3)
  const ids = manifestOf(project).items.slice(0, 1)
  const summarized = apply(project, setSummary(project, { ids }, { en: ['=a letter'] }).change)
  const metadata = [
    { label: { en: ['Author'], de: ['Autor'] }, value: { none: ['Anna'] } },
    { label: { en: ['Author'] }, value: { none: ['Berta'] } },
    { label: { en: ['Date'] }, value: { en: ['about 1200', 'or later'], la: ['saec. XIII'] } },
  ]
  return apply(summarized, setMetadata(summarized, { ids }, metadata).change)
}

describe('The table of an object', () => {
  test('has a row for each canvas and a column for each field and language', () => {
    expect(tableOf(canvasesOf(describedProject()), ['en']).slice(0, 3)).toEqual([
      ['Position', 'Label', 'Summary [en]', 'Author', 'Author (2)', 'Date [en]', 'Date [la]', 'File', 'Canvas'],
      ['1', 'f. 1', "'=a letter", 'Anna', 'Berta', 'about 1200\nor later', 'saec. XIII', '1.jpg', 'id-1'],
      ['2', 'f. 2', '', '', '', '', '', '2.jpg', 'id-3'],
    ]) // prettier-ignore
  })

  test('every title is read back as it was written', () => {
    const languages = fc.constantFrom('none', 'en', 'zh-Hant', 'de-CH-1901')
    const names = fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('Label', 'file', 'Metadata: x', 'x [en]', 'x (2)', '(2)', '[en]', 'Metadata:'),
        fc.constantFrom('Label [en] (3)', 'x (2) [en] (3)', 'Date [none]'),
      )
      .map((name) => name.trim()) // prettier-ignore
    const columns: fc.Arbitrary<Column> = fc.oneof(
      fc.constantFrom<Column>({ kind: 'position' }, { kind: 'rights' }, { kind: 'canvas' }),
      fc.record({
        kind: fc.constantFrom('label' as const, 'summary' as const),
        language: languages,
      }),
      fc.record({
        kind: fc.constant('metadata' as const),
        field: names,
        occurrence: fc.integer({ min: 1, max: 9999 }),
        language: languages,
      }),
    )
    fc.assert(
      fc.property(columns, (column) => {
        expect(parseTitle(formatTitle(column))).toEqual(column)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('A table that comes back', () => {
  test('unchanged changes nothing, through the clipboard and as CSV', () => {
    const project = describedProject()
    for (const separator of ['\t', ',', ';'] as const) {
      const text = formatTable(tableOf(canvasesOf(project), ['en']), separator)
      expect(planOf(project, parseTable(text))).toMatchObject({ changes: [], findings: [] })
    }
  })

  test('is shown as a difference before it is written, and taken back in one step', () => {
    const project = describedProject()
    const table = [
      ['Canvas', 'Label', 'Author', 'Date [la]'],
      ['id-3', 'f. 2', 'Clara', ''],
      ['id-1', 'f. 1r', 'Anna', ''],
    ]
    const plan = planOf(project, table)
    expect(plan.changes).toEqual([
      { canvas: 'id-1', position: 1, column: 'Label', before: 'f. 1', after: 'f. 1r' },
      { canvas: 'id-1', position: 1, column: 'Date [la]', before: 'saec. XIII', after: '' },
      { canvas: 'id-3', position: 2, column: 'Author', before: '', after: 'Clara' },
    ])
    expect(plan.unmentioned).toBe(1)
    const session = perform(openSession(project), writeTable(project, plan))
    const [one, two] = canvasesOf(session.project)
    expect(one!.metadata[2]!.value).toEqual({ en: ['about 1200', 'or later'] })
    // The new pair is called as that of the other canvas, in all its languages.
    expect(two!.metadata).toEqual([
      { label: { en: ['Author'], de: ['Autor'] }, value: { none: ['Clara'] } },
    ])
    expect(canvasesOf(undo(session).project)).toEqual(canvasesOf(project))
  })

  test('a pair without values goes, and those behind it keep theirs', () => {
    const table = [
      ['Position', 'Author', 'Author (2)'],
      ['1', '', 'Berta the Elder'],
    ]
    expect(first(written(describedProject(), table)).metadata.slice(0, 1)).toEqual([
      { label: { en: ['Author'] }, value: { none: ['Berta the Elder'] } },
    ])
  })

  test('empty cells are left alone on request, and counted', () => {
    const table = [
      ['Position', 'Label', 'Author'],
      ['1', '', 'Dora'],
    ]
    const plan = planOf(describedProject(), table, { emptyCells: 'keep', key: 'position' })
    expect(plan.changes.map(({ column }) => column)).toEqual(['Author'])
    expect(plan.emptyKept).toBe(1)
  })

  test('rows are known by id, by file, by label, or by place, whichever is surest', () => {
    const project = projectWithCanvases(3)
    const keyOf = (titles: readonly string[]) => planOf(project, [titles]).key
    expect(keyOf(['Position', 'Label', 'File', 'Canvas'])).toBe('canvas')
    expect(keyOf(['Position', 'Label', 'File'])).toBe('file')
    expect(keyOf(['Position', 'Label'])).toBe('label')
    expect(keyOf(['Position', 'Date'])).toBe('position')
    expect(() => keyOf(['Date'])).toThrow(/does not say which canvas/)
    expect(() => keyOf([])).toThrow(/does not say which canvas/)
  })

  test('what could not be used is named, and nothing is lost without a word', () => {
    const project = projectWithCanvases(3)
    const ids = manifestOf(project).items.slice(0, 2)
    const alike = apply(project, setLabel(project, { ids }, { none: ['f. 1'] }).change)
    const table = [
      ['Label', 'Hand', 'Hand', '', 'Rights'],
      ['f. 1', 'A', '', '', ''],
      ['f. 9', 'B', '', '', ''],
      ['f. 3', 'C', '', '', 'ask the library', 'more'],
      ['f. 3', 'D', '', '', ''],
      ['', '', '', '', ''],
    ]
    const plan = planOf(alike, table)
    expect(plan.findings).toEqual([
      { kind: 'newField', column: 'Hand' },
      { kind: 'repeatedColumn', column: 'Hand' },
      { kind: 'untitledColumn', column: '4' },
      { kind: 'ambiguousRow', row: 2, name: 'f. 1' },
      { kind: 'unknownRow', row: 3, name: 'f. 9' },
      { kind: 'repeatedRow', row: 5, name: 'f. 3' },
      { kind: 'longRow', row: 4, name: 'more' },
      { kind: 'notRights', row: 4, name: 'ask the library' },
    ])
    expect(plan.changes.map(({ after }) => after)).toEqual(['C'])
    expect(planOf(alike, table, { newFields: 'leave' }).changes).toEqual([])
  })

  test('rights that were copied from the address bar become their identifier', () => {
    const table = [
      ['Position', 'Rights'],
      ['1', 'https://creativecommons.org/licenses/by/4.0/deed.de'],
    ]
    expect(first(written(projectWithCanvases(1), table)).rights).toBe(
      'http://creativecommons.org/licenses/by/4.0/',
    )
  })

  const texts = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text))
  const maps = fc.dictionary(
    fc.constantFrom('none', 'en', 'la'),
    fc.array(texts, { minLength: 1, maxLength: 2 }),
    { minKeys: 1 },
  )
  const descriptions = fc.record({
    label: maps,
    summary: maps,
    values: fc.array(maps, { maxLength: 4 }),
  })
  const fields = fc.uniqueArray(
    texts.filter((text) => text.trim() === text),
    { maxLength: 3 },
  )

  test('what one object is described with, another one gets through a spreadsheet, without loss', () => {
    fc.assert(
      fc.property(descriptions, fields, ({ label, summary, values }, names) => {
        const bare = projectWithCanvases(2)
        const ids = manifestOf(bare).items
        const metadata = values.map((value, index) => ({
          label: { none: [names[index % names.length] ?? 'Field'] },
          value,
        }))
        const labelled = apply(bare, setLabel(bare, { ids }, label).change)
        const summarized = apply(labelled, setSummary(labelled, { ids }, summary).change)
        const project = apply(summarized, setMetadata(summarized, { ids }, metadata).change)
        const text = formatTable(tableOf(canvasesOf(project), ['en']), ',')
        // A bare object has labels without a language; where the other has none, they go.
        const after = written(bare, parseTable(text, ','))
        for (const [index, canvas] of canvasesOf(after).entries()) {
          const wanted = canvasesOf(project)[index]!
          const others = Object.fromEntries(
            Object.entries(canvas.label).filter(([tag]) => tag !== 'none'),
          )
          expect('none' in wanted.label ? canvas.label : others).toEqual(wanted.label)
          expect(canvas.summary).toEqual(wanted.summary)
          expect(canvas.metadata).toEqual(wanted.metadata)
        }
        expect(planOf(after, parseTable(text, ',')).changes).toEqual([])
      }),
      { numRuns: 300 },
    ) // prettier-ignore
  })
})
