import { closeSync, openSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { DecoderKind, OpenFile } from '../../../electron/decoders/job.ts'
import { createDecoder } from '../../../electron/decoders/run-decoder.ts'
import { Problem } from '../../../iiif/problem.ts'
import { CHART, chartPixels } from '../../support/colour-chart.ts'
import { drawnPages } from '../../support/drawn-pages.ts'
import { pdfFile, scannedPage, type PdfPage } from '../../support/pdf-file.ts'
import { jpeg2000File } from '../../support/jpeg-2000-file.ts'
import { SCANS } from '../../support/scans.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const decoder = createDecoder()

async function withFile<Result>(
  bytes: Buffer,
  use: (file: OpenFile) => Promise<Result>,
): Promise<Result> {
  const file = path.join(temporaryFolder(), 'scan')
  writeFileSync(file, bytes)
  const descriptor = openSync(file, 'r')
  try {
    return await use({ descriptor, size: bytes.length })
  } finally {
    closeSync(descriptor)
  }
}

const codeOf = (job: Promise<unknown>): Promise<string> =>
  job.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )

const boxed = (): Promise<Buffer> =>
  jpeg2000File({ ...CHART, components: 3, bits: 8, pixels: chartPixels() })

const jpeg = (): Promise<Buffer> =>
  sharp(chartPixels(), { raw: { ...CHART, channels: 3 } })
    .jpeg()
    .toBuffer()

const scan = async (changes: Partial<PdfPage> = {}): Promise<Buffer> => {
  const page = scannedPage({ width: 307, height: 211 }, { ...CHART, jpeg: await jpeg() })
  return pdfFile([{ ...page, ...changes, content: `${page.content}\n${changes.content ?? ''}` }])
}

test('a job that takes too long is given up, and the next one is done', async () => {
  const impatient = createDecoder({ seconds: 0.001 })
  await withFile(await boxed(), async (file) => {
    expect(await codeOf(impatient.run('decodeJpeg2000', { file, factor: 1 }))).toBe(
      'image/too-slow',
    )
    expect(await codeOf(decoder.run('decodeJpeg2000', { file, factor: 1 }))).toBe('done')
  })
})

test('jobs that are asked for at the same time are done one after the other, each with its own file', async () => {
  const sizes = await withFile(await boxed(), (one) =>
    withFile(drawnPages(), (other) =>
      Promise.all([
        decoder.run('decodeJpeg2000', { file: one, factor: 1 }),
        decoder.run('drawPdfPage', { file: other, page: 0, size: { width: 42, height: 60 } }),
        decoder.run('decodeJpeg2000', { file: one, factor: 4 }),
      ]),
    ),
  )
  expect(sizes.map(({ width, height }) => `${width} × ${height}`)).toEqual([
    '307 × 211',
    '42 × 60',
    '77 × 53',
  ])
})

test('a decoder is there again after it rested', async () => {
  const restless = createDecoder({ idleMilliseconds: 1 })
  await withFile(drawnPages(), async (file) => {
    for (let time = 0; time < 3; time++) {
      expect(await restless.run('describePdf', { file })).toHaveLength(2)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })
})

const CUT: readonly (readonly [string, DecoderKind, string])[] = [
  ['JPEG 2000', 'decodeJpeg2000', 'boxed.jp2'],
  ['HEIC', 'decodeHeic', 'display-p3.heic'],
  ['PDF', 'describePdf', 'scans.pdf'],
]
test.each(CUT)(
  '%s that is cut anywhere is decoded or refused, never more',
  async (kind, job, name) => {
    const whole = Buffer.from((await SCANS[kind]?.find((one) => one.name === name)?.make()) ?? '')
    for (let part = 1; part < 16; part++) {
      const cut = whole.subarray(0, Math.floor((whole.length * part) / 16))
      const code = await withFile(cut, (file) => codeOf(decoder.run(job, { file, factor: 1 })))
      expect(['done', 'source/damaged', 'source/incomplete']).toContain(code)
    }
  },
)

test('a page that is one JPEG gives that JPEG, its coded pixels untouched', async () => {
  const taken = await withFile(await scan(), (file) =>
    decoder.run('extractPdfScan', { file, page: 0 }),
  )
  const given = await jpeg()
  const pixels = given.subarray(given.indexOf(Buffer.from([0xff, 0xda])))
  expect(Buffer.from(taken?.jpeg ?? []).includes(pixels)).toBe(true)
})

test('text that is only there to be found changes nothing; text and lines that are seen do', async () => {
  const kinds = [
    'BT 3 Tr /F0 20 Tf 10 10 Td (found) Tj ET',
    'BT /F0 20 Tf 10 10 Td (seen) Tj ET',
    '0 0 50 50 re f',
  ]
  const taken = await Promise.all(
    kinds.map(async (content) =>
      withFile(await scan({ content }), (file) => decoder.run('extractPdfScan', { file, page: 0 })),
    ),
  )
  expect(taken.map((one) => one !== undefined)).toEqual([true, false, false])
})
