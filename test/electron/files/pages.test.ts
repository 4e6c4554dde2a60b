import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { publishedImage } from '../../../electron/app/published-image.ts'
import type { FolderListing } from '../../../electron/files/examine-file.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import { drawnPages } from '../../support/drawn-pages.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { tiffFile, type TiffPage } from '../../support/tiff-file.ts'

const page = (width: number, height: number, facts: Partial<TiffPage> = {}): TiffPage => ({
  width,
  height,
  samples: 1,
  bits: 8,
  photometric: 1,
  pixels: Buffer.alloc(width * height, 200),
  ...facts,
})

/** The path of each entry, and its size or what is wrong with it. */
const contents = (listing: FolderListing): readonly string[] =>
  [...listing.values()].map(({ entry: { path: place, content } }) =>
    content.kind === 'image'
      ? `${place}: ${content.width} × ${content.height}`
      : `${place}: ${content.problem.code}`,
  )

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})
const put = (name: string, bytes: Buffer): void => writeFileSync(path.join(folder, name), bytes)
const list = async (): Promise<readonly string[]> => contents(await scanFolder(folder))

describe('The pages of a file', () => {
  test('are listed as if the file were a folder, numbered from 1', async () => {
    put('letters.tif', tiffFile([page(31, 17), page(29, 19), page(31, 17)]))
    put('typed.pdf', drawnPages())
    expect([...(await list())].sort()).toEqual([
      'letters.tif/1: 31 × 17',
      'letters.tif/2: 29 × 19',
      'letters.tif/3: 31 × 17',
      'typed.pdf/1: 1750 × 2479',
      'typed.pdf/2: 2479 × 1750',
    ])
  })

  test('are served under identifiers of their own, from the one file', async () => {
    put('letters.tif', tiffFile([page(31, 17), page(29, 19)]))
    const images = [...(await scanFolder(folder)).values()].map((file) =>
      publishedImage({ location: folder, prefix: 'a' }, file),
    )
    expect(images.map((image) => [image?.identifier, image?.path, image?.page])).toEqual([
      ['a/letters.tif/1', 'letters.tif', undefined],
      ['a/letters.tif/2', 'letters.tif', 1],
    ])
  })

  test('a TIFF of one page stays a file; a PDF of one page does not', async () => {
    put('one.tif', tiffFile([page(31, 17)]))
    expect(await list()).toEqual(['one.tif: 31 × 17'])
  })

  test('are not read again while the file is the same, and are when it changes', async () => {
    put('letters.tif', tiffFile([page(31, 17), page(29, 19)]))
    const first = await scanFolder(folder)
    const again = await scanFolder(folder, { known: first })
    expect([...again.values()].every((file, index) => file === [...first.values()][index])).toBe(
      true,
    )
    put('letters.tif', tiffFile([page(31, 17), page(29, 19), page(23, 13)]))
    expect((await scanFolder(folder, { known: again })).size).toBe(3)
    rmSync(path.join(folder, 'letters.tif'))
    expect((await scanFolder(folder, { known: again })).size).toBe(0)
  })

  test('that are damaged are named, while the others can be used', async () => {
    const measured = page(8, 8, { bits: 32, sampleFormat: 3, pixels: Buffer.alloc(256) })
    put('mixed.tif', tiffFile([page(31, 17), measured, page(29, 19)]))
    expect(await list()).toEqual([
      'mixed.tif/1: 31 × 17',
      'mixed.tif/2: source/no-picture',
      'mixed.tif/3: 29 × 19',
    ])
  })

  test('that lead to each other in a ring are told once', async () => {
    const ring = tiffFile([page(31, 17), page(29, 19)])
    // The last directory says where the next would be.
    const first = ring.readUInt32LE(4)
    const second = ring.readUInt32LE(first + 2 + ring.readUInt16LE(first) * 12)
    ring.writeUInt32LE(first, second + 2 + ring.readUInt16LE(second) * 12)
    put('ring.tif', ring)
    expect(await list()).toEqual(['ring.tif/1: 31 × 17', 'ring.tif/2: 29 × 19'])
  })

  test('that follow each other into nowhere leave the good ones', async () => {
    const broken = tiffFile([page(31, 17), page(29, 19)])
    const first = broken.readUInt32LE(4)
    broken.writeUInt32LE(0x7fffffff, first + 2 + broken.readUInt16LE(first) * 12)
    put('broken.tif', broken)
    expect(await list()).toEqual(['broken.tif/1: 31 × 17', 'broken.tif/2: source/incomplete'])
  })

  test('are not made of a pyramid, a mask or a thumbnail', async () => {
    const reduced = { subfileType: 1 }
    put('pyramid.tif', tiffFile([page(64, 48), page(32, 24, reduced), page(16, 12, reduced)]))
    put('masked.tif', tiffFile([page(64, 48), page(64, 48, { subfileType: 4 })]))
    put('thumbnail.tif', tiffFile([page(16, 11, reduced), page(64, 48)]))
    expect([...(await list())].sort()).toEqual([
      'masked.tif: 64 × 48',
      'pyramid.tif: 64 × 48',
      'thumbnail.tif: 64 × 48',
    ])
    const pyramid = (await scanFolder(folder)).get('pyramid.tif')?.picture
    expect(pyramid?.copies).toEqual([
      { factor: 2, page: 1 },
      { factor: 4, page: 2 },
    ])
  })

  test('of which the second has half the sides of the first are still two, if nothing says otherwise', async () => {
    put('large-and-small.tif', tiffFile([page(64, 48), page(32, 24)]))
    expect(await list()).toHaveLength(2)
  })
})
