import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameImages } from '../../../iiif/site/image-names.ts'
import type { CanvasRecord, Project } from '../../../iiif/project/model.ts'
import { localImage, projectWithCanvases } from '../../support/projects.ts'

/** A project whose canvases show files of these paths. */
function projectOf(paths: readonly string[]): Project {
  const project = projectWithCanvases(paths.length)
  const canvases = [...project.records.values()].filter(
    (record): record is CanvasRecord => record.type === 'Canvas',
  )
  const records = new Map(project.records)
  canvases.forEach((canvas, place) => {
    const [painting] = canvas.painting
    if (!painting) throw new Error('Every canvas has an image')
    const path = paths[place] ?? ''
    records.set(canvas.id, {
      ...canvas,
      painting: [{ ...painting, body: { ...localImage(painting.body), path } }],
    })
  })
  return { ...project, records }
}

const namesOf = (paths: readonly string[]): readonly string[] =>
  nameImages(projectOf(paths)).map(({ name }) => name)

test('an image has a name that every server and file system takes', () => {
  expect(
    namesOf([
      'f. 1r.jpg',
      'Box 2/f. 1r.tif',
      'Ä%2F#.png',
      '写本.jpg',
      'a/b.jpg',
      'a-b.jpg',
      'A-B.jpg',
    ]),
  ).toEqual(['f-1r', 'box-2-f-1r', 'a-2f', 'image', 'a-b', 'a-b-2', 'a-b-3'])
})

test('an image that is shown twice has one name', () => {
  expect(namesOf(['f. 1.jpg', 'f. 1.jpg', 'f. 2.jpg'])).toEqual(['f-1', 'f-2'])
})

test('names are short, safe and unlike each other, whatever the files are called', () => {
  const path = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    fc.constantFrom('a', 'A', 'a.jpg', '..', 'con'),
  )
  fc.assert(
    fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 12 }), (paths) => {
      const names = namesOf(paths)
      expect(names).toHaveLength(paths.length)
      expect(new Set(names).size).toBe(names.length)
      for (const name of names) expect(name).toMatch(/^[a-z\d]([a-z\d-]{0,88}[a-z\d])?$/)
    }),
    { numRuns: 200 },
  )
})
