import path from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { buildPyramid } from '../../../electron/image-server/pyramid/build-pyramid.ts'
import { createDecodedTiles } from '../../../electron/image-server/pyramid/decoded-tiles.ts'
import { fromPyramid } from '../../../electron/image-server/pyramid/from-pyramid.ts'
import { createOpenFiles } from '../../../electron/image-server/pyramid/open-files.ts'
import { openPyramid } from '../../../electron/image-server/pyramid/pyramid-file.ts'
import { publishedFile } from '../../support/image-server.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** Primes: no level ends with a whole tile. */
const SIZE = { width: 2_311, height: 1_709 }

test('a region put together from stored tiles is the one that libvips cuts from the level, wherever it lies', async () => {
  const root = temporaryFolder()
  // Every pixel differs from its neighbours: a picture that is off by one would be another picture.
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  await sharp({ create: { ...SIZE, channels: 3, background: '#888', noise } })
    .jpeg()
    .toFile(path.join(root, 'a.jpg'))
  const file = path.join(root, 'a.tif')
  await buildPyramid(await publishedFile(root, 'a.jpg'), file, 'key')
  const pyramid = await openPyramid(file, 'key', createOpenFiles(10))
  const tiles = createDecodedTiles()
  await fc.assert(
    fc.asyncProperty(
      fc.nat(pyramid.levels.length - 1),
      fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()),
      async (index, [a, b, c, d]) => {
        const { factor } = pyramid.levels[index]!
        const [width, height] = [Math.ceil(SIZE.width / factor), Math.ceil(SIZE.height / factor)]
        const [left, top] = [a % width, b % height]
        const region = {
          left,
          top,
          width: 1 + (c % (width - left)),
          height: 1 + (d % (height - top)),
        }
        const cut = await tiles.cut(pyramid, index, region)
        const whole = await fromPyramid(file, index).extract(region).raw().toBuffer()
        expect(cut).toMatchObject({ width: region.width, height: region.height })
        expect(cut!.data.length).toBe(whole.length)
        // The colours of the last column of a tile that was cropped may differ a little.
        let difference = 0
        for (let at = 0; at < whole.length; at += 1)
          difference += Math.abs(whole[at]! - cut!.data[at]!)
        expect(difference / whole.length).toBeLessThan(12)
      },
    ),
    { numRuns: 60 },
  )
})
