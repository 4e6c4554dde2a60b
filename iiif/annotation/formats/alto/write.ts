import {
  languageOfBodies,
  textOfBodies,
  type AnnotationToWrite,
  type PageToWrite,
} from '../pages.ts'
import { around, boxAround, formatPoints, hundredths, type Box } from '../places.ts'
import { toXmlId } from '../xml-id.ts'
import { formatElement, formatTextElement, formatXml, type XmlAttributes } from '../xml-text.ts'

const NAMESPACE = 'http://www.loc.gov/standards/alto/ns-v4#'

/**
 * The transcriptions of a canvas as ALTO 4, each as one line of text, measured in pixels of the image.
 * What is text in the line is one `String`: where its words stand was never said.
 *
 * @see https://www.loc.gov/standards/alto/v4/alto-4-2.xsd
 */
export function writeAlto(page: PageToWrite): string {
  const name = page.image ?? page.label
  const size = { WIDTH: hundredths(page.width), HEIGHT: hundredths(page.height) }
  const boxes = page.annotations.map(({ target }) => boxAround(target, page))
  const block = around(boxes)
  const lines = page.annotations.map((annotation) => writeLine(annotation, page))
  const text = block
    ? [formatElement('TextBlock', { ID: 'florilegium_block', ...placeOf(block) }, lines)]
    : []
  return formatXml(
    formatElement('alto', { xmlns: NAMESPACE, SCHEMAVERSION: '4.2' }, [
      formatElement('Description', {}, [
        formatTextElement('MeasurementUnit', {}, { text: 'pixel' }),
        formatElement('sourceImageInformation', {}, [
          formatTextElement('fileName', {}, { text: name }),
        ]),
      ]),
      formatElement('Layout', {}, [
        formatElement('Page', { ID: 'florilegium_page', PHYSICAL_IMG_NR: page.position, ...size }, [
          formatElement('PrintSpace', { HPOS: 0, VPOS: 0, ...size }, text),
        ]),
      ]),
    ]),
  )
}

function writeLine(annotation: AnnotationToWrite, page: PageToWrite): string {
  const { target } = annotation
  const place = placeOf(boxAround(target, page))
  const text = textOfBodies(annotation)
  const shape =
    target.kind === 'polygon'
      ? [
          formatElement('Shape', {}, [
            formatElement('Polygon', { POINTS: formatPoints(target.points) }),
          ]),
        ]
      : []
  const attributes = {
    ID: toXmlId(annotation.localId),
    ...place,
    LANG: languageOfBodies(annotation),
  }
  return formatElement('TextLine', attributes, [
    ...shape,
    formatElement('String', { CONTENT: text, ...place }),
  ])
}

const placeOf = ({ left, top, right, bottom }: Box): XmlAttributes => ({
  HPOS: hundredths(left),
  VPOS: hundredths(top),
  WIDTH: hundredths(right - left),
  HEIGHT: hundredths(bottom - top),
})
