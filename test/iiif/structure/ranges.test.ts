import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply } from '../../../iiif/project/change.ts'
import type { Command } from '../../../iiif/project/command.ts'
import { removeCanvases } from '../../../iiif/project/commands/canvases.ts'
import * as ranges from '../../../iiif/project/commands/ranges.ts'
import { findContradiction } from '../../../iiif/project/consistency.ts'
import { manifestOf, type Project } from '../../../iiif/project/model.ts'
import { findOrphans, flatten, stretchesOf, structureOf } from '../../../iiif/structure/tree.ts'
import { anyCommand } from '../../support/arbitrary-commands.ts'
import { countingIds, projectWithCanvases } from '../../support/projects.ts'

const done = (project: Project, ...commands: readonly ((now: Project) => Command)[]): Project =>
  commands.reduce((now, make) => apply(now, make(now).change), project)

const begin = (id: string, place: number) => (now: Project) =>
  ranges.beginRange(now, {
    id,
    label: { none: [id] },
    canvas: manifestOf(now).items[place - 1] ?? '',
  })

/** The tree in one line: name, places of all canvases, and what is within. */
const shape = (project: Project): readonly string[] => {
  const positions = new Map(manifestOf(project).items.map((id, index) => [id, index]))
  return flatten(structureOf(project)).map(({ range, depth, canvases }) => {
    const stretches = stretchesOf(canvases, positions)
    const places = stretches.map(({ first, last }) => `${first}–${last}`).join(',')
    return `${'>'.repeat(depth)}${range.id} ${places}`
  })
}

describe('Ranges', () => {
  test('begun at a canvas, a range goes to the end, and the one before it ends there', () => {
    const project = done(projectWithCanvases(9), begin('a', 2), begin('b', 5))
    expect(shape(project)).toEqual(['a 2–4', 'b 5–9'])
    expect(findOrphans(project)).toEqual(manifestOf(project).items.slice(0, 1))
    expect(shape(done(project, begin('c', 1)))).toEqual(['c 1–1', 'a 2–4', 'b 5–9'])
  })

  test('begun where a range begins already, nothing is changed', () => {
    const project = done(projectWithCanvases(4), begin('a', 2))
    expect(begin('b', 2)(project).change).toEqual([])
  })

  test('made of a selection, it stands where its first canvas is read', () => {
    const project = done(projectWithCanvases(9), begin('b', 5))
    const [, second = '', third = ''] = manifestOf(project).items
    const range = { id: 'a', label: { none: ['a'] }, canvases: [second, third] }
    expect(shape(done(project, (now) => ranges.addRange(now, range)))).toEqual(['a 2–3', 'b 5–9'])
  })

  test('moved into another, out again, joined and removed, no canvas is lost', () => {
    const project = done(projectWithCanvases(6), begin('a', 1), begin('b', 3), begin('c', 5))
    const nested = done(project, (now) => ranges.moveRange(now, 'b', { parent: 'a', at: 2 }))
    expect(shape(nested)).toEqual(['a 1–4', '>b 3–4', 'c 5–6'])
    expect(shape(done(nested, (now) => ranges.removeRange(now, 'b')))).toEqual(['a 1–4', 'c 5–6'])
    expect(shape(done(nested, (now) => ranges.removeRange(now, 'a')))).toEqual(['b 3–4', 'c 5–6'])
    const joined = ranges.mergeRange(project, 'a')
    expect(shape(apply(project, joined?.change ?? []))).toEqual(['a 1–4', 'c 5–6'])
    expect(ranges.mergeRange(project, 'c')).toBeUndefined()
  })

  test('a range cannot stand in itself', () => {
    const project = done(projectWithCanvases(4), begin('a', 1), begin('b', 3))
    const nested = done(project, (now) => ranges.moveRange(now, 'b', { parent: 'a', at: 0 }))
    expect(() => ranges.moveRange(nested, 'a', { parent: 'b', at: 0 })).toThrow('in itself')
  })

  test('canvases are put in where they are read, and are gone from it when they are removed', () => {
    const project = done(projectWithCanvases(6), begin('a', 4))
    const [, second = '', , , fifth = ''] = manifestOf(project).items
    const added = done(project, (now) => ranges.addToRange(now, 'a', [second]))
    expect(shape(added)).toEqual(['a 2–2,4–6'])
    expect(structureOf(added)[0]?.canvases[0]).toBe(second)
    expect(shape(done(added, (now) => removeCanvases(now, [fifth])))).toEqual(['a 2–2,4–5'])
    expect(shape(done(added, (now) => ranges.removeFromRange(now, 'a', [second])))).toEqual([
      'a 4–6',
    ])
  })

  test('another order of the leaves holds all of them, and counts as no part', () => {
    const project = done(projectWithCanvases(3), (now) =>
      ranges.addSequence(now, { id: 's', label: { en: ['As it was bound once'] } }),
    )
    expect(shape(project)).toEqual(['s 1–3'])
    expect(findOrphans(project)).toHaveLength(3)
    expect(structureOf(project)[0]?.range.behavior).toEqual(['sequence'])
  })

  test('whatever is done, the structure holds together', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 30 }), (makers) => {
        const project = makers.reduce(
          (now, make) => {
            const command = make(now)
            return command ? apply(now, command.change) : now
          },
          done(projectWithCanvases(6, countingIds('c')), begin('a', 2), begin('b', 4)),
        )
        expect(findContradiction(project)).toBeUndefined()
      }),
    )
  })
})
