// What can be made again may be given up: what was longest not used goes first.
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCacheFolder } from '../../../electron/image-server/pyramid/cache-folder.ts'
import { createOpenFiles } from '../../../electron/image-server/pyramid/open-files.ts'

let folder: string
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'florilegium-folder-')), 'pyramids')
  await mkdir(folder)
})
afterEach(() => rm(path.dirname(folder), { recursive: true }))

/** A file of 100 bytes that was used so many hours ago. */
async function put(name: string, hours = 0): Promise<void> {
  await writeFile(path.join(folder, name), 'x'.repeat(100))
  const time = new Date(Date.now() - hours * 3_600_000)
  await utimes(path.join(folder, name), time, time)
}

const open = (limit: number, removed: string[] = []) =>
  openCacheFolder({
    folder,
    limit,
    beforeRemoval: (file) => Promise.resolve(void removed.push(path.basename(file))),
  })

const names = async (): Promise<readonly string[]> => (await readdir(folder)).sort()

describe('The folder of pyramids', () => {
  test('is measured when it is opened, and is no larger than it may be', async () => {
    await put('a.tif', 3)
    await put('b.tif', 1)
    await put('c.tif', 2)
    expect(await open(250).measure()).toEqual({ bytes: 200, files: 2 })
    expect(await names()).toEqual(['b.tif', 'c.tif'])
  })

  test('gives up what was longest not used when something is added', async () => {
    await put('a.tif', 3)
    await put('b.tif', 2)
    const cache = open(250)
    await cache.measure()
    cache.used('a.tif')
    await put('c.tif')
    await cache.added('c.tif')
    expect(await names()).toEqual(['a.tif', 'c.tif'])
  })

  test('says beforehand which file goes', async () => {
    await put('a.tif', 3)
    const removed: string[] = []
    const cache = open(1_000, removed)
    await cache.limit(50)
    expect(removed).toEqual(['a.tif'])
    expect(await cache.measure()).toEqual({ bytes: 0, files: 0 })
  })

  test('is emptied of our files, those of another program of ours too, and of nothing else', async () => {
    await put('a.tif')
    await writeFile(path.join(folder, 'letter.txt'), 'from somebody')
    const cache = open(1_000)
    await cache.measure()
    await put('b.tif')
    await cache.empty()
    expect(await names()).toEqual(['letter.txt'])
  })

  test('is cleared of what was left unfinished long ago, not of what is being written', async () => {
    await put('a.tif.0011.partial', 3)
    await put('b.tif.0022.partial')
    await open(1_000).measure()
    expect(await names()).toEqual(['b.tif.0022.partial'])
  })

  test('need not be there', async () => {
    await rm(folder, { recursive: true })
    expect(await open(1_000).measure()).toEqual({ bytes: 0, files: 0 })
  })
})

describe('Files that are kept open', () => {
  const read = async (files: ReturnType<typeof createOpenFiles>, name: string): Promise<string> => {
    const buffer = Buffer.alloc(5)
    await files.read(path.join(folder, name), { buffer, at: 1, length: 4, from: 2 })
    return buffer.toString('latin1', 1)
  }

  test('are read from, few at a time, however many there are and whatever the order', async () => {
    const files = createOpenFiles(3)
    const all = Array.from({ length: 20 }, (_, index) => `f${index}.tif`)
    for (const name of all) await writeFile(path.join(folder, name), `--${name.padEnd(9)}`)
    const wanted = [...all, ...all.slice().reverse(), ...all]
    const found = await Promise.all(wanted.map((name) => read(files, name)))
    expect(found).toEqual(wanted.map((name) => name.padEnd(9).slice(0, 4)))
    for (const name of all) await files.close(path.join(folder, name))
    const descriptors = await readdir('/proc/self/fd').catch(() => [])
    expect(descriptors.length).toBeLessThan(200)
  })

  test('that end too early are told of', async () => {
    const files = createOpenFiles(3)
    await writeFile(path.join(folder, 'short.tif'), '12345')
    await expect(read(files, 'short.tif')).rejects.toThrow(RangeError)
    await expect(read(files, 'none.tif')).rejects.toThrow('ENOENT')
  })

  test('are read to the end before they are closed', async () => {
    const files = createOpenFiles(3)
    await writeFile(path.join(folder, 'a.tif'), '--abcd')
    const reading = read(files, 'a.tif')
    await files.close(path.join(folder, 'a.tif'))
    expect(await reading).toBe('abcd')
  })
})
