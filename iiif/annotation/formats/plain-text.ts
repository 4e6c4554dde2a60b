import { annotationFinding, bodiesOf, type FoundPage } from './found.ts'
import { textOfBodies, type PageToWrite } from './pages.ts'

/** What printers and OCR programs put between pages. */
const PAGE_BREAK = '\f'

/** The transcription of each page of a plain text, on the whole canvas; pages are parted by form feeds. */
export const readPlainText = (text: string): readonly FoundPage[] => {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const pages = plain.replace(/\f\n?$/, '').split(PAGE_BREAK)
  return pages.map((page) => {
    const value = page.replace(/^\n+|\s+$/g, '')
    const annotation = annotationFinding({
      motivation: 'supplementing',
      bodies: bodiesOf(value, undefined),
      target: { kind: 'whole' },
    })
    return { names: [], units: { kind: 'canvas' }, findings: value === '' ? [] : [annotation] }
  })
}

/** The transcriptions of canvases in the order of their lists; a form feed parts the canvases. */
export const writePlainText = (pages: readonly PageToWrite[]): string =>
  pages
    .map(({ annotations }) =>
      annotations.map((annotation) => `${textOfBodies(annotation)}\n`).join(''),
    )
    .join(PAGE_BREAK)
