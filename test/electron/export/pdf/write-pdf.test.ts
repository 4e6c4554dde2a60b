import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { writePdf } from '../../../../electron/export/pdf/write-pdf.ts'
import type { FacsimileOptions, PdfOptions } from '../../../../iiif/facsimile/options.ts'
import { planPdf } from '../../../../iiif/facsimile/plan-pdf.ts'
import { getRecord, manifestOf, type Project } from '../../../../iiif/project/model.ts'
import { describedCodex, withRecords } from '../../../iiif/export/support/codex.ts'
import { fonts, readPdf } from './support.ts'

const FACSIMILE: FacsimileOptions = {
  kind: 'facsimile',
  paper: 'a4',
  longestSide: 1000,
  text: 'searchable',
  languages: ['en'],
}

const RED = { r: 200, g: 30, b: 30 }

/** The object as a PDF, with pictures of one colour in the size that is asked for. */
async function pdfOf(project: Project, options: PdfOptions = FACSIMILE) {
  const asked: string[] = []
  const target = new PassThrough()
  const bytes = buffer(target)
  await writePdf(
    {
      project,
      options,
      fonts,
      made: new Date(0),
      async fetchPicture(image, { parameters }) {
        asked.push(`${image.path} ${parameters}`)
        const [width = 1, height = 1] = parameters.split('/')[1]!.split(',').map(Number)
        return sharp({ create: { width, height, channels: 3, background: RED } })
          .jpeg()
          .toBuffer()
      },
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
    target,
  )
  return { bytes: await bytes, asked }
}

/** The codex with a transcription of two lines on its second leaf, and Hebrew in its description. */
function transcribed(): Project {
  const project = describedCodex()
  const [, second = ''] = manifestOf(project).items
  const line = (id: string, y: number, value: string) => ({
    type: 'Annotation' as const,
    id,
    canvas: second,
    motivation: 'supplementing' as const,
    bodies: [{ value }],
    target: { kind: 'rectangle' as const, x: 100, y, width: 900, height: 80 },
  })
  return withRecords(
    project,
    {
      ...manifestOf(project),
      metadata: [{ label: { none: ['Title'] }, value: { he: ['ספר תהילים (שני), 12 דפים'] } }],
    },
    {
      ...getRecord(project, 'Canvas', second),
      label: { none: ['f. 2 <verso>'] },
      annotations: ['l1', 'l2'],
    },
    line('l1', 100, 'In principio erat verbum'),
    line('l2', 300, 'בראשית ברא אלהים'),
  )
}

describe('A facsimile', () => {
  test('has a title, and a page for each canvas with its label and credit', async () => {
    const { bytes, asked } = await pdfOf(transcribed())
    const { pages } = await readPdf(bytes)
    expect(pages).toHaveLength(planPdf(transcribed(), FACSIMILE).pages!)
    expect(pages[0]!.text).toContain('A codex')
    expect(pages[0]!.text).toContain('ספר תהילים (שני), 12 דפים')
    expect(pages[2]!.text).toContain('f. 2 <verso>')
    expect(pages[2]!.text).toContain('A library · http://creativecommons.org/licenses/by/4.0/')
    // The leaves are wider than high, and so are their pages.
    expect(pages.map(({ width, height }) => width > height)).toEqual([false, true, true])
    expect(asked).toEqual([
      '1.jpg full/1000,712/0/default.jpg',
      '2.jpg full/1000,712/0/default.jpg',
    ])
  })

  test('shows each picture in the middle of its page', async () => {
    const { bytes } = await pdfOf(transcribed())
    const { draw } = await readPdf(bytes)
    const { data } = await draw(1)
    const { width, height } = await sharp(data).metadata()
    const colourAt = async (left: number, top: number) => [
      ...(await sharp(data).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
    ]
    const [red = 0, green = 0] = await colourAt(Math.round(width / 2), Math.round(height / 2))
    expect(red).toBeGreaterThan(180)
    expect(green).toBeLessThan(60)
    expect(await colourAt(10, 10)).toEqual([255, 255, 255])
  })

  test('holds what is transcribed, in either direction, unseen', async () => {
    const { bytes } = await pdfOf(transcribed())
    const { pages, draw } = await readPdf(bytes)
    expect(pages[2]!.text).toContain('In principio erat verbum')
    expect(pages[2]!.text).toContain('בראשית ברא אלהים')
    const without = await pdfOf(transcribed(), { ...FACSIMILE, text: 'none' })
    const plain = await readPdf(without.bytes)
    expect(plain.pages[2]!.text).not.toContain('In principio')
    // It looks the same with and without.
    expect((await draw(2)).data.equals((await plain.draw(2)).data)).toBe(true)
  })

  test('of a part of an image, turned, asks for that part alone', async () => {
    const project = describedCodex()
    const [first = ''] = manifestOf(project).items
    const canvas = getRecord(project, 'Canvas', first)
    const [painted] = canvas.painting
    const cropped = withRecords(project, {
      ...canvas,
      painting: [
        {
          ...painted!,
          crop: { x: 10.4, y: 20, width: 400, height: 200 },
          placement: {
            x: 0,
            y: 0,
            width: canvas.width / 2,
            height: canvas.height / 2,
            rotation: 90,
          },
        },
      ],
    })
    const { asked } = await pdfOf(cropped)
    expect(asked[0]).toBe('1.jpg 10,20,400,200/400,200/0/default.jpg')
  })
})

describe('A contact sheet', () => {
  test('has the canvases in small with their labels, many on a page', async () => {
    const options = { kind: 'contact-sheet', paper: 'a4', columns: 4, languages: ['en'] } as const
    const { bytes, asked } = await pdfOf(transcribed(), options)
    const { pages } = await readPdf(bytes)
    expect(pages).toHaveLength(1)
    expect(pages[0]!.text).toContain('f. 1')
    expect(pages[0]!.text).toContain('f. 2 <verso>')
    expect(asked).toHaveLength(2)
  })
})
