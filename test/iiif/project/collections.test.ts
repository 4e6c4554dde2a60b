import { describe, expect, test } from 'vitest'
import { apply, invert } from '../../../iiif/project/change.ts'
import type { Command } from '../../../iiif/project/command.ts'
import * as commands from '../../../iiif/project/commands/collections.ts'
import { findContradiction } from '../../../iiif/project/consistency.ts'
import { parseProject, printProject } from '../../../iiif/project/file.ts'
import { canvasesOf, getRecord, withManifest, type Project } from '../../../iiif/project/model.ts'
import { projectWithCanvases } from '../../support/projects.ts'

const named = (id: string) => ({ id, label: { en: [id] } })

function after(project: Project, ...makers: readonly ((now: Project) => Command)[]): Project {
  return makers.reduce((now, make) => apply(now, make(now).change), project)
}

/** Two manifests in a collection that is in another. */
const library = (): Project =>
  after(
    projectWithCanvases(2),
    (now) => commands.addManifest(now, named('second')),
    (now) => commands.addCollection(now, named('shelf')),
    (now) => commands.addCollection(now, named('library')),
    (now) => commands.placeInCollection(now, { collection: 'shelf', item: 'manifest' }),
    (now) => commands.placeInCollection(now, { collection: 'shelf', item: 'second' }),
    (now) => commands.placeInCollection(now, { collection: 'library', item: 'shelf' }),
  )

const itemsOf = (project: Project, collection: string) =>
  getRecord(project, 'Collection', collection).items

describe('collections', () => {
  test('hold manifests and collections, in order, and are in the project file', () => {
    const project = library()
    expect(itemsOf(project, 'shelf')).toEqual(['manifest', 'second'])
    const moved = after(project, (now) =>
      commands.moveInCollection(now, { collection: 'shelf', from: 1, to: 0 }),
    )
    expect(itemsOf(moved, 'shelf')).toEqual(['second', 'manifest'])
    const { project: read } = parseProject(printProject(moved), 'a.florilegium')
    expect(itemsOf(read, 'shelf')).toEqual(['second', 'manifest'])
    expect(itemsOf(read, 'library')).toEqual(['shelf'])
  })

  test.each([
    ['itself', 'shelf', 'shelf'],
    ['what holds it', 'shelf', 'library'],
    ['what is in it already', 'shelf', 'second'],
    ['what is not there', 'shelf', 'nothing'],
  ])('never hold %s', (_, collection, item) => {
    const project = library()
    expect(commands.mayHold(project, { collection, item })).toBe(false)
    expect(commands.placeInCollection(project, { collection, item }).change).toEqual([])
  })

  test('that are removed leave what was in them', () => {
    const project = after(library(), (now) => commands.removeCollection(now, 'shelf'))
    expect(itemsOf(project, 'library')).toEqual([])
    expect(project.records.has('second')).toBe(true)
    expect(findContradiction(project)).toBeUndefined()
  })
})

describe('a manifest that is removed', () => {
  test('takes its canvases along, leaves the collections, and comes back by undoing it', () => {
    const project = withManifest(library(), 'second')
    const { change } = commands.removeManifest(project, 'manifest')
    const without = apply(project, change)
    expect(itemsOf(without, 'shelf')).toEqual(['second'])
    expect([...without.records.values()].filter(({ type }) => type === 'Canvas')).toEqual([])
    expect(findContradiction(without)).toBeUndefined()
    expect(apply(without, invert(change))).toEqual(project)
    expect(canvasesOf(withManifest(project, 'manifest'))).toHaveLength(2)
  })

  test('is never the one at hand', () => {
    expect(commands.removeManifest(library(), 'manifest').change).toEqual([])
  })

  test('by undoing its making leaves another at hand', () => {
    const project = projectWithCanvases(1)
    const { change } = commands.addManifest(project, named('second'))
    const taken = withManifest(apply(project, change), 'second')
    expect(apply(taken, invert(change)).manifest).toBe('manifest')
  })
})
