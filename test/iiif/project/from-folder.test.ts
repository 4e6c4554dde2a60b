import { describe, expect, test } from 'vitest'
import { findContradiction } from '../../../iiif/project/consistency.ts'
import {
  labelOfImage,
  labelOfPath,
  newProject,
  projectFromFolder,
} from '../../../iiif/project/from-folder.ts'
import { canvasesOf, foldersOf, manifestOf } from '../../../iiif/project/model.ts'
import { countingIds } from '../../support/projects.ts'

const folder = { location: '/scans/codex', name: 'codex' }

describe('A project from a folder', () => {
  test('is called as the folder, and begins without canvases', () => {
    const project = newProject('p', folder, countingIds())
    expect(manifestOf(project)).toMatchObject({ label: { none: ['codex'] }, items: [] })
    expect(foldersOf(project)).toMatchObject([{ location: '/scans/codex', prefix: '' }])
  })

  test('has every image as a canvas of its size, in natural order, called as its file', () => {
    const images = ['f. 10.jpg', 'f. 2.jpg', 'box 1/f. 1r.tiff'].map((path, index) => ({
      path,
      width: 100 + index,
      height: 70,
    }))
    const project = projectFromFolder({ id: 'p', folder, images, newId: countingIds() })
    expect(canvasesOf(project).map(({ label, width }) => [label['none']?.[0], width])).toEqual([
      ['f. 1r', 102],
      ['f. 2', 101],
      ['f. 10', 100],
    ])
    expect(findContradiction(project)).toBeUndefined()
  })

  test.each([
    ['f. 1r.jpg', 'f. 1r'],
    ['box.2/f. 1.tar.gz', 'f. 1.tar'],
    ['no ending', 'no ending'],
    ['.hidden', '.hidden'],
  ])('%s gives the label %s', (path, label) => {
    expect(labelOfPath(path)).toBe(label)
    expect(labelOfImage({ path })).toBe(label)
  })

  test('a page of a file is called by its number', () => {
    expect(labelOfImage({ path: 'letters.pdf/12', page: 12 })).toBe('p. 12')
    expect(labelOfImage({ path: 'f1r.tif/1', page: 1, bands: [1, 2, 3] })).toBe('bands 1, 2, 3')
    expect(labelOfImage({ path: 'f1r.tif/7', page: 7, bands: [6] })).toBe('band 6')
    const images = [12, 2].map((page) => ({
      path: `letters.pdf/${page}`,
      page,
      width: 100,
      height: 70,
    }))
    const project = projectFromFolder({ id: 'p', folder, images, newId: countingIds() })
    expect(canvasesOf(project).map(({ label }) => label['none']?.[0])).toEqual(['p. 2', 'p. 12'])
  })
})
