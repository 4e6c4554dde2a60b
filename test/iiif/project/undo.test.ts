import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, ChangeOutOfStep, invert, merge } from '../../../iiif/project/change.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { canvasesOf, recordsOf, type Project } from '../../../iiif/project/model.ts'
import {
  endGesture,
  openSession,
  perform,
  redo,
  undo,
  type Session,
} from '../../../iiif/project/session.ts'
import { anyCommand, type CommandMaker } from '../../support/arbitrary-commands.ts'
import { projectWithCanvases } from '../../support/projects.ts'

const commands = fc.array(anyCommand, { maxLength: 25 })

const performAll = (session: Session, makers: readonly CommandMaker[]): Session =>
  makers.reduce((current, make) => {
    const command = make(current.project)
    return command ? perform(current, command) : current
  }, session)

function undoAll(session: Session): Session {
  let current = session
  while (current.past.length) current = undo(current)
  return current
}

function redoAll(session: Session): Session {
  let current = session
  while (current.future.length) current = redo(current)
  return current
}

const contents = ({ records }: Project) => Object.fromEntries(records)

describe('Whatever a scholar does to the object', () => {
  test('undoing every step gives the first project back', () => {
    fc.assert(
      fc.property(commands, (makers) => {
        const start = projectWithCanvases(6)
        const end = undoAll(performAll(openSession(start), makers))
        expect(contents(end.project)).toEqual(contents(start))
      }),
      { numRuns: 300 },
    )
  })

  test('redoing every undone step gives the last project back', () => {
    fc.assert(
      fc.property(commands, (makers) => {
        const done = performAll(openSession(projectWithCanvases(6)), makers)
        expect(contents(redoAll(undoAll(done)).project)).toEqual(contents(done.project))
      }),
      { numRuns: 300 },
    )
  })

  test('the object stays whole: every canvas and annotation that is named is there', () => {
    fc.assert(
      fc.property(commands, (makers) => {
        const { project } = performAll(openSession(projectWithCanvases(6)), makers)
        const items = recordsOf(project, 'Manifest').flatMap((manifest) => manifest.items)
        expect(new Set(items).size).toBe(items.length)
        const listed = recordsOf(project, 'Canvas').flatMap(({ annotations }) => annotations)
        const kept = [...project.records.values()].filter(({ type }) => type === 'Annotation')
        expect(new Set(listed)).toEqual(new Set(kept.map(({ id }) => id)))
        const canvases = [...project.records.values()].filter(({ type }) => type === 'Canvas')
        expect(new Set(canvases.map(({ id }) => id))).toEqual(new Set(items))
      }),
      { numRuns: 300 },
    )
  })

  test('two changes merged do what they do one after the other, and are undone together', () => {
    fc.assert(
      fc.property(anyCommand, anyCommand, (one, other) => {
        const start = projectWithCanvases(4)
        const first = one(start)?.change ?? []
        const between = apply(start, first)
        const second = other(between)?.change ?? []
        const both = merge(first, second)
        expect(contents(apply(start, both))).toEqual(contents(apply(between, second)))
        expect(contents(apply(apply(start, both), invert(both)))).toEqual(contents(start))
      }),
      { numRuns: 500 },
    )
  })
})

describe('Typing in a field', () => {
  const project = projectWithCanvases(1)
  const [canvas] = canvasesOf(project)
  const type = (session: Session, text: string) =>
    perform(
      session,
      setLabel(session.project, { ids: [canvas!.id], gesture: 'label' }, { none: [text] }),
    )

  test('is one step, however many keys were pressed', () => {
    const session = ['f', 'fo', 'fol'].reduce(type, openSession(project))
    expect(session.past).toHaveLength(1)
    expect(undo(session).project.records.get(canvas!.id)).toEqual(canvas)
  })

  test('is two steps when the field was left in between', () => {
    expect(type(endGesture(type(openSession(project), 'f. 8')), 'f. 1r').past).toHaveLength(2)
  })

  test('is no step when the field ends as it began', () => {
    expect(type(type(openSession(project), 'f. 9'), 'f. 1').past).toHaveLength(0)
  })

  test('does not go on in a step that was undone and redone', () => {
    expect(type(redo(undo(type(openSession(project), 'f. 8'))), 'f. 1r').past).toHaveLength(2)
  })
})

test('a new command clears what could be redone', () => {
  const session = openSession(projectWithCanvases(2))
  const label = (text: string) => setLabel(session.project, { ids: ['manifest'] }, { en: [text] })
  const undone = undo(perform(session, label('One')))
  expect(undone.future).toHaveLength(1)
  expect(perform(undone, label('Two')).future).toHaveLength(0)
})

test('a change made against another state of the project is refused', () => {
  const project = projectWithCanvases(1)
  const { change } = setLabel(project, { ids: ['manifest'] }, { en: ['New'] })
  const changed = apply(project, change)
  expect(() => apply(changed, change)).toThrow(ChangeOutOfStep)
})
