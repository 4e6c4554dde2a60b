import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { locateFolders } from '../../../electron/app/locate-folders.ts'
import { missingIn, movedAlong } from '../../../electron/files/locate-images.ts'
import { apply, invert } from '../../../iiif/project/change.ts'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { addFolder, locateFolders as locate } from '../../../iiif/project/commands/folders.ts'
import { localImagesOf } from '../../../iiif/project/images-of.ts'
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

const { signal } = new AbortController()

/** Pictures of different sizes: 9 by 9, 10 by 9 and so on. */
async function folderOfPictures(folder: string, names: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const [index, name] of names.entries()) {
    const create = { width: 9 + index, height: 9, channels: 3, background: '#b9a27c' } as const
    await sharp({ create }).png().toFile(path.join(folder, name))
  }
}

function projectOver(location: string, names: readonly string[]): Project {
  const start = withoutFolder(emptyProject())
  const added = apply(start, addFolder(start, { id: 'scans', location, name: 'scans' }).change)
  const images = names.map((name, index) => ({
    label: name,
    image: { type: 'Image', folder: 'scans', path: name, width: 9 + index, height: 9 } as const,
  }))
  return apply(added, addCanvases(added, { images, newId: countingIds() }).change)
}

const contents = ({ records }: Project) => Object.fromEntries(records)

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
      signal,
    })
    expect(located).toEqual([
      {
        folder: 'letters',
        location: path.join(home, 'new/letters'),
        sought: 3,
        found: 3,
        moved: [],
      },
      { folder: 'seals', location: path.join(home, 'new/seals'), sought: 3, found: 3, moved: [] },
    ])
    const places = new Map(
      located.map(({ folder, location }) => [folder, { location, moved: new Map() }]),
    )
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
    const order = { folder: 'letters', place: path.join(home, 'drive'), cache: home, signal }
    expect(await locateFolders(project, order)).toEqual([
      {
        folder: 'letters',
        location: path.join(home, 'drive/letters'),
        sought: 3,
        found: 3,
        moved: [],
      },
    ])
  })

  test('images that were put into other folders are found, and shown from there; Undo takes it back', async () => {
    const home = temporaryFolder()
    const names = ['1.png', '2.png', '3.png']
    await folderOfPictures(path.join(home, 'old'), names)
    const project = projectOver(path.join(home, 'old'), names)
    mkdirSync(path.join(home, 'new/box 1'), { recursive: true })
    renameSync(path.join(home, 'old/1.png'), path.join(home, 'new/1.png'))
    renameSync(path.join(home, 'old/2.png'), path.join(home, 'new/box 1/2.png'))
    renameSync(path.join(home, 'old/3.png'), path.join(home, 'new/box 1/3.png'))
    const [found] = await locateFolders(project, {
      folder: 'scans',
      place: path.join(home, 'new'),
      cache: home,
      signal,
    })
    expect(found).toMatchObject({
      found: 3,
      moved: [
        { path: '2.png', now: 'box 1/2.png' },
        { path: '3.png', now: 'box 1/3.png' },
      ],
    })
    const moved = new Map(found!.moved.map((one) => [one.path, one.now]))
    const { change } = locate(project, new Map([['scans', { location: found!.location, moved }]]))
    const located = apply(project, change)
    expect([...located.records.values()].flatMap(localImagesOf).map((image) => image.path)).toEqual(
      ['1.png', 'box 1/2.png', 'box 1/3.png'],
    )
    expect(contents(apply(located, invert(change)))).toEqual(contents(project))
  })

  test('a folder that holds none of them says so', async () => {
    const { home, project } = twoFolders()
    const place = temporaryFolder()
    const [found] = await locateFolders(project, { folder: 'letters', place, cache: home, signal })
    expect(found).toMatchObject({ location: place, sought: 3, found: 0 })
  })

  test('a file of another size at the same path is not the image; a page is its file', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'a.pdf'), '12345')
    const count = async (file: string, size?: number) =>
      1 - (await missingIn(folder, [{ path: file, size, width: 9, height: 9 }])).length
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
