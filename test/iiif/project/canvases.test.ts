import { describe, expect, test } from 'vitest'
import { apply } from '../../../iiif/project/change.ts'
import { addAnnotation } from '../../../iiif/project/commands/annotations.ts'
import {
  addCanvases,
  copyCanvases,
  duplicateCanvases,
  isPasteable,
  moveCanvases,
  pasteCanvases,
  removeCanvases,
} from '../../../iiif/project/commands/canvases.ts'
import { addFolder, removeFolder } from '../../../iiif/project/commands/folders.ts'
import { textFor } from '../../../iiif/language-map.ts'
import { annotationsOn, canvasesOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { takeCanvases } from '../../../iiif/project/import/take-canvases.ts'
import { importedManifest } from '../../support/imported-manifests.ts'
import { countingIds, projectWithCanvases } from '../../support/projects.ts'

const labels = (project: Project): string[] =>
  canvasesOf(project).map(({ label }) => textFor(label, []))
const idsOf = (project: Project, ...numbers: number[]) =>
  numbers.map((number) => manifestOf(project).items[number - 1]!)

describe('Moving canvases in the reading order', () => {
  test.each([
    { moved: [1], to: 2, order: ['f. 2', 'f. 3', 'f. 1', 'f. 4', 'f. 5'] },
    { moved: [5], to: 0, order: ['f. 5', 'f. 1', 'f. 2', 'f. 3', 'f. 4'] },
    { moved: [1, 2], to: 3, order: ['f. 3', 'f. 4', 'f. 5', 'f. 1', 'f. 2'] },
    { moved: [4, 2], to: 0, order: ['f. 2', 'f. 4', 'f. 1', 'f. 3', 'f. 5'] },
    { moved: [3], to: 2, order: ['f. 1', 'f. 2', 'f. 3', 'f. 4', 'f. 5'] },
  ])('$moved to place $to', ({ moved, to, order }) => {
    const project = projectWithCanvases(5)
    const command = moveCanvases(project, { canvases: idsOf(project, ...moved), to })
    expect(labels(apply(project, command.change))).toEqual(order)
  })

  test('to where they are is no change', () => {
    const project = projectWithCanvases(3)
    expect(moveCanvases(project, { canvases: idsOf(project, 2), to: 1 }).change).toEqual([])
  })
})

test('images become canvases of their own size, named as asked, where they were dropped', () => {
  const project = projectWithCanvases(2)
  const image = {
    type: 'Image',
    folder: 'folder',
    path: 'x/f2r.tif',
    width: 300,
    height: 200,
  } as const
  const images = [{ label: 'f. 2r', image }]
  const added = apply(
    project,
    addCanvases(project, { images, at: 1, newId: countingIds('new') }).change,
  )
  expect(labels(added)).toEqual(['f. 1', 'f. 2r', 'f. 2'])
  expect(canvasesOf(added)[1]).toMatchObject({
    width: 300,
    height: 200,
    painting: [{ body: image }],
  })
})

describe('A canvas with an annotation', () => {
  const bare = projectWithCanvases(3)
  const [canvas] = idsOf(bare, 2)
  const project = apply(
    bare,
    addAnnotation(bare, {
      type: 'Annotation',
      id: 'note',
      canvas: canvas!,
      motivation: 'commenting',
      bodies: [{ value: 'A later hand', language: 'en' }],
      target: { kind: 'rectangle', x: 1, y: 2, width: 3, height: 4 },
    }).change,
  )

  test('takes its annotation along when it is removed', () => {
    const removed = apply(project, removeCanvases(project, [canvas!]).change)
    expect(removed.records.has('note')).toBe(false)
    expect(labels(removed)).toEqual(['f. 1', 'f. 3'])
  })

  test('is duplicated behind itself, with an annotation of its own', () => {
    const command = duplicateCanvases(project, { canvases: [canvas!], newId: countingIds('copy') })
    const doubled = apply(project, command.change)
    expect(labels(doubled)).toEqual(['f. 1', 'f. 2', 'f. 2', 'f. 3'])
    const [, first, second] = canvasesOf(doubled)
    const [copy] = annotationsOn(doubled, second!.id)
    expect(copy).toMatchObject({ bodies: [{ value: 'A later hand' }], canvas: second!.id })
    expect(annotationsOn(doubled, first!.id)).toHaveLength(1)
  })

  test('can be pasted after it was removed, as often as one likes', () => {
    const clip = copyCanvases(project, [canvas!])
    const newId = countingIds('pasted')
    let current = apply(project, removeCanvases(project, [canvas!]).change)
    current = apply(current, pasteCanvases(current, { clip, at: 0, newId }).change)
    current = apply(current, pasteCanvases(current, { clip, newId }).change)
    expect(labels(current)).toEqual(['f. 2', 'f. 1', 'f. 3', 'f. 2'])
  })
})

describe('Canvases that were copied', () => {
  const project = projectWithCanvases(2)
  const clip = copyCanvases(project, idsOf(project, 1))

  test('can be pasted where their folder is among the sources', () => {
    expect(isPasteable(project, clip)).toBe(true)
  })

  test('cannot be pasted into a project that does not have their folder', () => {
    const { folder, ...others } = Object.fromEntries(project.records)
    const without = { ...project, records: new Map(Object.entries(others)) }
    expect(folder?.type).toBe('Folder')
    expect(isPasteable(without, clip)).toBe(false)
  })

  test('of others cannot be pasted into a project that does not keep what they came from', () => {
    const imported = importedManifest(countingIds('r'))
    const command = takeCanvases(project, imported, { canvases: imported.canvases })
    const borrowed = apply(project, command.change)
    const others = copyCanvases(borrowed, imported.canvases)
    expect(isPasteable(borrowed, others)).toBe(true)
    expect(isPasteable(project, others)).toBe(false)
  })
})

describe('Folders of scans', () => {
  test('the first needs no prefix, the next get one each, so that no two images share an identifier', () => {
    const project = projectWithCanvases(1)
    const add = (current: Project, id: string) =>
      apply(current, addFolder(current, { id, location: `/other/${id}`, name: 'letters' }).change)
    const added = add(add(project, 'second'), 'third')
    const prefixes = [...added.records.values()].flatMap((record) =>
      record.type === 'Folder' ? [record.prefix] : [],
    )
    expect(prefixes).toEqual(['', '~letters', '~letters 2'])
  })

  test('one whose images are shown is not taken away', () => {
    expect(() => removeFolder(projectWithCanvases(1), 'folder')).toThrow(/still show/)
  })
})
