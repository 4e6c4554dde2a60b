import {
  languageOfBodies,
  textOfBodies,
  type AnnotationToWrite,
  type PageToWrite,
  type WritingContext,
} from '../pages.ts'
import { cornersOf } from '../places.ts'
import { toXmlId } from '../xml-id.ts'
import { formatElement, formatTextElement, formatXml } from '../xml-text.ts'
import { nameOfLanguage } from './languages.ts'

const NAMESPACE = 'http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15'

/**
 * The transcriptions of a canvas as PAGE of 2019, each as one line of text in one region, in whole pixels.
 *
 * @see https://github.com/PRImA-Research-Lab/PAGE-XML
 */
export function writePage(page: PageToWrite, { now }: Pick<WritingContext, 'now'>): string {
  const region = formatElement('TextRegion', { id: 'florilegium_region' }, [
    formatCoordinates({ kind: 'whole' }, page),
    ...page.annotations.map((annotation) => writeLine(annotation, page)),
  ])
  return formatXml(
    formatElement('PcGts', { xmlns: NAMESPACE }, [
      formatElement('Metadata', {}, [
        formatTextElement('Creator', {}, { text: 'Florilegium' }),
        formatTextElement('Created', {}, { text: now }),
        formatTextElement('LastChange', {}, { text: now }),
      ]),
      formatElement(
        'Page',
        {
          imageFilename: page.image ?? page.label,
          imageWidth: Math.round(page.width),
          imageHeight: Math.round(page.height),
        },
        page.annotations.length === 0 ? [] : [region],
      ),
    ]),
  )
}

function writeLine(annotation: AnnotationToWrite, page: PageToWrite): string {
  const text = textOfBodies(annotation)
  const language = languageOfBodies(annotation)
  const attributes = {
    id: toXmlId(annotation.localId),
    primaryLanguage: language && nameOfLanguage(language),
    // The scheme has names for some languages only; what is custom is kept by the programs that we know of.
    custom: language && `language {tag:${language};}`,
  }
  const unicode = formatTextElement('Unicode', {}, { text })
  return formatElement('TextLine', attributes, [
    formatCoordinates(annotation.target, page),
    // Lines without a text are lines that nobody transcribed yet: an empty text would say that nothing is there.
    ...(text === '' ? [] : [`<TextEquiv>${unicode}</TextEquiv>`]),
  ])
}

const formatCoordinates = (target: AnnotationToWrite['target'], page: PageToWrite): string =>
  formatElement('Coords', {
    points: cornersOf(target, page)
      .map(({ x, y }) => `${Math.max(0, Math.round(x))},${Math.max(0, Math.round(y))}`)
      .join(' '),
  })
