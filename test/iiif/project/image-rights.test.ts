import { describe, expect, test } from 'vitest'
import { rightsOfImages } from '../../../iiif/project/image-rights.ts'
import { canvasesOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { projectWithCanvases } from '../../support/projects.ts'

const BY = 'http://creativecommons.org/licenses/by/4.0/'
const ZERO = 'http://creativecommons.org/publicdomain/zero/1.0/'

/** The project with rights stated of the object, and of canvases by their place. */
function stating(
  project: Project,
  { object, canvases = {} }: { object?: string; canvases?: Readonly<Record<number, string>> },
): Project {
  const records = new Map(project.records)
  if (object !== undefined) {
    records.set(project.manifest, { ...manifestOf(project), rights: object })
  }
  canvasesOf(project).forEach((canvas, index) => {
    const rights = canvases[index]
    if (rights !== undefined) records.set(canvas.id, { ...canvas, rights })
  })
  return { ...project, records }
}

describe('The rights in the images of an object', () => {
  const project = projectWithCanvases(3)
  const statedIn = (changed: Project): readonly string[] => [...rightsOfImages(changed).values()]

  test('are none where none are stated', () => {
    expect(statedIn(project)).toEqual([])
  })

  test('are those of the object, unless those of the canvas are others', () => {
    expect(statedIn(stating(project, { object: BY }))).toEqual([BY, BY, BY])
    expect(statedIn(stating(project, { object: BY, canvases: { 1: ZERO } }))).toEqual([
      BY,
      ZERO,
      BY,
    ])
    expect(statedIn(stating(project, { canvases: { 2: ZERO } }))).toEqual([ZERO])
  })

  test('are not stated of an image whose canvases say different things', () => {
    const [first, second] = canvasesOf(project)
    const records = new Map(project.records)
    records.set(second!.id, { ...second!, painting: first!.painting })
    const twice = { ...project, records }
    expect(statedIn(stating(twice, { object: BY }))).toEqual([BY, BY])
    expect(statedIn(stating(twice, { object: BY, canvases: { 1: ZERO } }))).toEqual([BY])
  })
})
