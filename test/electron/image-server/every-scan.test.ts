import { writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishedImage } from '../../../electron/app/published-image.ts'
import type { SourceContent } from '../../../electron/contract/app-api.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import { encodeIdentifier } from '../../../iiif/identifier.ts'
import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { CHART } from '../../support/colour-chart.ts'
import { expectChart } from '../../support/expect-chart.ts'
import { startImageServer, type TestImageServer } from '../../support/image-server.ts'
import { SCANS, type Scan } from '../../support/scans.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

let server: TestImageServer
beforeAll(async () => {
  server = await startImageServer()
})
afterAll(() => server.stop())

interface ServedPicture {
  readonly address: string
  /** As the header says it: what it does not say may be true nevertheless. */
  readonly isGrey: boolean
}

/** Lists a folder with this one file in it, and serves what is found, as the app does. */
async function serve(scan: Scan): Promise<readonly ServedPicture[]> {
  const location = temporaryFolder()
  writeFileSync(path.join(location, scan.name), await scan.make())
  const listing = await scanFolder(location)
  const entries = [...listing.values()]
  const images = entries.flatMap((file) => publishedImage({ location, prefix: '' }, file) ?? [])
  expect(entries.map(({ entry }) => shapeOf(entry.content))).toEqual(
    (scan.pictures ?? [CHART]).map((size) => ({
      kind: 'image',
      format: expect.any(String) as string,
      ...size,
      ...(scan.tileSide === undefined ? {} : { tileSide: scan.tileSide }),
    })),
  )
  await server.publish(scan.name, images)
  return images.map(({ identifier, isGrey = false }) => ({
    address: `${server.origin}/${scan.name}/image/3/${encodeIdentifier(identifier)}`,
    isGrey,
  }))
}

/** Without what the file says of its colours and its scale, which is looked at where headers are read. */
function shapeOf(content: SourceContent): Partial<Extract<SourceContent, { kind: 'image' }>> {
  if (content.kind === 'unusable') return {}
  const { kind, format, width, height, tileSide } = content
  return { kind, format, width, height, ...(tileSide === undefined ? {} : { tileSide }) }
}

/** True where no pixel has a colour. */
const hasNoColours = (pixels: Buffer): boolean =>
  pixels.every((value, index) => value === pixels[index - (index % 3)])

async function picture(address: string, size: Dimensions): Promise<Buffer> {
  const answer = await fetch(address)
  const body = Buffer.from(await answer.arrayBuffer())
  expect(answer.status, answer.ok ? '' : body.toString()).toBe(200)
  const { data, info } = await sharp(body).removeAlpha().toColourspace('srgb').raw().toBuffer({
    resolveWithObject: true,
  })
  expect({ width: info.width, height: info.height }).toEqual(size)
  return data
}

const scans = Object.entries(SCANS).flatMap(([kind, list]) =>
  list.map((scan) => [kind, scan.name, scan] as const),
)

describe('A scan of every kind is served in the colours of sRGB, upright and in its own size', () => {
  test.each(scans)('%s: %s', async (_kind, _name, scan) => {
    const pictures = await serve(scan)
    const sizes = scan.pictures ?? [CHART]
    for (const [index, { address, isGrey }] of pictures.entries()) {
      const size = sizes[index] ?? CHART
      // The last page of the letters is grey; its colours are looked at elsewhere.
      if (scan.name === 'letters.tif' && index === 2) continue
      const colourOf = scan.coloursOf?.[index] ?? scan.colourOf
      const looks = { ...scan, ...(colourOf ? { colourOf } : {}) }
      const whole = await picture(`${address}/full/max/0/default.png`, size)
      expectChart(whole, size, looks)
      if (isGrey) expect(hasNoColours(whole)).toBe(true)
      // A quarter of each side, where pyramids, JPEG 2000 and PDF take a shorter way.
      const small = { width: Math.ceil(size.width / 4), height: Math.ceil(size.height / 4) }
      expectChart(
        await picture(`${address}/full/${small.width},${small.height}/0/default.png`, small),
        small,
        { ...looks, within: (scan.within ?? 6) + 8 },
      )
    }
  })
})
