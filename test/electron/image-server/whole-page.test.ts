// A page of a PDF that is one scanned JPEG gives that JPEG: the pixels as the scanner wrote them.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishedImage } from '../../../electron/app/published-image.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import { encodeIdentifier } from '../../../iiif/identifier.ts'
import { startImageServer, type TestImageServer } from '../../support/image-server.ts'
import { pdfFile, scannedPage, type PdfPage } from '../../support/pdf-file.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { drawPage, fromPage, likeness } from './pictures.ts'

const SIZE = { width: 701, height: 503 }
const PAPER = { width: SIZE.width / 2, height: SIZE.height / 2 }

let server: TestImageServer
beforeAll(async () => {
  server = await startImageServer()
})
afterAll(() => server.stop())

const scan = (): Promise<Buffer> =>
  fromPage(drawPage(SIZE), SIZE).jpeg({ quality: 62, chromaSubsampling: '4:2:0' }).toBuffer()

async function getPage(page: PdfPage, rest = 'full/max/0/default.jpg'): Promise<Buffer> {
  const location = temporaryFolder()
  writeFileSync(path.join(location, 'scan.pdf'), pdfFile([page]))
  const images = [...(await scanFolder(location)).values()].flatMap(
    (file) => publishedImage({ location, prefix: '' }, file) ?? [],
  )
  await server.publish('x', images)
  const identifier = encodeIdentifier(images[0]?.identifier ?? '')
  const answer = await fetch(`${server.origin}/x/image/3/${identifier}/${rest}`)
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

/** From the quantisation tables to the end: all that the pixels are made of. */
const pixelsOf = (jpeg: Buffer): Buffer => jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xdb])))

describe('All of a page of a PDF that is one scanned JPEG', () => {
  test('is that JPEG, its pixels not encoded again', async () => {
    const jpeg = await scan()
    const sent = await getPage(scannedPage(PAPER, { ...SIZE, jpeg }))
    expect(pixelsOf(sent).equals(pixelsOf(jpeg))).toBe(true)
  })

  test('is made anew where the page turns it', async () => {
    const jpeg = await scan()
    const lying = { width: PAPER.height, height: PAPER.width }
    const upright = await fromPage(drawPage(SIZE), SIZE).rotate(270).jpeg().toBuffer()
    const page = scannedPage(lying, {
      width: SIZE.height,
      height: SIZE.width,
      jpeg: upright,
      rotate: 90,
    })
    const sent = await getPage(page)
    expect(pixelsOf(sent).equals(pixelsOf(upright))).toBe(false)
    const shown = await sharp(sent).raw().toBuffer()
    expect(likeness(shown, await sharp(jpeg).raw().toBuffer())).toBeGreaterThan(30)
  })

  test.each(['full/max/0/gray.jpg', 'full/700,/0/default.jpg', '1,0,700,503/max/0/default.jpg'])(
    'is made anew where something else is asked for: %s',
    async (rest) => {
      const jpeg = await scan()
      const sent = await getPage(scannedPage(PAPER, { ...SIZE, jpeg }), rest)
      expect(pixelsOf(sent).equals(pixelsOf(jpeg))).toBe(false)
    },
  )
})
