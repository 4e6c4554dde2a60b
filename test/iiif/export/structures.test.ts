import { describe, expect, test } from 'vitest'
import { documentsOf } from '../../../iiif/export/documents.ts'
import { planExport } from '../../../iiif/export/plan.ts'
import { apply } from '../../../iiif/project/change.ts'
import * as ranges from '../../../iiif/project/commands/ranges.ts'
import { manifestOf, type Project } from '../../../iiif/project/model.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { OPTIONS_2, OPTIONS_3 } from './support/codex.ts'

const BASE = OPTIONS_3.base.replace(/\/+$/, '')

/** Two books, the second with a chapter that holds a part of a canvas; another order; and a part that is empty. */
function structured(): Project {
  const project = projectWithCanvases(4)
  const [first = '', , third = '', fourth = ''] = manifestOf(project).items
  const add = (now: Project, id: string, canvases: readonly string[]) =>
    apply(
      now,
      ranges.addRange(now, { id, label: { en: [id] }, canvases }, { parent: undefined, at: 99 })
        .change,
    )
  let now = ['one', 'two', 'empty'].reduce(
    (before, id) => add(before, id, id === 'one' ? [first] : id === 'two' ? [third] : []),
    project,
  )
  const chapter = { id: 'chapter', label: { en: ['chapter'] }, canvases: [] }
  now = apply(now, ranges.addRange(now, chapter, { parent: 'two', at: 1 }).change)
  const before = now.records.get('chapter')
  if (before?.type !== 'Range') throw new Error('It was added')
  const part = { kind: 'rectangle', x: 10, y: 20, width: 300, height: 400 } as const
  const after = { ...before, items: [{ canvas: fourth, part }] }
  now = apply(now, [{ id: 'chapter', before, after }])
  return apply(now, ranges.addSequence(now, { id: 'other', label: { en: ['other'] } }).change)
}

const read = (project: Project, options: typeof OPTIONS_3) =>
  JSON.parse(documentsOf(project, options)[0]?.body() ?? '') as Record<string, unknown>

describe('The structure of an object, exported', () => {
  test('is a tree of ranges in 3.0, without those that hold nothing', () => {
    const project = structured()
    const [first, , third, fourth] = manifestOf(project).items.map((id) => `${BASE}/canvas/${id}`)
    expect(read(project, OPTIONS_3)['structures']).toMatchObject([
      { id: `${BASE}/range/one`, type: 'Range', items: [{ id: first, type: 'Canvas' }] },
      {
        id: `${BASE}/range/two`,
        items: [
          { id: third, type: 'Canvas' },
          {
            id: `${BASE}/range/chapter`,
            type: 'Range',
            items: [
              {
                type: 'SpecificResource',
                source: fourth,
                selector: { type: 'FragmentSelector', value: 'xywh=10,20,300,400' },
              },
            ],
          },
        ],
      },
      { id: `${BASE}/range/other`, behavior: ['sequence'] },
    ])
  })

  test('and a flat list in 2.1', () => {
    const { structures } = read(structured(), OPTIONS_2) as {
      structures: { '@id': string; ranges?: string[]; canvases?: string[] }[]
    }
    const base = OPTIONS_2.base.replace(/\/+$/, '')
    expect(structures.map((range) => range['@id'])).toEqual(
      expect.arrayContaining([`${base}/range/one`, `${base}/range/two`, `${base}/range/chapter`]),
    )
    const two = structures.find((range) => range['@id'] === `${base}/range/two`)
    expect(two?.ranges).toEqual([`${base}/range/chapter`])
    const chapter = structures.find((range) => range['@id'] === `${base}/range/chapter`)
    expect(chapter?.canvases?.[0]).toMatch(/#xywh=10,20,300,400$/)
  })

  test.each([OPTIONS_3, OPTIONS_2])('is valid (%#)', (options) => {
    const { findings } = planExport(structured(), options)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
