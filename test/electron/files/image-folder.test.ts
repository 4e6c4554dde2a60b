import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { sortNaturally } from '../../../iiif/natural-order.ts'
import type { FolderListing } from '../../../electron/files/examine-file.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import { fingerprint, temporaryFolder } from '../../support/temporary-folder.ts'

let jpeg: Buffer
beforeAll(async () => {
  jpeg = await sharp({ create: { width: 31, height: 17, channels: 3, background: '#b9a27c' } })
    .jpeg()
    .toBuffer()
})

const isLinux = process.platform === 'linux'

/** What each file came to: its size, or the code of what is wrong with it. */
const contents = (listing: FolderListing): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...listing.values()].map(({ entry: { path: name, content } }) => [
      name,
      content.kind === 'image' ? `${content.width} × ${content.height}` : content.problem.code,
    ]),
  )

describe('A folder of scans', () => {
  test('is listed with all its subfolders; paths have forward slashes', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'box 10/deep'), { recursive: true })
    for (const name of ['f. 10.jpg', 'f. 2.jpg', 'box 10/f. 1.jpg', 'box 10/deep/x.JPG']) {
      writeFileSync(path.join(folder, name), jpeg)
    }
    const listing = await scanFolder(folder)
    expect(sortNaturally(listing.keys(), (name) => name)).toEqual([
      'box 10/deep/x.JPG',
      'box 10/f. 1.jpg',
      'f. 2.jpg',
      'f. 10.jpg',
    ])
    expect(listing.get('f. 2.jpg')?.entry).toMatchObject({
      size: jpeg.length,
      content: { kind: 'image', format: 'jpeg', width: 31, height: 17 },
    })
  })

  test('files that cannot be used are listed with the reason, and block nothing', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'good.jpg'), jpeg)
    writeFileSync(path.join(folder, 'cut.jpg'), jpeg.subarray(0, jpeg.length - 40))
    writeFileSync(path.join(folder, 'text.jpg'), 'no image')
    writeFileSync(path.join(folder, 'empty.jpg'), '')
    writeFileSync(path.join(folder, 'notes.docx'), 'PK\u0003\u0004')
    writeFileSync(path.join(folder, 'paper.pdf'), '%PDF-1.4')
    symlinkSync('/etc/hostname', path.join(folder, 'elsewhere.jpg'))
    symlinkSync('/etc', path.join(folder, 'elsewhere'))
    symlinkSync('nowhere', path.join(folder, 'broken.jpg'))
    expect(contents(await scanFolder(folder))).toEqual({
      'good.jpg': '31 × 17',
      'cut.jpg': 'source/incomplete',
      'text.jpg': 'source/not-an-image',
      'empty.jpg': 'source/empty-file',
      'notes.docx': 'source/other-kind',
      'paper.pdf': 'source/damaged',
      'elsewhere.jpg': 'source/link-elsewhere',
      elsewhere: 'source/link-elsewhere',
      'broken.jpg': 'source/link-elsewhere',
    })
  })

  test.skipIf(!isLinux)('a pipe and a device in it keep nobody waiting', async () => {
    const folder = temporaryFolder()
    spawnSync('mkfifo', [path.join(folder, 'pipe.jpg')])
    spawnSync('mknod', [path.join(folder, 'zero.jpg'), 'c', '1', '5'])
    writeFileSync(path.join(folder, 'good.jpg'), jpeg)
    expect(contents(await scanFolder(folder))).toMatchObject({
      'good.jpg': '31 × 17',
      'pipe.jpg': 'source/other-kind',
    })
  })

  test('what systems and we ourselves put there is not listed', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, '@eaDir'))
    mkdirSync(path.join(folder, '.thumbs'))
    const hidden = [
      '.DS_Store',
      '._f1.jpg',
      'Thumbs.db',
      '@eaDir/f1.jpg',
      '.thumbs/f1.jpg',
      '~$x.jpg',
    ]
    for (const name of [...hidden, 'codex.florilegium'])
      writeFileSync(path.join(folder, name), jpeg)
    expect(contents(await scanFolder(folder))).toEqual({})
  })

  test('odd names are all listed, each with a path of its own', async () => {
    const folder = temporaryFolder()
    const names = [
      '100%.jpg',
      '%2e%2e%2f.jpg',
      '#1?.jpg',
      `"quoted" 'twice'.jpg`,
      'folio 🜁.jpg',
      'M\u00fcller.jpg',
      'Mu\u0308ller.jpg',
      'two\nlines.jpg',
      'back\\slash.jpg',
      'trailing dot.',
      ' -leading.jpg',
      '\u202etext.jpg',
      'CON.jpg',
    ]
    for (const name of names) writeFileSync(path.join(folder, name), jpeg)
    const listing = await scanFolder(folder)
    expect([...listing.keys()].sort()).toEqual([...names].sort())
    expect([...listing.values()].every(({ entry }) => entry.content.kind === 'image')).toBe(true)
  })

  test.skipIf(!isLinux)(
    'names that are not UTF-8 are read, told apart, and found again',
    async () => {
      const folder = temporaryFolder()
      const place = (name: string): Buffer =>
        Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')])
      mkdirSync(place('Bl\xe4tter'))
      for (const name of ['M\xfcller.jpg', 'M\xf6ller.jpg', 'Bl\xe4tter/1.jpg']) {
        writeFileSync(place(name), jpeg)
      }
      // A file that bears the very name under which another is shown.
      writeFileSync(path.join(folder, 'M‹FC›ller.jpg'), jpeg)
      const listing = await scanFolder(folder)
      expect(contents(listing)).toEqual({
        'M‹FC›ller.jpg': '31 × 17',
        'M‹FC›ller.jpg ‹2›': '31 × 17',
        'M‹F6›ller.jpg': '31 × 17',
        'Bl‹E4›tter/1.jpg': '31 × 17',
      })
      expect(listing.get('M‹FC›ller.jpg')).not.toHaveProperty('pathBytes')
      expect(listing.get('M‹FC›ller.jpg ‹2›')?.pathBytes).toEqual(place('M\xfcller.jpg'))
      expect(listing.get('Bl‹E4›tter/1.jpg')?.pathBytes).toEqual(place('Bl\xe4tter/1.jpg'))
      expect((await scanFolder(folder)).get('M‹FC›ller.jpg ‹2›')?.pathBytes).toEqual(
        place('M\xfcller.jpg'),
      )
    },
  )

  test('with ten thousand entries that are no images is listed, every one', async () => {
    const folder = temporaryFolder()
    for (let number = 0; number < 10_000; number++) {
      writeFileSync(path.join(folder, `${number}.txt`), 'note')
    }
    const listing = await scanFolder(folder)
    expect(listing.size).toBe(10_000)
    expect(new Set(Object.values(contents(listing)))).toEqual(new Set(['source/other-kind']))
  })

  test('is never written: every byte and every time is as before', async () => {
    const folder = temporaryFolder()
    for (const name of ['a.jpg', 'b.txt', 'c.png']) writeFileSync(path.join(folder, name), jpeg)
    const before = fingerprint(folder)
    await scanFolder(folder)
    expect(fingerprint(folder)).toEqual(before)
  })

  test('an empty one gives an empty list', async () => {
    expect((await scanFolder(temporaryFolder())).size).toBe(0)
  })
})

