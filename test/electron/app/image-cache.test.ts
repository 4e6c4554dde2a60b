// What is kept of tiles: the scholar sees how much it is, says how much it may be, and can be rid of it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { drawPage, fromPage } from '../image-server/pictures.ts'
import { sourcesListed, startProgram, type TestProgram } from './program.ts'

const SIZE = { width: 1237, height: 1103 }

/** Opens a folder with one scan that is large enough to be kept as tiles, and looks at one of them. */
async function lookAtScan(program: TestProgram): Promise<number> {
  const folder = path.join(temporaryFolder(), 'Letters')
  mkdirSync(folder)
  writeFileSync(
    path.join(folder, 'f1r.jpg'),
    await fromPage(drawPage(SIZE), SIZE).jpeg().toBuffer(),
  )
  await program.drop(folder)
  await program.call('createProject', folder)
  await sourcesListed(program)
  const base = await program.app.imageServerBase()
  return (await fetch(`${base}/image/3/f1r.jpg/0,0,512,512/512,512/0/default.jpg`)).status
}

const filesIn = (program: TestProgram): readonly string[] =>
  readdirSync(path.join(program.home, 'cache/pyramids'))

test('tiles that were looked at are kept, counted, and gone when the cache is emptied', async () => {
  const program = await startProgram()
  expect(await program.call('getImageCache')).toMatchObject({ bytes: 0 })
  expect(await lookAtScan(program)).toBe(200)
  const [kept] = filesIn(program)
  const { length } = readFileSync(path.join(program.home, 'cache/pyramids', kept!))
  expect(await program.call('getImageCache')).toEqual({
    bytes: length,
    isBesideProject: expect.any(Boolean),
  })
  expect(await program.call('emptyImageCache')).toMatchObject({ bytes: 0 })
  expect(filesIn(program)).toEqual([])
})

test('how much may be kept is remembered, and a size that is none is refused', async () => {
  const program = await startProgram()
  expect((await program.call('getSettings')).imageCacheGigabytes).toBe(10)
  await program.call('changeSettings', { imageCacheGigabytes: 2 })
  const later = await startProgram({ home: program.home })
  expect((await later.call('getSettings')).imageCacheGigabytes).toBe(2)
  expect(await later.refusal('changeSettings', { imageCacheGigabytes: 0 })).toBe(
    'request/malformed',
  )
})

test('settings of a version that kept no tiles are read', async () => {
  const home = temporaryFolder()
  mkdirSync(path.join(home, 'data'))
  const old = { theme: 'dark', isSampleOffered: false, segments: [] }
  writeFileSync(path.join(home, 'data/settings.json'), JSON.stringify(old))
  const program = await startProgram({ home })
  expect(await program.call('getSettings')).toEqual({
    theme: 'dark',
    isSampleOffered: false,
    imageCacheGigabytes: 10,
  })
})
