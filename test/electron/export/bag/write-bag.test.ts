import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBagManifest } from '../../../../electron/export/bag/bag-text.ts'
import { writeBag, type BagContent } from '../../../../electron/export/bag/write-bag.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const bag = (
  target: string,
  contents: readonly BagContent[],
  signal = new AbortController().signal,
) =>
  writeBag({
    target,
    contents,
    information: {
      title: 'Codex',
      description: 'Two\nleaves',
      agent: 'Florilegium 1.0.0',
      made: new Date('2026-03-01T12:00:00Z'),
    },
    onProgress: () => undefined,
    signal,
  })

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
    )
    .sort()

describe('BagIt, RFC 8493', () => {
  test('2.1, 2.2: a bag has its declaration, its payload, manifests of both, and what is said of it', async () => {
    const target = path.join(temporaryFolder(), 'bag')
    const scan = path.join(temporaryFolder(), '1.jpg')
    writeFileSync(scan, Buffer.alloc(200_000, 7))
    const { files, bytes } = await bag(target, [
      { path: 'project/Codex.florilegium', text: '{}' },
      { path: 'originals/1/100%/f. 1.jpg', from: scan },
    ])
    expect(filesIn(target)).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data/originals/1/100%/f. 1.jpg',
      'data/project/Codex.florilegium',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sha512.txt',
    ])
    expect(files).toBe(8)
    expect(bytes).toBeGreaterThan(200_000)
    const read = (name: string): string => readFileSync(path.join(target, name), 'utf8')
    expect(read('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
    expect(read('bag-info.txt')).toContain('Payload-Oxum: 200002.2\n')
    expect(read('bag-info.txt')).toContain('External-Description: Two leaves\n')
    for (const algorithm of ['sha256', 'sha512']) {
      for (const manifest of [`manifest-${algorithm}.txt`, `tagmanifest-${algorithm}.txt`]) {
        for (const line of read(manifest).trimEnd().split('\n')) {
          const [sum = '', name = ''] = line.split('  ')
          const file = path.join(target, name.replaceAll('%25', '%'))
          expect(createHash(algorithm).update(readFileSync(file)).digest('hex'), line).toBe(sum)
        }
      }
    }
  })

  test('2.1.3: line breaks in paths are encoded, and the sign that encodes them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '%', '\n', '\r', '/', 'é') }), (name) => {
        const file = { path: name, bytes: 1, sums: { sha256: 'a', sha512: 'b' } }
        const text = formatBagManifest([file], 'sha256')
        expect(text.split('\n')).toHaveLength(2)
        const back = text
          .slice('a  '.length, -1)
          .replaceAll('%0A', '\n')
          .replaceAll('%0D', '\r')
          .replaceAll('%25', '%')
        expect(back).toBe(name)
      }),
    )
  })

  test('one of ours is replaced, a folder with anything else is left alone', async () => {
    const target = path.join(temporaryFolder(), 'bag')
    await bag(target, [{ path: 'a.txt', text: 'one' }])
    await bag(target, [{ path: 'b.txt', text: 'two' }])
    expect(filesIn(target)).toContain('data/b.txt')
    expect(filesIn(target)).not.toContain('data/a.txt')
    const other = temporaryFolder()
    writeFileSync(path.join(other, 'letter.txt'), 'mine')
    await expect(bag(other, [])).rejects.toThrow(
      expect.objectContaining({ code: 'export/folder-taken' }),
    )
    expect(filesIn(other)).toEqual(['letter.txt'])
  })

  test('cancelled or failed leaves nothing, and the older one as it was', async () => {
    const parent = temporaryFolder()
    const target = path.join(parent, 'bag')
    await bag(target, [{ path: 'a.txt', text: 'one' }])
    const control = new AbortController()
    control.abort()
    await expect(bag(target, [{ path: 'b.txt', text: 'two' }], control.signal)).rejects.toThrow()
    mkdirSync(path.join(parent, 'gone'))
    const from = path.join(parent, 'gone', '1.jpg')
    await expect(bag(target, [{ path: 'b.txt', from }])).rejects.toThrow()
    expect(readdirSync(parent).sort()).toEqual(['bag', 'gone'])
    expect(existsSync(path.join(target, 'data/a.txt'))).toBe(true)
  })
})
