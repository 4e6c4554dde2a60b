import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planOrder } from '../../../iiif/order/plan.ts'
import type { CanvasOrder, OrderRule } from '../../../iiif/order/rule.ts'
import { findSideBreaks } from '../../../iiif/order/sides.ts'
import { apply } from '../../../iiif/project/change.ts'
import { orderCanvases } from '../../../iiif/project/commands/order.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { canvasesOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { projectWithCanvases } from '../../support/projects.ts'

/** A project whose canvases are called so, in this order. */
const labelled = (...labels: readonly string[]): Project =>
  labels.reduce((project, label, index) => {
    const id = manifestOf(project).items[index] ?? ''
    return apply(project, setLabel(project, { ids: [id] }, { none: [label] }).change)
  }, projectWithCanvases(labels.length))

const planOf = (project: Project, rule: OrderRule, rest: Partial<CanvasOrder> = {}) =>
  planOrder(canvasesOf(project), {
    rule,
    chosen: new Set(manifestOf(project).items),
    captured: new Map(),
    languages: ['en'],
    ...rest,
  })

const namesAfter = (project: Project, rule: OrderRule, rest: Partial<CanvasOrder> = {}) => {
  const { items } = planOf(project, rule, rest)
  const ordered = apply(project, orderCanvases(project, items).change)
  return canvasesOf(ordered).map(({ label }) => label['none']?.[0])
}

describe('Putting canvases in order', () => {
  test('by their labels, as a reader counts', () => {
    expect(namesAfter(labelled('f. 10', 'f. 2', 'f. 1'), { kind: 'label' })).toEqual([
      'f. 1',
      'f. 2',
      'f. 10',
    ])
  })

  test('by the names of their files', () => {
    expect(namesAfter(labelled('b', 'a'), { kind: 'file' })).toEqual(['b', 'a'])
  })

  test('by when they were taken, those without a time behind', () => {
    const project = labelled('a', 'b', 'c')
    const [a = '', , c = ''] = manifestOf(project).items
    const captured = new Map([
      [a, '2026-03-02T10:00:00'],
      [c, '2026-03-01T10:00:00'],
    ])
    expect(namesAfter(project, { kind: 'captured' }, { captured })).toEqual(['c', 'a', 'b'])
    expect(planOf(project, { kind: 'captured' }, { captured }).unknown).toBe(1)
  })

  test('all rectos and then all versos, as they were scanned, leaf by leaf', () => {
    const rule = { kind: 'interleaved', second: 'forwards' } as const
    expect(namesAfter(labelled('1r', '2r', '3r', '1v', '2v', '3v'), rule)).toEqual(
      '1r 1v 2r 2v 3r 3v'.split(' '),
    )
    const turned = { kind: 'interleaved', second: 'backwards' } as const
    expect(namesAfter(labelled('1r', '2r', '3r', '3v', '2v', '1v'), turned)).toEqual(
      '1r 1v 2r 2v 3r 3v'.split(' '),
    )
  })

  test('an odd number has no halves', () => {
    const rule = { kind: 'interleaved', second: 'forwards' } as const
    expect(() => planOf(labelled('1r', '2r', '1v'), rule)).toThrow('an odd number has no halves')
  })

  test('only the chosen ones change places, and only among themselves', () => {
    const project = labelled('d', 'c', 'b', 'a')
    const [first = '', , third = ''] = manifestOf(project).items
    const chosen = new Set([first, third])
    expect(namesAfter(project, { kind: 'label' }, { chosen })).toEqual(['b', 'c', 'd', 'a'])
  })

  test('whatever the rule and the choice, every canvas is there once, and the others stay where they are', () => {
    const rules = fc.constantFrom<OrderRule>(
      { kind: 'file' },
      { kind: 'label' },
      { kind: 'captured' },
      { kind: 'reversed' },
      { kind: 'interleaved', second: 'forwards' },
      { kind: 'interleaved', second: 'backwards' },
    )
    fc.assert(
      fc.property(
        rules,
        fc.array(fc.string(), { minLength: 1 }),
        fc.nat(),
        (rule, labels, seed) => {
          const project = labelled(...labels)
          const { items } = manifestOf(project)
          const chosen = items.filter((_, index) => ((seed >> (index % 16)) & 1) === 1)
          const even = new Set(chosen.slice(0, chosen.length - (chosen.length % 2)))
          const plan = planOf(project, rule, { chosen: even })
          expect([...plan.items].sort()).toEqual([...items].sort())
          items.forEach((id, index) => {
            if (!even.has(id)) expect(plan.items[index]).toBe(id)
          })
        },
      ),
    )
  })
})

describe('The order of sides', () => {
  const breaksIn = (...labels: readonly string[]) => {
    const canvases = canvasesOf(labelled(...labels))
    const breaks = findSideBreaks(canvases, ['en'])
    return canvases.flatMap(({ id }, index) => (breaks.has(id) ? [labels[index]] : []))
  }

  test.each([
    [['f. 1r', 'f. 1v', 'f. 2r', 'f. 2v']],
    [['1 recto', '1 verso', '2 recto']],
    [['f. xiv r', 'f. xiv v', 'f. xv r']],
    [['12r', '12v', '12bis r', '12bis v']],
    [['Front board', '1r', '1v', 'Back board']],
    [['f. iv', 'f. v', 'f. vi']],
    [['p. 1', 'p. 2']],
  ])('%j is unbroken', (labels) => expect(breaksIn(...labels)).toEqual([]))

  test.each([
    [['f. 1r', 'f. 2r'], ['f. 2r']],
    [['f. 1v', 'f. 2v'], ['f. 2v']],
    [['f. 1r', 'f. 2v', 'f. 3r'], ['f. 2v']],
    [['f. 1v', 'f. 1r'], ['f. 1r']],
  ])('in %j it breaks at %j', (labels, breaks) => expect(breaksIn(...labels)).toEqual(breaks))
})
