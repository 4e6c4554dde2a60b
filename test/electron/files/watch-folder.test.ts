import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { FolderState } from '../../../electron/contract/app-api.ts'
import { watchFolder } from '../../../electron/files/watch-folder.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'

let jpeg: Buffer
beforeAll(async () => {
  jpeg = await sharp({ create: { width: 31, height: 17, channels: 3, background: '#b9a27c' } })
    .jpeg()
    .toBuffer()
})

/** Watches a folder and keeps what is told of it. */
function watched(folder: string) {
  const told = { found: [] as string[], removed: [] as string[], states: [] as FolderState[] }
  const watch = watchFolder(folder, {
    onFound: ({ entry }) => told.found.push(`${entry.path} ${entry.content.kind}`),
    onRemoved: (paths) => told.removed.push(...paths),
    onState: (state) => told.states.push(state),
    onMistake: (error) => {
      throw error
    },
  })
  onTestFinished(() => watch.close())
  const stateIs = (kind: FolderState['kind']) =>
    waitFor(`the state ${kind}`, () => told.states.at(-1)?.kind === kind)
  return { ...told, watch, stateIs }
}

describe('A watched folder', () => {
  test('tells what is there, then what is added, changed and removed', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'a.jpg'), jpeg)
    const { found, removed, states, stateIs } = watched(folder)
    await stateIs('watching')
    expect(found).toEqual(['a.jpg image'])
    expect(states[0]).toEqual({ kind: 'scanning', seen: 0 })

    writeFileSync(path.join(folder, 'b.jpg'), jpeg)
    await waitFor('b.jpg', () => found.includes('b.jpg image'))
    appendFileSync(path.join(folder, 'b.jpg'), 'more')
    await waitFor('b.jpg again', () => found.filter((name) => name === 'b.jpg image').length === 2)
    rmSync(path.join(folder, 'a.jpg'))
    await waitFor('a.jpg to go', () => removed.includes('a.jpg'))
    expect(found).toEqual(['a.jpg image', 'b.jpg image', 'b.jpg image'])
    expect(removed).toEqual(['a.jpg'])
  })

  test('notices files in folders that are made while it is watched', async () => {
    const folder = temporaryFolder()
    const { found, stateIs } = watched(folder)
    await stateIs('watching')
    mkdirSync(path.join(folder, 'box/deep'), { recursive: true })
    writeFileSync(path.join(folder, 'box/deep/a.jpg'), jpeg)
    await waitFor('a.jpg', () => found.includes('box/deep/a.jpg image'))
    writeFileSync(path.join(folder, 'box/deep/b.jpg'), jpeg)
    await waitFor('b.jpg', () => found.includes('box/deep/b.jpg image'))
  })

  test('a file that is still being copied is incomplete first, and an image when it is whole', async () => {
    const folder = temporaryFolder()
    const { found, stateIs } = watched(folder)
    await stateIs('watching')
    writeFileSync(path.join(folder, 'a.jpg'), jpeg.subarray(0, 200))
    await waitFor('the beginning', () => found.includes('a.jpg unusable'))
    appendFileSync(path.join(folder, 'a.jpg'), jpeg.subarray(200))
    await waitFor('the whole', () => found.includes('a.jpg image'))
  })

  test('that vanishes is told as gone, its files not as removed, and it is picked up when it returns', async () => {
    const top = temporaryFolder()
    const folder = path.join(top, 'stick')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'a.jpg'), jpeg)
    const { found, removed, states, stateIs } = watched(folder)
    await stateIs('watching')
    renameSync(folder, path.join(top, 'unplugged'))
    await stateIs('failed')
    expect(states.at(-1)).toMatchObject({
      problem: { code: 'folder/gone', details: { name: 'stick' } },
    })
    expect(removed).toEqual([])

    writeFileSync(path.join(top, 'unplugged/b.jpg'), jpeg)
    renameSync(path.join(top, 'unplugged'), folder)
    await stateIs('watching')
    expect(found).toEqual(['a.jpg image', 'b.jpg image'])
    writeFileSync(path.join(folder, 'c.jpg'), jpeg)
    await waitFor('c.jpg', () => found.includes('c.jpg image'))
  })

  test('that was never there is told as gone', async () => {
    const { states, stateIs } = watched(path.join(temporaryFolder(), 'never'))
    await stateIs('failed')
    expect(states.at(-1)).toMatchObject({ problem: { code: 'folder/gone' } })
  })

  test('tells nothing more when watching was ended', async () => {
    const folder = temporaryFolder()
    const { found, watch, stateIs } = watched(folder)
    await stateIs('watching')
    await watch.close()
    writeFileSync(path.join(folder, 'a.jpg'), jpeg)
    watch.rescan()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(found).toEqual([])
  })
})
