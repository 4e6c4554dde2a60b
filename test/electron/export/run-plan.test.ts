import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PublishedDocument } from '../../../iiif/export/documents.ts'
import { runPlan } from '../../../electron/export/run-plan.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const documentOf = (name: string, body: string): PublishedDocument => ({
  path: name,
  id: `https://example.org/${name}`,
  body: () => body,
})
const MANIFEST = documentOf('manifest.json', '{"é":1}')
const LISTS = [documentOf('list/one.json', '1'), documentOf('list/two.json', '2')]
const everything = (folder: string): readonly string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).sort()

describe('Writing an export', () => {
  test('the manifest has the name that was chosen, its lists lie below it', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'codex.json')
    const report = await runPlan([MANIFEST, ...LISTS], { file })
    expect(everything(folder)).toEqual(['codex.json', 'list', 'list/one.json', 'list/two.json'])
    expect(report).toEqual({
      files: [file, path.join(folder, 'list/one.json'), path.join(folder, 'list/two.json')],
      bytes: 10,
    })
    expect(readFileSync(file, 'utf8')).toBe('{"é":1}')
  })

  test('over an older one replaces it, and leaves what else is there', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'list'))
    writeFileSync(path.join(folder, 'list/other.json'), 'other')
    writeFileSync(path.join(folder, 'list/one.json'), 'old')
    writeFileSync(path.join(folder, 'manifest.json.partial'), 'left over')
    await runPlan([MANIFEST, ...LISTS], { file: path.join(folder, 'manifest.json') })
    expect(everything(folder)).toEqual([
      'list',
      'list/one.json',
      'list/other.json',
      'list/two.json',
      'manifest.json',
    ])
    expect(readFileSync(path.join(folder, 'list/one.json'), 'utf8')).toBe('1')
  })

  test('that fails half way leaves nothing, and the old manifest as it was', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'manifest.json')
    writeFileSync(file, 'old')
    // A file stands where the folder of the lists should be.
    writeFileSync(path.join(folder, 'list'), 'in the way')
    await expect(runPlan([MANIFEST, ...LISTS], { file })).rejects.toMatchObject({
      code: 'target/failed',
    })
    expect(everything(folder)).toEqual(['list', 'manifest.json'])
    expect(readFileSync(file, 'utf8')).toBe('old')
  })

  test('whose last rename fails takes back the files that were renamed before', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'manifest.json')
    mkdirSync(path.join(file, 'a folder of that name'), { recursive: true })
    await expect(runPlan([MANIFEST, ...LISTS], { file })).rejects.toMatchObject({
      code: 'target/failed',
    })
    expect(everything(folder)).toEqual(['manifest.json', 'manifest.json/a folder of that name'])
  })

  test('into a folder that is gone is refused, and makes no folder', async () => {
    const folder = temporaryFolder()
    rmSync(folder, { recursive: true })
    await expect(runPlan([MANIFEST], { file: path.join(folder, 'x.json') })).rejects.toMatchObject({
      code: 'target/folder-gone',
    })
  })

  test('that is cancelled leaves nothing', async () => {
    const folder = temporaryFolder()
    const cancel = new AbortController()
    const cancelling = { ...LISTS[0]!, body: () => (cancel.abort(), 'late') }
    await expect(
      runPlan([MANIFEST, cancelling, LISTS[1]!], {
        file: path.join(folder, 'x.json'),
        signal: cancel.signal,
      }),
    ).rejects.toThrow()
    expect(everything(folder)).toEqual([])
  })

  test('never leaves its folder', async () => {
    const folder = path.join(temporaryFolder(), 'chosen')
    mkdirSync(folder)
    const outside = documentOf('../outside.json', 'x')
    await expect(
      runPlan([MANIFEST, outside], { file: path.join(folder, 'x.json') }),
    ).rejects.toThrow()
    expect(everything(path.dirname(folder))).toEqual(['chosen'])
  })
})
