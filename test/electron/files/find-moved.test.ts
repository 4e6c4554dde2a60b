import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { findMoved } from '../../../electron/files/find-moved.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const { signal } = new AbortController()

/** A picture of this size; `shade` makes it another file of about as many bytes. */
const picture = (width: number, height: number, shade = 120): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: shade, g: 90, b: 60 } } })
    .png()
    .toBuffer()

async function folderWith(files: Readonly<Record<string, Buffer>>): Promise<string> {
  const folder = temporaryFolder()
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), bytes)
  }
  return Promise.resolve(folder)
}

const sought = (name: string, [width, height]: readonly [number, number], size?: number) => ({
  path: name,
  size,
  width,
  height,
})

describe('Images that are not at their paths', () => {
  test('are found by their names in other folders, when their picture is as large', async () => {
    const folder = await folderWith({
      'box 1/f1r.png': await picture(30, 40),
      'box 1/f1v.png': await picture(30, 40),
      'box 2/f1v.png': await picture(31, 40),
    })
    const missing = [
      sought('f1r.png', [30, 40]),
      sought('f1v.png', [30, 40]),
      sought('f2r.png', [30, 40]),
    ]
    expect(await findMoved(folder, missing, signal)).toEqual([
      { path: 'f1r.png', now: 'box 1/f1r.png' },
      { path: 'f1v.png', now: 'box 1/f1v.png' },
    ])
  })

  test('that were called otherwise are found by their size in bytes, where that is known', async () => {
    const scan = await picture(30, 40)
    const folder = await folderWith({ 'MS 1 fol 1r.png': scan, 'other.png': await picture(90, 40) })
    const named = sought('f1r.png', [30, 40])
    expect(await findMoved(folder, [{ ...named, size: scan.length }], signal)).toEqual([
      { path: 'f1r.png', now: 'MS 1 fol 1r.png' },
    ])
    expect(await findMoved(folder, [{ ...named, size: scan.length + 1 }], signal)).toEqual([])
    expect(await findMoved(folder, [named], signal)).toEqual([])
  })

  test('of which there are several are found where all hold the same, or one has more folders in common', async () => {
    const scan = await picture(30, 40)
    const copies = await folderWith({ 'a/f1r.png': scan, 'b/f1r.png': scan })
    const missing = [sought('f1r.png', [30, 40])]
    expect(await findMoved(copies, missing, signal)).toEqual([
      { path: 'f1r.png', now: 'a/f1r.png' },
    ])
    const different = await folderWith({
      'a/f1r.png': scan,
      'b/f1r.png': await picture(30, 40, 200),
    })
    expect(await findMoved(different, missing, signal)).toEqual([])
    expect(await findMoved(different, [sought('old/b/f1r.png', [30, 40])], signal)).toEqual([
      { path: 'old/b/f1r.png', now: 'b/f1r.png' },
    ])
  })

  test('stand for one image each', async () => {
    const folder = await folderWith({ 'a/f1r.png': await picture(30, 40) })
    const missing = [sought('x/f1r.png', [30, 40]), sought('y/f1r.png', [30, 40])]
    expect(await findMoved(folder, missing, signal)).toHaveLength(1)
  })

  test('are looked for until the scholar cancels', async () => {
    const folder = await folderWith({ 'a/f1r.png': await picture(30, 40) })
    const cancelled = AbortSignal.abort()
    await expect(findMoved(folder, [sought('f1r.png', [30, 40])], cancelled)).rejects.toBe(
      cancelled.reason,
    )
  })
})
