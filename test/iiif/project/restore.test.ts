import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textFor } from '../../../iiif/language-map.ts'
import { apply } from '../../../iiif/project/change.ts'
import { addAnnotation } from '../../../iiif/project/commands/annotations.ts'
import { moveCanvases, removeCanvases } from '../../../iiif/project/commands/canvases.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { addRange } from '../../../iiif/project/commands/ranges.ts'
import { bringBack, restoreState } from '../../../iiif/project/commands/restore.ts'
import type { Command } from '../../../iiif/project/command.ts'
import { differenceBetween } from '../../../iiif/project/difference.ts'
import {
  annotationsOn,
  canvasesOf,
  getRecord,
  manifestOf,
  recordsOf,
  type Project,
} from '../../../iiif/project/model.ts'
import { openSession } from '../../../iiif/project/session.ts'
import { changeBetween, isSound } from '../../../iiif/project/states.ts'
import { anySequence, carryOutAll } from '../../support/arbitrary-sequences.ts'
import { projectWithCanvases } from '../../support/projects.ts'

const labels = (project: Project): string[] =>
  canvasesOf(project).map(({ label }) => textFor(label, []))
const idsOf = (project: Project, ...numbers: number[]) =>
  numbers.map((number) => manifestOf(project).items[number - 1]!)
const done = (project: Project, ...commands: ((project: Project) => Command | undefined)[]) =>
  commands.reduce((state, make) => apply(state, make(state)?.change ?? []), project)
const remove =
  (...numbers: number[]) =>
  (project: Project) =>
    removeCanvases(project, idsOf(project, ...numbers))
const name = (number: number, text: string) => (project: Project) =>
  setLabel(project, { ids: idsOf(project, number) }, { none: [text] })
const note = (number: number, id: string) => (project: Project) =>
  addAnnotation(project, {
    type: 'Annotation',
    id,
    canvas: idsOf(project, number)[0]!,
    motivation: 'commenting',
    bodies: [{ value: `Note ${id}` }],
    target: { kind: 'whole' },
  })

describe('Bringing back what was removed', () => {
  test('each canvas stands behind the one that it stood behind; what was done since stays', () => {
    const then = done(projectWithCanvases(6), note(3, 'a'))
    const now = done(then, remove(3, 5), name(1, 'first'), (project) =>
      moveCanvases(project, { canvases: idsOf(project, 4), to: 0 }),
    )
    expect(labels(now)).toEqual(['f. 6', 'first', 'f. 2', 'f. 4'])
    const command = bringBack(now, then)!
    expect(command.label).toEqual({ key: 'bringBack', count: 3 })
    const back = apply(now, command.change)
    expect(labels(back)).toEqual(['f. 6', 'first', 'f. 2', 'f. 3', 'f. 4', 'f. 5'])
    expect(annotationsOn(back, idsOf(back, 4)[0]!).map(({ id }) => id)).toEqual(['a'])
  })

  test('canvases come back into the parts of the structure that they were in', () => {
    const plain = projectWithCanvases(4)
    const then = done(plain, (project) =>
      addRange(project, { id: 'r', label: { en: ['Quire'] }, canvases: idsOf(project, 2, 3) }),
    )
    const now = done(then, remove(2))
    const back = apply(now, bringBack(now, then)!.change)
    expect(getRecord(back, 'Range', 'r').items).toEqual(idsOf(then, 2, 3))
  })

  test('is nothing to do where nothing is missing', () => {
    const then = projectWithCanvases(3)
    expect(bringBack(done(then, name(1, 'other')), then)).toBeUndefined()
  })
})

describe('An earlier state', () => {
  test('comes back whole, and says before what it would change', () => {
    const then = done(projectWithCanvases(4), note(1, 'a'))
    const now = done(then, remove(2), name(2, 'third'), note(1, 'b'))
    const back = apply(now, restoreState(now, then)!.change)
    expect(changeBetween(back, then)).toEqual([])
    const difference = differenceBetween(now, back)
    expect(
      difference.map(({ type, added, removed, changed }) => ({
        type,
        added: added.map(({ id }) => id),
        removed: removed.map(({ id }) => id),
        changed: changed.map(({ record, aspects }) => [record.id, ...aspects]),
      })),
    ).toEqual([
      {
        type: 'Canvas',
        added: idsOf(then, 2),
        removed: [],
        changed: [[idsOf(then, 3)[0], 'label']],
      },
      { type: 'Annotation', added: [], removed: ['b'], changed: [] },
    ])
  })

  test('leaves folders where they are now', () => {
    const then = projectWithCanvases(2)
    const folder = getRecord(then, 'Folder', 'folder')
    const moved = apply(done(then, remove(1)), [
      { id: 'folder', before: folder, after: { ...folder, location: '/elsewhere' } },
    ])
    const back = apply(moved, restoreState(moved, then)!.change)
    expect(labels(back)).toEqual(['f. 1', 'f. 2'])
    expect(getRecord(back, 'Folder', 'folder').location).toBe('/elsewhere')
  })

  test('keeps the objects that were made since', () => {
    const then = projectWithCanvases(2)
    const records = new Map(then.records)
    records.set('m-2', {
      ...manifestOf(then),
      id: 'm-2',
      items: ['c-2'],
      label: { en: ['Another'] },
    })
    records.set('c-2', { ...canvasesOf(then)[0]!, id: 'c-2' })
    const now = done({ ...then, records }, remove(1))
    const back = apply(now, restoreState(now, then)!.change)
    expect(labels(back)).toEqual(['f. 1', 'f. 2'])
    expect(getRecord(back, 'Manifest', 'm-2').items).toEqual(['c-2'])
  })

  test('whatever was done, it comes back exactly; and nothing is missing that was there', () => {
    fc.assert(
      fc.property(anySequence, (sequence) => {
        const then = projectWithCanvases(5)
        const now = carryOutAll(openSession(then), sequence).session.project
        const whole = restoreState(now, then)
        const folders = ({ before, after }: ReturnType<typeof changeBetween>[number]) =>
          (before ?? after)?.type === 'Folder'
        // Objects that were made since stay, with all that they hold; nothing else does.
        const isMadeSince = recordsOf(now, 'Manifest').some(({ id }) => !then.records.has(id))
        // What such an object names may have no place in the earlier state: then nothing is changed.
        expect(whole !== undefined || isMadeSince).toBe(true)
        const back = whole ? apply(now, whole.change) : then
        const unlike = changeBetween(back, then).filter((one) => !folders(one))
        expect(unlike.filter(({ after }) => after !== undefined || !isMadeSince)).toEqual([])
        const missing = bringBack(now, then)
        const all = missing ? apply(now, missing.change) : now
        expect(isSound(all)).toBe(true)
        expect([...then.records.keys()].filter((id) => !all.records.has(id))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
