import { formatDocument } from '../../presentation/json.ts'
import { MOTIVATIONS, type Motivation } from '../../project/model.ts'
import { ALL_SHAPES, OUTLINES, type ShapeForms } from './adapt-shape.ts'
import { writeAlto } from './alto/write.ts'
import { writeHocr } from './hocr/write.ts'
import { writePage } from './page/write.ts'
import { withUniqueIds, type PageToWrite, type WritingContext, type WrittenFile } from './pages.ts'
import { writePlainText } from './plain-text.ts'
import type { ViewerProfile } from './profiles.ts'
import { writeTable } from './tables/write.ts'
import { writeTei } from './tei/write.ts'
import { listPathOf, writeAnnotationList, writeLayer } from './web/write-2.ts'
import { collectionAddress, pagePath, writeAnnotationPage, writeCollection } from './web/write.ts'

export const ANNOTATION_FORMATS = [
  'w3c',
  'iiif2',
  'alto',
  'hocr',
  'page',
  'tei',
  'csv',
  'text',
] as const
/** A format that annotations are written in. */
export type AnnotationFormat = (typeof ANNOTATION_FORMATS)[number]

export interface FormatContext extends WritingContext {
  readonly profile: ViewerProfile
}

export interface AnnotationFormatDefinition {
  /** Of its files, without the dot. */
  readonly ending: string
  /** What it can say; the others are left out of it. */
  readonly holds: readonly Motivation[]
  /** How it gets each kind of place; a viewer's profile says it for Web Annotations. */
  readonly shapes: ShapeForms
  /** In what it counts: units of the canvas, or pixels of the image. */
  readonly units: 'canvas' | 'pixels'
  /** The files for these canvases, of which there is at least one. */
  readonly write: (pages: readonly PageToWrite[], context: FormatContext) => readonly WrittenFile[]
}

const TRANSCRIPTIONS: readonly Motivation[] = ['supplementing']

/** Every format, and how canvases are written in it. */
export const ANNOTATION_FORMAT_DEFINITIONS: Readonly<
  Record<AnnotationFormat, AnnotationFormatDefinition>
> = {
  w3c: {
    ending: 'json',
    holds: MOTIVATIONS,
    shapes: ALL_SHAPES,
    units: 'canvas',
    write: (pages, context) => {
      const collection = collectionAddress(context)
      const writing = pages.length === 1 ? context : { ...context, collection }
      const files = pages.map((page) => ({
        path: pagePath(page),
        text: formatDocument(writeAnnotationPage(page, writing)),
      }))
      if (files.length === 1) return files
      const text = formatDocument(writeCollection(pages, context))
      return [{ path: 'collection.json', text }, ...files]
    },
  },
  iiif2: {
    ending: 'json',
    holds: MOTIVATIONS,
    // Open Annotation has no word for a point.
    shapes: { ...ALL_SHAPES, point: 'circle' },
    units: 'canvas',
    write: (pages, context) => {
      const files = pages.map((page) => ({
        path: listPathOf(page),
        text: formatDocument(writeAnnotationList(page, context)),
      }))
      if (files.length === 1) return files
      return [{ path: 'layer.json', text: formatDocument(writeLayer(pages, context)) }, ...files]
    },
  },
  alto: {
    ending: 'xml',
    holds: TRANSCRIPTIONS,
    shapes: OUTLINES,
    units: 'pixels',
    write: (pages) => onePerCanvas(pages, writeAlto),
  },
  hocr: {
    ending: 'hocr',
    holds: TRANSCRIPTIONS,
    shapes: OUTLINES,
    units: 'pixels',
    write: (pages, { title }) => [
      { path: `${fileNameOf(title)}.hocr`, text: writeHocr(withUniqueIds(pages), title) },
    ],
  },
  page: {
    ending: 'xml',
    holds: TRANSCRIPTIONS,
    shapes: OUTLINES,
    units: 'pixels',
    write: (pages, context) => onePerCanvas(pages, (page) => writePage(page, context)),
  },
  tei: {
    ending: 'xml',
    holds: MOTIVATIONS,
    shapes: OUTLINES,
    units: 'pixels',
    write: (pages, { title }) => [
      { path: `${fileNameOf(title)}.xml`, text: writeTei(withUniqueIds(pages), title) },
    ],
  },
  csv: {
    ending: 'csv',
    holds: MOTIVATIONS,
    shapes: { ...ALL_SHAPES, several: 'box' },
    units: 'canvas',
    write: (pages, { title }) => [{ path: `${fileNameOf(title)}.csv`, text: writeTable(pages) }],
  },
  text: {
    ending: 'txt',
    holds: TRANSCRIPTIONS,
    shapes: ALL_SHAPES,
    units: 'canvas',
    write: (pages, { title }) => [
      { path: `${fileNameOf(title)}.txt`, text: writePlainText(pages) },
    ],
  },
}

/** A file for each canvas, named as its image, so that both are found together again. */
function onePerCanvas(
  pages: readonly PageToWrite[],
  write: (page: PageToWrite) => string,
): readonly WrittenFile[] {
  const used = new Set<string>()
  return pages.map((page) => {
    const stem = fileNameOf((page.image ?? page.label).replace(/\.[A-Za-z\d]{1,5}$/, ''))
    const isTaken = used.has(stem.toLowerCase())
    const name = isTaken ? `${stem}-${page.position}` : stem
    used.add(name.toLowerCase())
    return { path: `${name}.xml`, text: write(page) }
  })
}

/** A name that every system takes for a file: without signs that part folders, and not too long. */
export function fileNameOf(name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{M}\p{N}._ -]+/gu, '-')
    .replace(/^[. -]+|[. -]+$/g, '')
    .slice(0, 80)
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(plain.split('.')[0] ?? '')
  return plain === '' || isReserved ? `annotations${plain === '' ? '' : `-${plain}`}` : plain
}
