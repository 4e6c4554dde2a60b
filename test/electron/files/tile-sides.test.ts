// Which TIFFs have tiles that may be offered as they are, told from their headers alone.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp, { type TiffOptions } from 'sharp'
import { expect, test } from 'vitest'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { directoriesOf, linked, pyramidOf, withField } from '../../support/tiff-pyramids.ts'

const SIZE = { width: 3001, height: 1999 }

const pyramid = (options: TiffOptions = {}): Promise<Buffer> =>
  pyramidOf(sharp({ create: { ...SIZE, channels: 3, background: '#c9b48f' } }), options)

/** The sides of the tiles of each picture that is listed; undefined where it has none of its own. */
async function sidesIn(file: Buffer): Promise<readonly (number | undefined)[]> {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'scan.tif'), file)
  return [...(await scanFolder(folder)).values()].map(({ entry: { content } }) =>
    content.kind === 'image' ? content.tileSide : Number.NaN,
  )
}

/** Without the levels in between. */
async function with2Levels(): Promise<Buffer> {
  const file = await pyramid()
  const all = directoriesOf(file)
  return linked(file, [all[0] ?? 0, all.at(-1) ?? 0])
}

test.each<[string, () => Promise<Buffer>, number | undefined]>([
  ['a pyramid of tiles of 256 pixels', pyramid, 256],
  ['of 512', () => pyramid({ tileWidth: 512, tileHeight: 512 }), 512],
  ['of 240, which is no power of two', () => pyramid({ tileWidth: 240, tileHeight: 240 }), 240],
  ['a BigTIFF', () => pyramid({ bigtiff: true }), 256],
  ['tiles that are too small', () => pyramid({ tileWidth: 64, tileHeight: 64 }), undefined],
  ['too large', () => pyramid({ tileWidth: 2048, tileHeight: 2048 }), undefined],
  ['that are not square', () => pyramid({ tileWidth: 256, tileHeight: 128 }), undefined],
  ['tiles without levels', () => pyramid({ pyramid: false }), undefined],
  ['strips without levels', () => pyramid({ pyramid: false, tile: false }), undefined],
  ['a gap between the levels', with2Levels, undefined],
  [
    'levels that end at several million pixels',
    async () => {
      const file = await pyramidOf(
        sharp({ create: { width: 6001, height: 4001, channels: 3, background: '#c9b48f' } }),
      )
      return linked(file, directoriesOf(file).slice(0, 2))
    },
    undefined,
  ],
  [
    'a picture that lies on its side',
    () =>
      sharp({ create: { ...SIZE, channels: 3, background: '#c9b48f' } })
        .withMetadata({ orientation: 6 })
        .tiff({ tile: true, pyramid: true, tileWidth: 256, tileHeight: 256 })
        .toBuffer(),
    undefined,
  ],
  [
    'samples in planes of their own',
    async () => {
      const file = await pyramid()
      return withField(file, directoriesOf(file)[0] ?? 0, [284, 2])
    },
    undefined,
  ],
])('%s', async (_, make, side) => expect(await sidesIn(await make())).toEqual([side]))
