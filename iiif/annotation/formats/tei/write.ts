import { encodeIdentifier } from '../../../identifier.ts'
import {
  languageOfBodies,
  textOfBodies,
  type AnnotationToWrite,
  type PageToWrite,
} from '../pages.ts'
import { boxAround, formatPoints, hundredths } from '../places.ts'
import { toXmlId } from '../xml-id.ts'
import { formatElement, formatTextElement, formatXml } from '../xml-text.ts'

const NAMESPACE = 'http://www.tei-c.org/ns/1.0'

/**
 * The annotations of canvases as TEI: a surface for each canvas, a zone for each annotation, and the texts with
 * references to the zones. Comments and tags are notes.
 *
 * @see https://tei-c.org/release/doc/tei-p5-doc/en/html/PH.html
 */
export const writeTei = (pages: readonly PageToWrite[], title: string): string =>
  formatXml(
    formatElement('TEI', { xmlns: NAMESPACE }, [
      writeHeader(title),
      formatElement('facsimile', {}, pages.map(writeSurface)),
      formatElement('text', {}, [
        formatElement('body', {}, [formatElement('div', {}, pages.flatMap(writeTexts))]),
      ]),
    ]),
  )

const writeHeader = (title: string): string => {
  const paragraph = (text: string): string => formatTextElement('p', {}, { text })
  return formatElement('teiHeader', {}, [
    formatElement('fileDesc', {}, [
      formatElement('titleStmt', {}, [formatTextElement('title', {}, { text: title })]),
      formatElement('publicationStmt', {}, [paragraph('Written with Florilegium.')]),
      formatElement('sourceDesc', {}, [paragraph('Transcribed and annotated from images.')]),
    ]),
  ])
}

const surfaceId = (page: PageToWrite): string => `surface_${page.position}`

const writeSurface = (page: PageToWrite): string =>
  formatElement(
    'surface',
    {
      'xml:id': surfaceId(page),
      n: page.label,
      ulx: 0,
      uly: 0,
      lrx: hundredths(page.width),
      lry: hundredths(page.height),
    },
    [
      formatElement('graphic', { url: encodeIdentifier(page.image ?? page.label) }),
      ...page.annotations.map((annotation) => writeZone(annotation, page)),
    ],
  )

function writeZone({ localId, target }: AnnotationToWrite, page: PageToWrite): string {
  const { left, top, right, bottom } = boxAround(target, page)
  return formatElement('zone', {
    'xml:id': toXmlId(localId),
    ulx: hundredths(left),
    uly: hundredths(top),
    lrx: hundredths(right),
    lry: hundredths(bottom),
    points: target.kind === 'polygon' ? formatPoints(target.points) : undefined,
  })
}

const writeTexts = (page: PageToWrite): readonly string[] => [
  formatElement('pb', { facs: `#${surfaceId(page)}`, n: page.label }),
  ...page.annotations
    .filter(({ bodies, motivation }) => bodies.length > 0 || motivation !== 'supplementing')
    .map(writeText),
]

function writeText(annotation: AnnotationToWrite): string {
  const { localId, motivation, bodies } = annotation
  const attributes = {
    type: motivation,
    facs: `#${toXmlId(localId)}`,
    'xml:lang': languageOfBodies(annotation),
  }
  const text = { text: textOfBodies(annotation), lineBreak: '<lb/>' }
  switch (motivation) {
    case 'supplementing':
      return formatTextElement('ab', attributes, text)
    case 'tagging':
      return formatElement(
        'note',
        attributes,
        bodies.map(({ value }) => formatTextElement('term', {}, { text: value, lineBreak: ' ' })),
      )
    case 'commenting':
    case 'describing':
    case 'identifying':
    case 'classifying':
    case 'linking':
    case 'questioning':
    case 'replying':
    case 'assessing':
    case 'highlighting':
    case 'bookmarking':
    case 'editing':
    case 'moderating':
      return formatTextElement('note', attributes, text)
  }
}
