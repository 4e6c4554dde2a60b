import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EVERY_LANGUAGE, planLabels, type LabelOrder } from '../../../iiif/labels/plan.ts'
import type { LabelRule } from '../../../iiif/labels/rule.ts'
import { apply } from '../../../iiif/project/change.ts'
import { labelCanvases } from '../../../iiif/project/commands/label-rules.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { canvasesOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { openSession, perform, undo } from '../../../iiif/project/session.ts'
import { projectWithCanvases } from '../../support/projects.ts'

const FOLIATION: LabelRule = {
  kind: 'foliation',
  start: { number: 1, form: 'digits', addition: 0, side: 'recto' },
  shows: 'side',
  sides: 'rv',
  additions: 'words',
  prefix: 'f. ',
  suffix: '',
}

const orderOf = (project: Project, rest: Partial<LabelOrder> = {}): LabelOrder => ({
  rule: FOLIATION,
  language: 'none',
  others: 'keep',
  chosen: new Set(manifestOf(project).items),
  marks: new Map(),
  ...rest,
})

const planOf = (project: Project, rest: Partial<LabelOrder> = {}) =>
  planLabels(canvasesOf(project), orderOf(project, rest))

const labelsOf = (project: Project) => canvasesOf(project).map(({ label }) => label)

describe('A plan of labels', () => {
  test('names every chosen canvas, what it is called and what it would be called', () => {
    const project = projectWithCanvases(3)
    const [first, second] = manifestOf(project).items
    const { labels, changed } = planOf(project, { chosen: new Set([second!]) })
    expect(labels).toEqual([
      {
        canvas: second,
        position: 2,
        before: { none: ['f. 2'] },
        after: { none: ['f. 1r'] },
        outcome: 'changed',
      },
    ])
    expect(changed).toBe(1)
    expect(first).not.toBe(second)
  })

  test('tells which canvases would be called alike, also those that are not chosen', () => {
    const project = projectWithCanvases(3)
    const [first, second] = manifestOf(project).items
    const rule: LabelRule = { kind: 'fileName', template: 'f. 1' }
    const { duplicates } = planOf(project, { rule, chosen: new Set([second!]) })
    expect([...duplicates]).toEqual([first, second])
  })

  test('skipped canvases keep their labels', () => {
    const project = projectWithCanvases(2)
    const [first] = manifestOf(project).items
    const { labels } = planOf(project, { marks: new Map([[first!, { kind: 'skip' }]]) })
    expect(labels.map(({ outcome }) => outcome)).toEqual(['skipped', 'changed'])
    expect(labels[0]!.after).toEqual({ none: ['f. 1'] })
  })

  test('a name that does not fit leaves the label as it is, and is counted', () => {
    const project = projectWithCanvases(2)
    const rule: LabelRule = { kind: 'fileName', template: '{leaf}' }
    expect(planOf(project, { rule })).toMatchObject({ changed: 0, unfit: 2 })
  })

  test('writes the language that was chosen, and keeps or removes the others', () => {
    const project = projectWithCanvases(1)
    const after = (rest: Partial<LabelOrder>) => planOf(project, rest).labels[0]!.after
    expect(after({ language: 'la' })).toEqual({ none: ['f. 1'], la: ['f. 1r'] })
    expect(after({ language: 'la', others: 'remove' })).toEqual({ la: ['f. 1r'] })
  })

  test('what is changed in texts is changed in one language, or in all', () => {
    const start = projectWithCanvases(1)
    const ids = manifestOf(start).items
    const label = { en: ['leaf 1'], de: ['Blatt 1', 'x'] }
    const project = apply(start, setLabel(start, { ids }, label).change)
    const rule: LabelRule = { kind: 'affixes', prefix: '<', suffix: '>' }
    const after = (language: string) => planOf(project, { rule, language }).labels[0]!.after
    expect(after('en')).toEqual({ en: ['<leaf 1>'], de: ['Blatt 1', 'x'] })
    expect(after(EVERY_LANGUAGE)).toEqual({ en: ['<leaf 1>'], de: ['<Blatt 1>', '<x>'] })
  })
})

describe('Labelling', () => {
  const rules: fc.Arbitrary<LabelRule> = fc.oneof(
    fc.constant(FOLIATION),
    fc.string().map((template): LabelRule => ({
      kind: 'fileName',
      template: template.replace(/[{}$]/g, ''),
    })),
    fc
      .tuple(fc.string(), fc.string())
      .map(([prefix, suffix]): LabelRule => ({ kind: 'affixes', prefix, suffix })),
    fc.tuple(fc.constantFrom('f', '.', '1', ' '), fc.string()).map(([find, by]): LabelRule => ({
      kind: 'replacement',
      find,
      by,
      letters: 'exact',
      extent: 'anywhere',
      syntax: 'plain',
    })),
  )

  test('does what the plan showed, and one undo takes all of it back', () => {
    fc.assert(
      fc.property(
        rules,
        fc.record({
          language: fc.constantFrom('none', 'la', EVERY_LANGUAGE),
          others: fc.constantFrom('keep' as const, 'remove' as const),
        }),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        (rule, { language, others }, picked) => {
          const project = projectWithCanvases(6)
          const chosen = new Set(manifestOf(project).items.filter((_, index) => picked[index]))
          const plan = planOf(project, { rule, language, others, chosen })
          const shown = new Map(plan.labels.map(({ canvas, after }) => [canvas, after]))
          const before = openSession(project)
          const after = perform(before, labelCanvases(project, plan.labels))
          for (const canvas of canvasesOf(after.project)) {
            const untouched = canvasesOf(project).find(({ id }) => id === canvas.id)!.label
            expect(canvas.label).toEqual(shown.get(canvas.id) ?? untouched)
          }
          expect(after.past.length).toBe(plan.changed > 0 ? 1 : 0)
          expect(labelsOf(undo(after).project)).toEqual(labelsOf(project))
          // Planned again, a rule that writes labels anew has nothing left to do.
          if (rule.kind === 'foliation' || rule.kind === 'fileName') {
            expect(planOf(after.project, { rule, language, others, chosen }).changed).toBe(0)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('5,000 canvases are planned, labelled and taken back as one step', () => {
    const project = projectWithCanvases(5000)
    const plan = planOf(project)
    expect(plan).toMatchObject({ changed: 5000, unfit: 0, duplicates: new Set() })
    const session = perform(openSession(project), labelCanvases(project, plan.labels))
    expect(labelsOf(session.project).at(-1)).toEqual({ none: ['f. 2500v'] })
    expect(session.past.map(({ label }) => label)).toEqual([{ key: 'labelCanvases', count: 5000 }])
    expect(labelsOf(undo(session).project)).toEqual(labelsOf(project))
  })
})
