import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { locateFolders } from '../../../electron/app/locate-folders.ts'
import { countImages, movedAlong } from '../../../electron/files/locate-images.ts'
import { apply } from '../../../iiif/project/change.ts'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { addFolder, locateFolders as locate } from '../../../iiif/project/commands/folders.ts'
import { foldersOf, type Project } from '../../../iiif/project/model.ts'
import { countingIds, emptyProject } from '../../support/projects.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** A project over `letters` and `seals` in one folder, with three images of each. */
function twoFolders(): { readonly home: string; readonly project: Project } {
  const home = temporaryFolder()
  const names = ['letters', 'seals']
  const newId = countingIds()
  const project = names.reduce<Project>((state, name) => {
    const location = path.join(home, 'old', name)
    mkdirSync(path.join(location, 'sub'), { recursive: true })
    const images = ['1.jpg', '2.jpg', 'sub/3.jpg'].map((file) => {
      writeFileSync(path.join(location, file), name)
      const body = { type: 'Image', folder: name, path: file, width: 9, height: 9 } as const
      return { label: file, image: body }
    })
    const added = apply(state, addFolder(state, { id: name, location, name }).change)
    return apply(added, addCanvases(added, { images, newId }).change)
  }, withoutFolder(emptyProject()))
  return { home, project }
}

const withoutFolder = (project: Project): Project => ({
  ...project,
  records: new Map([...project.records].filter(([, { type }]) => type !== 'Folder')),
})

describe('Scans that were moved', () => {
  test('showing one folder teaches the place of the others, with what is found there', async () => {
    const { home, project } = twoFolders()
    renameSync(path.join(home, 'old'), path.join(home, 'new'))
    const located = await locateFolders(project, {
      folder: 'letters',
      place: path.join(home, 'new/letters'),
      cache: home,
    })
    expect(located).toEqual([
      { folder: 'letters', location: path.join(home, 'new/letters'), sought: 3, found: 3 },
      { folder: 'seals', location: path.join(home, 'new/seals'), sought: 3, found: 3 },
    ])
    const places = new Map(located.map(({ folder, location }) => [folder, location]))
    const moved = apply(project, locate(project, places).change)
    expect(foldersOf(moved).map(({ location }) => path.relative(home, location))).toEqual([
      'new/letters',
      'new/seals',
    ])
  })

  test('the folder in which they lie may be shown as well; what stayed is left alone', async () => {
    const { home, project } = twoFolders()
    mkdirSync(path.join(home, 'drive'))
    renameSync(path.join(home, 'old/letters'), path.join(home, 'drive/letters'))
    const order = { folder: 'letters', place: path.join(home, 'drive'), cache: home }
    expect(await locateFolders(project, order)).toEqual([
      { folder: 'letters', location: path.join(home, 'drive/letters'), sought: 3, found: 3 },
    ])
  })

  test('a folder that holds none of them says so', async () => {
    const { home, project } = twoFolders()
    const place = temporaryFolder()
    const [found] = await locateFolders(project, { folder: 'letters', place, cache: home })
    expect(found).toMatchObject({ location: place, sought: 3, found: 0 })
  })

  test('a file of another size at the same path is not the image; a page is its file', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'a.pdf'), '12345')
    const count = (file: string, size?: number) => countImages(folder, [{ path: file, size }])
    expect(await count('a.pdf', 5)).toBe(1)
    expect(await count('a.pdf', 6)).toBe(0)
    expect(await count('a.pdf/3')).toBe(1)
    expect(await count('b.pdf/3')).toBe(0)
  })

  test.each([
    {
      other: '/old/x/seals',
      before: '/old/x/letters',
      after: '/new/x/letters',
      is: '/new/x/seals',
    },
    {
      other: '/old/seals',
      before: '/old/letters',
      after: '/drive/a/letters',
      is: '/drive/a/seals',
    },
    { other: '/other/seals', before: '/old/letters', after: '/new/letters', is: undefined },
    {
      other: 'C:\\scans\\seals',
      before: 'C:\\scans\\letters',
      after: '/home/a/letters',
      is: '/home/a/seals',
    },
  ])('$other, when $before is now $after: $is', ({ other, before, after, is }) => {
    expect(movedAlong(other, { before, after })).toBe(is)
  })
})
