import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkImageServer } from '../../../electron/app/image-check/check-image-server.ts'
import { publishedImage } from '../../../electron/app/published-image.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import type { ImageCheckReport } from '../../../iiif/image-check/report.ts'
import { writeGrid } from '../../conformance/image/grid.ts'
import { startImageServer, type TestImageServer } from '../../support/image-server.ts'

const PREFIX = 'f47ac10b58cc4372a5670e02b2c3d479'
let server: TestImageServer
let root: string

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-check-'))
  await writeGrid(path.join(root, 'f. 1r.png'))
  server = await startImageServer()
  // Listed as the app lists a folder: a pyramid with tiles of its own, and greys of which the file tells the scale.
  const page = sharp(path.join(root, 'f. 1r.png'))
  const scale = { xres: 600 / 25.4, yres: 600 / 25.4, resolutionUnit: 'inch' } as const
  const tiles = { pyramid: true, tile: true, tileWidth: 128, tileHeight: 128 } as const
  await page
    .clone()
    .tiff({ ...tiles, ...scale, compression: 'deflate' })
    .toFile(path.join(root, 'own-tiles.tif'))
  await page
    .clone()
    .toColourspace('b-w')
    .tiff({ ...scale, compression: 'deflate' })
    .toFile(path.join(root, 'grey.tif'))
  const listing = await scanFolder(root)
  const listed = [...listing.values()].flatMap(
    (found) => publishedImage({ location: root, prefix: '' }, found) ?? [],
  )
  await server.publish(PREFIX, listed)
})
afterAll(async () => {
  await server.stop()
  await rm(root, { recursive: true })
})

/** Everything that is not passed, with what was found. */
const notPassed = ({ results }: ImageCheckReport) =>
  results
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'advised')
    .map(({ rule, faults }) => `${rule}: ${faults.join(' ')}`)

describe.each([2, 3] as const)('Our own server keeps every rule of version %s', (version) => {
  test.each(['f.%201r.png', 'own-tiles.tif', 'grey.tif'])(
    'at level 2, with everything that it offers besides, for %s',
    async (name) => {
      const address = `${server.origin}/${PREFIX}/image/${version}/${name}`
      const report = await checkImageServer(`${address}/info.json`)
      expect(notPassed(report)).toEqual([])
      expect(report).toMatchObject({
        address,
        version,
        level: 2,
        image: { width: 1237, height: 881 },
      })
      const tested = report.results.filter(({ outcome }) => outcome === 'passed')
      expect(tested.length).toBeGreaterThan(50)
    },
  )
})
