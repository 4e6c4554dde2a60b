import { problem, reportOf } from '../../../problem.ts'
import type { Selection } from '../../selectors/index.ts'
import {
  annotationFinding,
  bodiesOf,
  remarkFinding,
  type Finding,
  type FoundPage,
  type PageUnits,
  type RegionLevel,
} from '../found.ts'
import { outlineOf, parsePoints, rectangleOf, wholeIfAll } from '../places.ts'
import { fromXmlId } from '../xml-id.ts'
import {
  attributeOf,
  elementsOf,
  textOf,
  tidyLines,
  rawText,
  walk,
  type XmlElement,
} from '../xml-tree.ts'

const LINES = ['ocr_line', 'ocrx_line', 'ocr_header', 'ocr_footer', 'ocr_caption', 'ocr_textfloat']
const WORDS = ['ocrx_word', 'ocr_word']

const CLASSES: Readonly<Record<RegionLevel, readonly string[]>> = {
  block: ['ocr_carea', 'ocrx_block'],
  line: LINES,
  word: WORDS,
}

/**
 * The transcriptions of an hOCR document: each text area, line or word is one.
 *
 * @param root its `html` element
 * @see http://kba.github.io/hocr-spec/1.2/
 */
export const readHocr = (root: XmlElement, level: RegionLevel): readonly FoundPage[] =>
  withClass(root, ['ocr_page']).map((page) => readPage(page, level))

/** True for a web page that holds recognised text. */
export const isHocr = (root: XmlElement): boolean => withClass(root, ['ocr_page']).length > 0

function readPage(page: XmlElement, level: RegionLevel): FoundPage {
  const properties = propertiesOf(page)
  const image = properties.get('image')
  const box = boxIn(properties)
  // A page that begins elsewhere than in the corner is a part of the image; its places are still in pixels of it.
  const units: PageUnits =
    box?.kind === 'rectangle' && box.x === 0 && box.y === 0
      ? { kind: 'page', width: box.width, height: box.height }
      : { kind: 'pixels' }
  return {
    names: image === undefined ? [] : [image],
    units,
    findings: regionsIn(page, { classes: CLASSES[level], language: languageOf(page) }).flatMap(
      (region) => readRegion(region, units),
    ),
  }
}

interface Region {
  readonly element: XmlElement
  readonly language: string | undefined
}

function regionsIn(
  element: XmlElement,
  {
    classes,
    language,
  }: { readonly classes: readonly string[]; readonly language: string | undefined },
): readonly Region[] {
  return elementsOf(element).flatMap((child) => {
    const own = languageOf(child) ?? language
    return hasClass(child, classes)
      ? [{ element: child, language: own }]
      : regionsIn(child, { classes, language: own })
  })
}

function readRegion({ element, language }: Region, units: PageUnits): readonly Finding[] {
  const text = textOfRegion(element)
  const properties = propertiesOf(element)
  const points = parsePoints(properties.get('poly') ?? '')
  const target = (points && outlineOf(points)) ?? boxIn(properties)
  if (!target && text === '') return []
  const id = attributeOf(element, 'id')
  const placed = target && units.kind === 'page' ? wholeIfAll(target, units) : target
  const annotation = annotationFinding({
    ...(id !== undefined && { id: fromXmlId(id) }),
    motivation: 'supplementing',
    bodies: bodiesOf(text, language),
    target: placed ?? { kind: 'whole' },
  })
  if (target) return [annotation]
  const remark = remarkFinding({
    place: { kind: 'line', line: element.line },
    effect: 'changed',
    problem: reportOf(problem('annotations/place-missing')),
    source: text,
  })
  return [annotation, remark]
}

/** An area of text line by line; a line or a word as it stands. */
function textOfRegion(element: XmlElement): string {
  const lines = withClass(element, LINES)
  if (lines.length === 0 || lines[0] === element) return textOf(element)
  return tidyLines(lines.map((line) => rawText(line)).join('\u2028'))
}

function boxIn(properties: ReadonlyMap<string, string>): Selection | undefined {
  const [start, end] = parsePoints(properties.get('bbox') ?? '') ?? []
  return start && end && rectangleOf({ left: start.x, top: start.y, right: end.x, bottom: end.y })
}

/** The properties in a title, such as `image "f1.jpg"; bbox 0 0 100 200`. */
function propertiesOf(element: XmlElement): ReadonlyMap<string, string> {
  const title = attributeOf(element, 'title') ?? ''
  const pattern = /([A-Za-z_]\w*)\s*((?:"[^"]*"|'[^']*'|[^;"'])*)(?:;|$)/g
  return new Map(
    [...title.matchAll(pattern)].map(([, name = '', value = '']) => [
      name,
      value.trim().replace(/^(["'])(.*)\1$/, '$2'),
    ]),
  )
}

const languageOf = (element: XmlElement): string | undefined => attributeOf(element, 'lang')

const withClass = (element: XmlElement, classes: readonly string[]): readonly XmlElement[] =>
  [...walk(element)].filter((one) => hasClass(one, classes))

const hasClass = (element: XmlElement, classes: readonly string[]): boolean =>
  (attributeOf(element, 'class') ?? '').split(/\s+/).some((name) => classes.includes(name))
