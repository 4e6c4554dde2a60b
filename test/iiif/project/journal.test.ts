import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, invert, type Change } from '../../../iiif/project/change.ts'
import { goBack } from '../../../iiif/project/commands/history.ts'
import { moveCanvases } from '../../../iiif/project/commands/canvases.ts'
import { printProject } from '../../../iiif/project/file.ts'
import { readJournalEntry, type JournalEntry } from '../../../iiif/project/journal-entry.ts'
import { differenceOf, rebuildList, type ListPiece } from '../../../iiif/project/list-difference.ts'
import { canvasesOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { packChange, unpackChange, type PackedChange } from '../../../iiif/project/packed-change.ts'
import { packHistory, unpackSession } from '../../../iiif/project/packed-session.ts'
import { replay, startOf } from '../../../iiif/project/replay.ts'
import { MOST_STEPS, openSession, redo, undo, type Session } from '../../../iiif/project/session.ts'
import { changeBetween } from '../../../iiif/project/states.ts'
import { anyCommand } from '../../support/arbitrary-commands.ts'
import { anySequence, carryOutAll } from '../../support/arbitrary-sequences.ts'
import { printFigure } from '../../support/print-figure.ts'
import { projectWithCanvases } from '../../support/projects.ts'

/** As a journal on a disk gives it back. */
const fromDisk = (entries: readonly JournalEntry[]): readonly JournalEntry[] =>
  entries.map((entry) => readJournalEntry(JSON.parse(JSON.stringify(entry)), ''))

const contents = ({ records }: Project) => Object.fromEntries(records)
const undoAll = (session: Session): Session =>
  session.past.length ? undoAll(undo(session)) : session
const redoAll = (session: Session): Session =>
  session.future.length ? redoAll(redo(session)) : session

describe('A journal', () => {
  test('10,000 sequences of commands, undos and redos: replayed, all is as it was, undo and redo too', () => {
    let steps = 0
    fc.assert(
      fc.property(anySequence, (sequence) => {
        const start = projectWithCanvases(5)
        const { session, entries } = carryOutAll(openSession(start), sequence)
        steps += entries.length
        const replayed = replay(openSession(start), fromDisk(entries))
        expect(replayed.count).toBe(entries.length)
        expect(contents(replayed.session.project)).toEqual(contents(session.project))
        expect(replayed.session.past.map(({ label }) => label)).toEqual(
          session.past.map(({ label }) => label),
        )
        expect(replayed.session.future).toHaveLength(session.future.length)
        // Byte for byte, however far one goes back and forth.
        expect(printProject(undoAll(replayed.session).project)).toBe(
          printProject(undoAll(session).project),
        )
        expect(printProject(redoAll(replayed.session).project)).toBe(
          printProject(redoAll(session).project),
        )
        expect(contents(startOf(replayed.session))).toEqual(contents(start))
      }),
      { numRuns: 10_000 },
    )
    printFigure(
      'D11',
      `undo and redo from the journal: 10,000 sequences, ${steps} steps, 0 differences`,
    )
  })

  test('the window is sent what can be undone and redone, and nothing is lost on the way', () => {
    fc.assert(
      fc.property(anySequence, (sequence) => {
        const { session } = carryOutAll(openSession(projectWithCanvases(5)), sequence)
        const sent = structuredClone(packHistory(session))
        const received = unpackSession(session.project, sent)
        expect(contents(undoAll(received).project)).toEqual(contents(undoAll(session).project))
        expect(contents(redoAll(received).project)).toEqual(contents(redoAll(session).project))
      }),
      { numRuns: 500 },
    )
  })

  test('what does not fit is not replayed, nor anything after it', () => {
    const start = projectWithCanvases(2)
    const removal: JournalEntry = {
      kind: 'do',
      label: { key: 'removeCanvases' },
      change: [{ id: 'not there', remove: true }],
    }
    const [before, wrong]: JournalEntry[] = [{ kind: 'fold', file: 'x' }, removal]
    for (const entry of [wrong, { kind: 'undo' }, { kind: 'redo' }, { kind: 'join', change: [] }]) {
      const replayed = replay(openSession(start), [before, entry, before] as JournalEntry[])
      expect(replayed.count).toBe(1)
      expect(contents(replayed.session.project)).toEqual(contents(start))
    }
  })

  test('any step back is one step, and can be undone itself', () => {
    fc.assert(
      fc.property(anySequence, fc.nat(60), (sequence, number) => {
        const { session } = carryOutAll(openSession(projectWithCanvases(5)), sequence)
        const steps = number % (session.past.length + 1)
        const there = goBack(session, steps)
        let expected = session
        while (expected.past.length > steps) expected = undo(expected)
        const arrived = apply(session.project, there.change)
        expect(contents(arrived)).toEqual(contents(expected.project))
        expect(contents(apply(arrived, invert(there.change)))).toEqual(contents(session.project))
      }),
      { numRuns: 500 },
    )
  })
})

describe('A change in the journal', () => {
  test('is short: one canvas moved among 5,000 is less than 200 bytes, all of them reversed less than 300', () => {
    const project = projectWithCanvases(5000)
    const manifest = manifestOf(project)
    const bytes = (change: Change) => JSON.stringify(packChange(change)).length
    const [, , third] = manifest.items
    expect(bytes(moveCanvases(project, { canvases: [third!], to: 4711 }).change)).toBeLessThan(200)
    const reversed = { ...manifest, items: [...manifest.items].reverse() }
    expect(bytes([{ id: manifest.id, before: manifest, after: reversed }])).toBeLessThan(300)
    const [canvas] = canvasesOf(project)
    const renamed = { ...canvas!, label: { none: ['Front cover'] } }
    expect(bytes([{ id: canvas!.id, before: canvas, after: renamed }])).toBeLessThan(200)
  })

  test('comes back whole from the records before it, whatever it is', () => {
    fc.assert(
      fc.property(anyCommand, (make) => {
        const project = projectWithCanvases(7)
        const change = make(project)?.change ?? []
        const packed = JSON.parse(JSON.stringify(packChange(change))) as PackedChange
        const unpacked = unpackChange(project.records, packed)
        expect(contents(apply(project, unpacked))).toEqual(contents(apply(project, change)))
        const back = apply(apply(project, change), invert(unpacked))
        expect(contents(back)).toEqual(contents(project))
      }),
      { numRuns: 1000 },
    )
  })

  test('any list comes from any other', () => {
    const lists = fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'))
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        expect(rebuildList(before, differenceOf(before, after))).toEqual(after)
      }),
    )
    expect(() => rebuildList(['a'], [[0, 2]])).toThrow(RangeError)
    expect(() => rebuildList(['a'], [[0, -2]])).toThrow(RangeError)
    expect(() => rebuildList(['a'], [[[[0, 1]], 1e9, [0]]])).toThrow(RangeError)
    expect(() => rebuildList(['a'], [[[], 1e9, []]])).toThrow(RangeError)
  })

  const HALF = 2500
  const LEAVES = Array.from({ length: 2 * HALF }, (_, index) => index)
  test.each<readonly [string, (place: number) => number]>([
    ['all turned round', (place) => 2 * HALF - 1 - place],
    [
      'all rectos before all versos',
      (place) => (place < HALF ? 2 * place : 2 * (place - HALF) + 1),
    ],
    ['rectos and versos by turns', (place) => (place % 2 ? HALF : 0) + Math.floor(place / 2)],
    [
      'the same, the versos backwards',
      (place) => (place % 2 ? 2 * HALF - 1 - (place - 1) / 2 : place / 2),
    ],
    ['each two exchanged', (place) => place + (place % 2 ? -1 : 1)],
    ['the last put first', (place) => (place + 2 * HALF - 1) % (2 * HALF)],
  ])('5,000 canvases in another order by rule are few bytes: %s', (_, from) => {
    const before = LEAVES.map((index) => `canvas-${index}`)
    const after = LEAVES.map((place) => before[from(place)]!)
    const pieces = JSON.parse(JSON.stringify(differenceOf(before, after))) as ListPiece[]
    expect(JSON.stringify(pieces).length).toBeLessThan(200)
    expect(rebuildList(before, pieces)).toEqual(after)
  })

  test('the difference of two states leads from one to the other', () => {
    fc.assert(
      fc.property(anySequence, anySequence, (one, other) => {
        const start = openSession(projectWithCanvases(4))
        const [from, to] = [carryOutAll(start, one), carryOutAll(start, other)]
        const change = changeBetween(from.session.project, to.session.project)
        expect(contents(apply(from.session.project, change))).toEqual(contents(to.session.project))
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    '{"kind":"do","label":{"key":"setLabel"},"change":[{"id":"m","set":{"__proto__":{"x":1}}}]}',
    '{"kind":"do","label":{"key":"setLabel"},"change":[{"id":"m","lists":{"items":[[0]]}}]}',
    '{"kind":"do","label":{"key":"setLabel"},"change":[{"id":"m","lists":{"items":[[0,1.5]]}}]}',
    '{"kind":"do","label":{"key":"no such command"},"change":[]}',
    '{"kind":"do","change":[]}',
    '{"kind":"undo","change":[]}',
    '{"kind":"jump"}',
    'null',
  ])('%s is no entry', (text) => {
    expect(() => readJournalEntry(JSON.parse(text), '')).toThrow(
      expect.objectContaining({ name: 'Unreadable' }),
    )
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})

test(`the last ${MOST_STEPS} steps can be undone; older ones are let go`, () => {
  const start = projectWithCanvases(1)
  const [canvas] = canvasesOf(start)
  const entries = Array.from({ length: MOST_STEPS + 5 }, (_, index): JournalEntry => ({
    kind: 'do',
    label: { key: 'setLabel' },
    change: [{ id: canvas!.id, set: { label: { none: [String(index)] } } }],
  }))
  const { session } = replay(openSession(start), entries)
  expect(session.past).toHaveLength(MOST_STEPS)
  expect(canvasesOf(startOf(session))[0]!.label).toEqual({ none: ['4'] })
})
