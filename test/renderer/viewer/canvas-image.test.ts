import { describe, expect, test } from 'vitest'
import type { FolderRecord, LocalImage, Project } from '../../../iiif/project/model.ts'
import type { FolderContent } from '../../../renderer/stores/sources.ts'
import { imageInformation } from '../../../renderer/viewer/canvas-image.ts'
import { problemOfImage } from '../../../renderer/viewer/image-problem.ts'

const folder: FolderRecord = { type: 'Folder', id: 'folder', location: '/scans', prefix: 'letters' }
const image: LocalImage = {
  type: 'Image',
  folder: 'folder',
  path: 'box 1/f. 1r#%.tif',
  width: 1009,
  height: 757,
}
const project: Project = { id: 'p', manifest: 'm', records: new Map([[folder.id, folder]]) }

describe('The image of a canvas in this window', () => {
  test('comes through the app’s own scheme, its identifier one encoded segment', () => {
    expect(imageInformation(project, image, undefined)).toMatchObject({
      id: 'app://florilegium/image/3/letters%2Fbox%201%2Ff.%201r%23%25.tif',
      type: 'ImageService3',
      width: 1009,
      height: 757,
    })
  })

  test('is asked for in its own tiles where its file has some, and in the usual ones until that is known', () => {
    const { width, height } = image
    const content = { kind: 'image', format: 'tiff', width, height, tileSide: 256 } as const
    const sideOf = (known: typeof content | undefined) =>
      imageInformation(project, image, known)?.tiles[0]?.width
    expect([sideOf(content), sideOf(undefined)]).toEqual([256, 512])
  })

  test('has no address when its folder is not in the project', () => {
    expect(imageInformation(project, { ...image, folder: 'gone' }, undefined)).toBeUndefined()
  })
})

describe('Why an image cannot be shown', () => {
  const content = (change: Partial<FolderContent>): FolderContent => ({
    state: { kind: 'watching' },
    entries: new Map(),
    inOrder: [],
    returns: 0,
    ...change,
  })

  test('its file is no longer there', () => {
    expect(problemOfImage(image, content({}))?.code).toBe('image/file-gone')
  })

  test('nothing is said while the folder is being looked through', () => {
    expect(problemOfImage(image, content({ state: { kind: 'scanning', seen: 3 } }))).toBeUndefined()
  })

  test('its folder is gone', () => {
    const problem = { code: 'folder/gone', details: { name: 'letters' } } as const
    expect(problemOfImage(image, content({ state: { kind: 'failed', problem } }))).toEqual(problem)
  })

  test('its file is damaged', () => {
    const problem = { code: 'source/incomplete', details: {} } as const
    const entry = {
      path: image.path,
      size: 1,
      modified: 0,
      content: { kind: 'unusable', problem },
    } as const
    expect(problemOfImage(image, content({ entries: new Map([[image.path, entry]]) }))).toEqual(
      problem,
    )
  })

  test('nothing when it is there and whole', () => {
    const entry = {
      path: image.path,
      size: 1,
      modified: 0,
      content: { kind: 'image', format: 'tiff', width: 1009, height: 757 },
    } as const
    expect(
      problemOfImage(image, content({ entries: new Map([[image.path, entry]]) })),
    ).toBeUndefined()
  })
})