describe('A folder that cannot be listed', () => {
  test('is refused when it is gone, and when it is a file', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'file'), '')
    await expect(scanFolder(path.join(folder, 'gone'))).rejects.toMatchObject({
      code: 'folder/gone',
      details: { name: 'gone' },
    })
    await expect(scanFolder(path.join(folder, 'file'))).rejects.toMatchObject({
      code: 'folder/not-a-folder',
    })
  })

  test('that may not be read is said to be so', async ({ skip }) => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'locked'), { mode: 0 })
    // Only as somebody else than root do permissions count.
    const isRoot = process.getuid?.() === 0
    if (isRoot && !process.seteuid) skip()
    if (isRoot) {
      spawnSync('chmod', ['755', folder])
      process.seteuid?.(65_534)
    }
    try {
      await expect(scanFolder(path.join(folder, 'locked'))).rejects.toMatchObject({
        code: 'folder/unreadable',
      })
      expect(contents(await scanFolder(folder))).toEqual({ locked: 'folder/unreadable' })
    } finally {
      if (isRoot) process.seteuid?.(0)
    }
  })
})

describe('Listing a folder again', () => {
  test('opens only what has changed', async () => {
    const folder = temporaryFolder()
    for (const name of ['same.jpg', 'changed.jpg', 'gone.jpg'])
      writeFileSync(path.join(folder, name), jpeg)
    const known = await scanFolder(folder)
    writeFileSync(path.join(folder, 'changed.jpg'), 'no longer an image')
    rmSync(path.join(folder, 'gone.jpg'))
    renameSync(path.join(folder, 'same.jpg'), path.join(folder, 'moved.jpg'))
    writeFileSync(path.join(folder, 'same.jpg'), jpeg)
    const time = known.get('same.jpg')!.entry.modified / 1000
    utimesSync(path.join(folder, 'same.jpg'), time, time)
    const again = await scanFolder(folder, { known })
    expect(contents(again)).toEqual({
      'same.jpg': '31 × 17',
      'moved.jpg': '31 × 17',
      'changed.jpg': 'source/not-an-image',
    })
  })

  test('gives back the same entry for a file that is unchanged', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'same.jpg'), jpeg)
    const known = await scanFolder(folder)
    expect((await scanFolder(folder, { known })).get('same.jpg')).toBe(known.get('same.jpg'))
  })

  test('can be given up half way', async () => {
    const folder = temporaryFolder()
    for (let number = 0; number < 50; number++)
      writeFileSync(path.join(folder, `${number}.jpg`), jpeg)
    const giveUp = new AbortController()
    let seen = 0
    const scan = scanFolder(folder, {
      signal: giveUp.signal,
      onFound: () => {
        seen += 1
        giveUp.abort()
      },
    })
    await expect(scan).rejects.toThrow()
    expect(seen).toBeLessThan(50)
  })
})
