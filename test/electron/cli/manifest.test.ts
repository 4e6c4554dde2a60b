import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fingerprint, temporaryFolder } from '../../support/temporary-folder.ts'
import { removeBuiltCli } from './support/build-cli.ts'
import { runCli } from './support/run-cli.ts'
import { addTexts, drawImage, folderOf } from './support/scans.ts'

afterAll(removeBuiltCli)

/** As much of a manifest of version 3.0 as these tests look at. */
interface Manifest3 {
  readonly id: string
  readonly label: unknown
  readonly items: readonly {
    readonly id: string
    readonly label: { readonly none: readonly string[] }
    readonly items: readonly {
      readonly items: readonly { readonly body: { readonly id: string } }[]
    }[]
  }[]
}

const labelsOf = ({ items }: Manifest3): readonly string[] =>
  items.flatMap(({ label }) => label.none)
const imagesOf = ({ items }: Manifest3): readonly string[] =>
  items.map((canvas) => canvas.items[0]?.items[0]?.body.id ?? '')

describe('florilegium manifest', () => {
  test('makes each image a canvas, in the order of a reader, named after its file', async () => {
    const folder = await folderOf(['f. 10.jpg', 'f. 2.jpg', 'f. 1.png', 'part/a.tif'])
    const before = fingerprint(folder)
    const { code, stdout, stderr } = await runCli([
      'manifest',
      folder,
      '--base',
      'https://example.net/codex/',
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const manifest = JSON.parse(stdout) as Manifest3
    expect(labelsOf(manifest)).toEqual(['f. 1', 'f. 2', 'f. 10', 'a'])
    expect(manifest).toMatchObject({
      '@context': 'http://iiif.io/api/presentation/3/context.json',
      id: 'https://example.net/codex/manifest.json',
      label: { none: ['scans'] },
    })
    expect(imagesOf(manifest)[3]).toBe(
      'https://example.net/codex/image/3/part%2Fa.tif/full/max/0/default.jpg',
    )
    expect(fingerprint(folder)).toEqual(before)
  })

  test('of version 2 obeys version 2.1', async () => {
    const folder = await folderOf(['1.jpg'])
    const file = path.join(temporaryFolder(), 'codex.json')
    const { code, stdout, stderr } = await runCli([
      'manifest',
      folder,
      '--version',
      '2',
      '--base',
      'https://example.net/codex',
      '--image-base',
      'https://images.example.net/iiif/2/',
      '--output',
      file,
    ])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain('Wrote')
    const text = readFileSync(file, 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      '@id': 'https://example.net/codex/codex.json',
      '@type': 'sc:Manifest',
    })
    expect(text).toContain('"https://images.example.net/iiif/2/1.jpg/full/full/0/default.jpg"')
    expect((await runCli(['validate', file, '--api', '2.1'])).code).toBe(0)
    expect(readdirSync(path.dirname(file))).toEqual(['codex.json'])
  })

  test('without a base says that its addresses are not real', async () => {
    const folder = await folderOf(['1.jpg'])
    const { code, stdout, stderr } = await runCli(['manifest', folder])
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as Manifest3).id).toBe('https://example.org/scans/manifest.json')
    expect(stderr).toContain('--base sets the one that is')
  })

  test('keeps the addresses of a canvas when other images come and go', async () => {
    const folder = await folderOf(['2.jpg', '3.jpg'])
    const idsOf = async (): Promise<readonly string[]> =>
      (JSON.parse((await runCli(['manifest', folder])).stdout) as Manifest3).items.map(
        ({ id }) => id,
      )
    const before = await idsOf()
    await drawImage(path.join(folder, '1.jpg'))
    expect((await idsOf()).slice(1)).toEqual(before)
  })

  test('finds images by difficult names', async () => {
    const names = [
      '100% #1?.jpg',
      '"quoted".jpg',
      '😀.jpg',
      'a\nb.jpg',
      '\u00e4.jpg',
      'a\u0308.jpg',
      ' .jpg',
    ]
    const folder = await folderOf(names)
    const { code, stdout } = await runCli(['manifest', folder])
    expect(code).toBe(0)
    const found = imagesOf(JSON.parse(stdout) as Manifest3).map((id) =>
      decodeURIComponent(id.split('/')[6] ?? ''),
    )
    expect([...found].sort()).toEqual([...names].sort())
  })

  test('says which files it could not use, and goes on', async () => {
    const folder = await folderOf(['1.jpg'])
    addTexts(folder, { 'text.jpg': 'not an image', 'empty.tif': '', 'notes.txt': 'notes' })
    const { code, stdout, stderr } = await runCli([
      'manifest',
      folder,
      '--base',
      'https://example.net',
    ])
    expect(code).toBe(0)
    expect(labelsOf(JSON.parse(stdout) as Manifest3)).toEqual(['1'])
    expect(stderr).toContain('"text.jpg" is not used.')
    expect(stderr).toContain('"empty.tif" is not used. The file is empty (0 bytes).')
    expect(stderr).toContain('Not images, and left alone: 1 file.')
    expect(stderr.trim().split('\n')).toHaveLength(3)
  })

  test('of a folder without images ends with 1 and a sentence', async () => {
    const folder = await folderOf([])
    addTexts(
      folder,
      Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}.txt`, 'notes'])),
    )
    const { code, stdout, stderr } = await runCli(['manifest', folder])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('Add images')
    expect(stderr).toContain('200 files')
    expect(stderr.trim().split('\n')).toHaveLength(2)
  })

  test.each<[string, (folder: string) => readonly string[], string]>([
    ['a folder that is gone', (folder) => [path.join(folder, 'gone')], 'cannot be found'],
    ['a file', (folder) => [path.join(folder, '1.jpg')], 'is not a folder'],
    [
      'a base that is no address',
      (folder) => [folder, '--base', 'here'],
      'is not an address of the web',
    ],
    [
      'a base with a query',
      (folder) => [folder, '--base', 'https://example.org/?a'],
      'without ? and #',
    ],
    [
      'a place to write that is not there',
      (folder) => [folder, '--output', path.join(folder, 'no/m.json')],
      'no longer there',
    ],
  ])('of %s ends with 2 and a sentence', async (_name, wordsIn, sentence) => {
    const folder = await folderOf(['1.jpg'])
    const { code, stdout, stderr } = await runCli(['manifest', ...wordsIn(folder)])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('    at ')
    expect(readdirSync(folder)).toEqual(['1.jpg'])
  })

  test('never overwrites a folder', async () => {
    const folder = await folderOf(['1.jpg'])
    const target = path.join(temporaryFolder(), 'target')
    mkdirSync(target)
    const { code } = await runCli(['manifest', folder, '--output', target])
    expect(code).toBe(2)
    expect(readdirSync(target)).toEqual([])
  })
})
