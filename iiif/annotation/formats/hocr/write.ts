import {
  languageOfBodies,
  textOfBodies,
  type AnnotationToWrite,
  type PageToWrite,
} from '../pages.ts'
import { boxAround, type Box } from '../places.ts'
import { toXmlId } from '../xml-id.ts'
import { formatElement, formatTextElement, formatXml } from '../xml-text.ts'

const DOCUMENT_TYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'

/**
 * The transcriptions of canvases as hOCR, each as one line of text, in whole pixels of the images.
 *
 * @see http://kba.github.io/hocr-spec/1.2/
 */
export const writeHocr = (pages: readonly PageToWrite[], title: string): string =>
  formatXml(
    formatElement('html', { xmlns: 'http://www.w3.org/1999/xhtml' }, [
      formatElement('head', {}, [
        formatTextElement('title', {}, { text: title }),
        formatElement('meta', { 'http-equiv': 'Content-Type', content: 'text/html;charset=utf-8' }),
        formatElement('meta', { name: 'ocr-system', content: 'Florilegium' }),
        formatElement('meta', { name: 'ocr-capabilities', content: 'ocr_page ocr_line' }),
      ]),
      formatElement('body', {}, pages.map(writePage)),
    ]),
    DOCUMENT_TYPE,
  )

const writePage = (page: PageToWrite): string =>
  formatElement(
    'div',
    {
      class: 'ocr_page',
      id: `page_${page.position}`,
      title: [
        // A quotation mark would end the name.
        `image "${(page.image ?? page.label).replaceAll('"', "'")}"`,
        `bbox 0 0 ${Math.round(page.width)} ${Math.round(page.height)}`,
        `ppageno ${page.position - 1}`,
      ].join('; '),
    },
    page.annotations.map((annotation) => writeLine(annotation, page)),
  )

function writeLine(annotation: AnnotationToWrite, page: PageToWrite): string {
  const { target } = annotation
  const box = `bbox ${formatBox(boxAround(target, page))}`
  const outline =
    target.kind === 'polygon'
      ? `; poly ${target.points.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`).join(' ')}`
      : ''
  const attributes = {
    class: 'ocr_line',
    id: toXmlId(annotation.localId),
    title: box + outline,
    lang: languageOfBodies(annotation),
  }
  return formatTextElement('span', attributes, {
    text: textOfBodies(annotation),
    lineBreak: '<br/>',
  })
}

const formatBox = ({ left, top, right, bottom }: Box): string => {
  const [x, y] = [Math.round(left), Math.round(top)]
  return [x, y, Math.max(x + 1, Math.round(right)), Math.max(y + 1, Math.round(bottom))].join(' ')
}
