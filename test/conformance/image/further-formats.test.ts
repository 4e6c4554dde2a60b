// §4.5 of 3.0 and 2.1: JPEG 2000 and PDF, which sharp does not write. What was sent is put into a folder, read by the
// decoders for scans of these kinds, and held against the same request as PNG.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishedImage } from '../../../electron/app/published-image.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import { IDENTIFIER, PREFIX, startClient, type ConformanceClient } from './client.ts'
import { valuesOf, type RawAnswer } from '../../support/raw-http.ts'

let client: ConformanceClient
beforeAll(async () => {
  client = await startClient(3)
  const { root, server } = client
  const scale = { xres: 40, yres: 40, resolutionUnit: 'cm' } as const
  await sharp(path.join(root, IDENTIFIER)).tiff(scale).toFile(path.join(root, 'scan.tif'))
  const long = { width: 5003, height: 7, channels: 3 as const, background: '#8a6642' }
  await sharp({ create: long }).toFile(path.join(root, 'long.png'))
  await server.publish(PREFIX, await published(root))
})
afterAll(() => client.stop())

const published = async (location: string) =>
  [...(await scanFolder(location)).values()].flatMap(
    (found) => publishedImage({ location, prefix: '' }, found) ?? [],
  )

const ask = (asked: string, version = 3): Promise<RawAnswer> =>
  client.ask(`/${PREFIX}/image/${version}/scan.tif/${asked}`)

/** The pixels of an answer, read as a scan of that kind; three samples each. */
async function readBack({ status, body }: RawAnswer, format: 'jp2' | 'pdf') {
  expect(status, body.subarray(0, 200).toString()).toBe(200)
  const folder = path.join(client.root, `answer-${(answers += 1)}`)
  await mkdir(folder)
  await writeFile(path.join(folder, `answer.${format}`), body)
  const images = await published(folder)
  await client.server.publish('answers', images)
  const { identifier = '', width, height } = images[0] ?? {}
  const target = `/answers/image/3/${encodeURIComponent(identifier)}/full/max/0/default.png`
  const { data } = await pixelsOf((await client.ask(target)).body)
  return { data, size: `${width}x${height}` }
}
let answers = 0

const pixelsOf = (file: Buffer) =>
  sharp(file).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })

const REQUESTS = [
  'full/max/0/default',
  '301,211,507,401/max/0/default',
  '0,0,1000,800/!250,250/90/default',
  '100,100,300,200/150,100/!180/gray',
  'square/97,/0/bitonal',
  '7,11,1,1/max/0/default',
]

describe('jp2', () => {
  test.each(REQUESTS)('%s holds every pixel as it is', async (asked) => {
    const png = await pixelsOf((await ask(`${asked}.png`)).body)
    const { data, size } = await readBack(await ask(`${asked}.jp2`), 'jp2')
    expect(size).toBe(`${png.info.width}x${png.info.height}`)
    expect(data.equals(png.data)).toBe(true)
  })

  test('is sent as what it is, and has smaller pictures in it', async () => {
    const answer = await ask('full/max/0/default.jp2')
    expect(valuesOf(answer, 'Content-Type')).toEqual(['image/jp2'])
    // The marker of the coding style, and in it how often the picture is halved.
    const style = answer.body.indexOf(Buffer.from([0xff, 0x52]))
    expect(answer.body[style + 9]).toBe(5)
  })
})

describe('pdf', () => {
  test.each(REQUESTS.filter((asked) => !asked.startsWith('7,')))(
    '%s is a page with the picture',
    async (asked) => {
      const png = await pixelsOf((await ask(`${asked}.png`)).body)
      const { data, size } = await readBack(await ask(`${asked}.pdf`), 'pdf')
      expect(size).toBe(`${png.info.width}x${png.info.height}`)
      const difference = data.reduce(
        (sum, value, index) => sum + Math.abs(value - (png.data[index] ?? 0)),
        0,
      )
      // Of 255, on average: it is compressed as a JPEG is.
      expect(difference / data.length).toBeLessThan(asked.includes('default') ? 25 : 6)
    },
  )

  test('the page has the true size of what it shows, where the scan says how fine it is', async () => {
    const sizeOf = ({ body }: RawAnswer): readonly number[] =>
      (/\/MediaBox \[0 0 (\S+) (\S+)\]/.exec(body.toString('latin1')) ?? []).slice(1).map(Number)
    const points = 72 / 25.4
    // 40 pixels for a millimetre, however many of them are sent.
    for (const asked of ['0,0,800,400/max', '0,0,800,400/200,100']) {
      const [width = 0, height = 0] = sizeOf(await ask(`${asked}/0/default.pdf`))
      expect(width / points).toBeCloseTo(20, 2)
      expect(height / points).toBeCloseTo(10, 2)
    }
    const [across = 0, down = 0] = sizeOf(await ask('0,0,800,400/max/90/default.pdf'))
    expect([across, down].map((side) => Math.round(side / points))).toEqual([10, 20])
    // Nothing is known of a PNG without a word: three hundred pixels are an inch.
    const unknown = await client.ask(
      `/${PREFIX}/image/3/${IDENTIFIER}/0,0,300,600/max/0/default.pdf`,
    )
    expect(sizeOf(unknown)).toEqual([72, 144])
  })

  test('is downloaded under the name of the scan, since browsers show none without rights', async () => {
    const answer = await ask('full/max/0/default.pdf')
    expect(valuesOf(answer, 'Content-Type')).toEqual(['application/pdf'])
    expect(valuesOf(answer, 'Content-Disposition')).toEqual(['attachment; filename="scan.pdf"'])
  })
})

test('both are offered in 2.1 and 3.0, and canonical addresses name them', async () => {
  for (const format of ['jp2', 'pdf']) {
    for (const version of [2, 3]) {
      const answer = await ask(`0,0,300,200/150,100/0/color.${format}`, version)
      expect(answer.status).toBe(200)
      const size = version === 2 ? '150,' : '150,100'
      expect(valuesOf(answer, 'Link').join()).toContain(
        `/scan.tif/0,0,300,200/${size}/0/default.${format}>;rel="canonical"`,
      )
    }
  }
})

test('a picture that is too large for a format is refused with a sentence, and sent in another', async () => {
  const askLong = (format: string): Promise<RawAnswer> =>
    client.ask(`/${PREFIX}/image/3/long.png/full/max/0/default.${format}`)
  const refused = await askLong('jp2')
  expect([refused.status, refused.body.toString()]).toEqual([
    501,
    expect.stringMatching(/jp2.*5,?000/),
  ])
  expect((await askLong('pdf')).status).toBe(200)
})
