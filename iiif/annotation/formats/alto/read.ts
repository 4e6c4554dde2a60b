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
import { around, outlineOf, parsePoints, rectangleOf, wholeIfAll, type Box } from '../places.ts'
import { fromXmlId } from '../xml-id.ts'
import {
  attributeOf,
  elementsOf,
  findAll,
  firstOf,
  numberOf,
  textOf,
  type XmlElement,
} from '../xml-tree.ts'

const ELEMENT_OF: Readonly<Record<RegionLevel, string>> = {
  block: 'TextBlock',
  line: 'TextLine',
  word: 'String',
}

/**
 * The transcriptions of an ALTO document, versions 1 to 4: each text block, line or word is one.
 *
 * @param root its `alto` element
 * @see https://www.loc.gov/standards/alto/
 */
export function readAlto(root: XmlElement, level: RegionLevel): readonly FoundPage[] {
  const [measured] = findAll(root, 'MeasurementUnit')
  const [named] = findAll(root, 'fileName')
  const unit = measured ? textOf(measured) : 'pixel'
  const image = named ? textOf(named) : ''
  const pages = findAll(root, 'Page')
  return pages.map((page) =>
    readPage(page, { level, unit, image: pages.length === 1 ? image : '' }),
  )
}

function readPage(
  page: XmlElement,
  {
    level,
    unit,
    image,
  }: { readonly level: RegionLevel; readonly unit: string; readonly image: string },
): FoundPage {
  const units = unitsOf(page, unit)
  const regions = regionsIn(page, { level, language: undefined })
  return {
    names: image === '' ? [] : [image],
    units: units ?? { kind: 'pixels' },
    findings: units
      ? regions.flatMap((region) => readRegion(region, units))
      : [sizeUnknown(page), ...regions.map((region) => placeless(region))],
  }
}

/** Undefined where tenths of a millimetre or parts of an inch are counted, and nobody says of how many. */
function unitsOf(page: XmlElement, unit: string): PageUnits | undefined {
  const width = numberOf(page, 'WIDTH') ?? 0
  const height = numberOf(page, 'HEIGHT') ?? 0
  if (width > 0 && height > 0) return { kind: 'page', width, height }
  return unit === 'pixel' ? { kind: 'pixels' } : undefined
}

interface Region {
  readonly element: XmlElement
  readonly text: string
  /** Said of it or of what it lies in. */
  readonly language: string | undefined
}

function regionsIn(
  element: XmlElement,
  { level, language }: { readonly level: RegionLevel; readonly language: string | undefined },
): readonly Region[] {
  return elementsOf(element).flatMap((child) => {
    const own = attributeOf(child, 'LANG', 'language') ?? language
    if (child.name !== ELEMENT_OF[level]) return regionsIn(child, { level, language: own })
    const text = textOfRegion(child)
    const isOfOneLanguage = attributeOf(child, 'LANG', 'language') !== undefined || own === language
    return [{ element: child, text, language: isOfOneLanguage ? own : undefined }]
  })
}

function textOfRegion(element: XmlElement): string {
  if (element.name === 'String') return attributeOf(element, 'CONTENT') ?? ''
  if (element.name === 'TextLine') return textOfLine(element)
  return findAll(element, 'TextLine').map(textOfLine).join('\n')
}

/** Words follow each other with a space, whether the file says so or leaves it out; a hyphen without. */
function textOfLine(line: XmlElement): string {
  return elementsOf(line, 'String', 'HYP').reduce((text, part) => {
    const content = attributeOf(part, 'CONTENT') ?? ''
    const isJoined = text === '' || part.name === 'HYP'
    return text + (isJoined ? '' : ' ') + content
  }, '')
}

function readRegion(region: Region, units: PageUnits): readonly Finding[] {
  const target = targetOf(region.element)
  const isMissing = target === undefined
  if (isMissing && region.text === '') return []
  const placed = target && units.kind === 'page' ? wholeIfAll(target, units) : target
  return [
    annotationOf(region, placed ?? { kind: 'whole' }),
    ...(isMissing ? [placeMissing(region)] : []),
  ]
}

function targetOf(element: XmlElement): Selection | undefined {
  const shape = firstOf(element, 'Shape')
  const outline = shape && firstOf(shape, 'Polygon')
  const points = outline && parsePoints(attributeOf(outline, 'POINTS') ?? '')
  const box = boxOfElement(element) ?? around(findAll(element, 'String').flatMap(boxesOf))
  return (points && outlineOf(points)) ?? (box && rectangleOf(box))
}

const boxesOf = (element: XmlElement): readonly Box[] => {
  const box = boxOfElement(element)
  return box ? [box] : []
}

function boxOfElement(element: XmlElement): Box | undefined {
  const left = numberOf(element, 'HPOS')
  const top = numberOf(element, 'VPOS')
  const width = numberOf(element, 'WIDTH')
  const height = numberOf(element, 'HEIGHT')
  if (left === undefined || top === undefined || width === undefined || height === undefined)
    return undefined
  return { left, top, right: left + width, bottom: top + height }
}

function annotationOf({ element, text, language }: Region, target: Selection): Finding {
  const id = attributeOf(element, 'ID')
  return annotationFinding({
    ...(id !== undefined && { id: fromXmlId(id) }),
    motivation: 'supplementing',
    bodies: bodiesOf(text, language),
    target,
  })
}

const placeless = (region: Region): Finding => annotationOf(region, { kind: 'whole' })

const placeMissing = ({ element, text }: Region): Finding =>
  remarkFinding({
    place: { kind: 'line', line: element.line },
    effect: 'changed',
    problem: reportOf(problem('annotations/place-missing')),
    source: text,
  })

const sizeUnknown = (page: XmlElement): Finding =>
  remarkFinding({
    place: { kind: 'line', line: page.line },
    effect: 'changed',
    problem: reportOf(problem('annotations/size-unknown')),
  })
