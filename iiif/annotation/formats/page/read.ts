import { problem, reportOf } from '../../../problem.ts'
import type { Selection, Point } from '../../selectors/index.ts'
import {
  annotationFinding,
  bodiesOf,
  isLanguage,
  remarkFinding,
  type Finding,
  type FoundPage,
  type PageUnits,
  type RegionLevel,
} from '../found.ts'
import { outlineOf, parsePoints, wholeIfAll } from '../places.ts'
import { fromXmlId } from '../xml-id.ts'
import {
  attributeOf,
  elementsOf,
  findAll,
  firstOf,
  numberOf,
  type XmlElement,
} from '../xml-tree.ts'
import { languageOfName } from './languages.ts'

const ELEMENT_OF: Readonly<Record<RegionLevel, string>> = {
  block: 'TextRegion',
  line: 'TextLine',
  word: 'Word',
}

/**
 * The transcriptions of a PAGE document, versions 2010 to 2019: each text region, line or word is one, the
 * regions in the reading order that the file states.
 *
 * @param root its `PcGts` element
 * @see https://github.com/PRImA-Research-Lab/PAGE-XML
 */
export const readPage = (root: XmlElement, level: RegionLevel): readonly FoundPage[] =>
  elementsOf(root, 'Page').map((page) => {
    const image = attributeOf(page, 'imageFilename')
    const width = numberOf(page, 'imageWidth') ?? 0
    const height = numberOf(page, 'imageHeight') ?? 0
    const units: PageUnits =
      width > 0 && height > 0 ? { kind: 'page', width, height } : { kind: 'pixels' }
    return {
      names: image === undefined ? [] : [image],
      units,
      findings: regionsIn(inReadingOrder(page), {
        level,
        language: languageOf(page),
      }).flatMap((region) => readRegion(region, units)),
    }
  })

/** The page's parts, those first that the reading order names, in its order. */
function inReadingOrder(page: XmlElement): XmlElement {
  const order = firstOf(page, 'ReadingOrder')
  const named = (order ? findAll(order, 'RegionRefIndexed', 'RegionRef') : [])
    .map((reference) => attributeOf(reference, 'regionRef') ?? '')
    .filter((id) => id !== '')
  const rank = new Map(named.map((id, index) => [id, index]))
  const rankOf = (element: XmlElement): number =>
    rank.get(attributeOf(element, 'id') ?? '') ?? named.length
  const children = [...elementsOf(page)].sort((one, other) => rankOf(one) - rankOf(other))
  return { ...page, children }
}

interface Region {
  readonly element: XmlElement
  readonly language: string | undefined
}

function regionsIn(
  element: XmlElement,
  { level, language }: { readonly level: RegionLevel; readonly language: string | undefined },
): readonly Region[] {
  return elementsOf(element).flatMap((child) => {
    const own = languageOf(child) ?? language
    return child.name === ELEMENT_OF[level]
      ? // A region may hold regions: a marginal note within a column.
        [
          { element: child, language: own },
          ...(level === 'block' ? regionsIn(child, { level, language: own }) : []),
        ]
      : regionsIn(child, { level, language: own })
  })
}

function readRegion({ element, language }: Region, units: PageUnits): readonly Finding[] {
  const text = textOfRegion(element)
  const target = targetOf(element)
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
  const coordinates = firstOf(element, 'Coords')
  const written = coordinates && attributeOf(coordinates, 'points')
  const remark = remarkFinding({
    place: { kind: 'line', line: element.line },
    effect: 'changed',
    problem: reportOf(
      written === undefined
        ? problem('annotations/place-missing')
        : problem('annotations/place-not-understood', { text: written.slice(0, 80) }),
    ),
    source: text,
  })
  return [annotation, remark]
}

/** The text of the region itself; where it has none, that of its lines or words. */
function textOfRegion(element: XmlElement): string {
  const own = ownText(element)
  if (own !== undefined) return own
  const parts = elementsOf(element, 'TextLine', 'Word', 'Glyph')
  const between = { TextLine: '\n', Word: ' ', Glyph: '' }[parts[0]?.name ?? ''] ?? '\n'
  return parts.map(textOfRegion).join(between)
}

/** The best of the readings that the file offers: the one with the lowest index, or the first. */
function ownText(element: XmlElement): string | undefined {
  const readings = [...elementsOf(element, 'TextEquiv')].sort(
    (one, other) => (numberOf(one, 'index') ?? 0) - (numberOf(other, 'index') ?? 0),
  )
  const [best] = readings
  const unicode = best && (firstOf(best, 'Unicode') ?? firstOf(best, 'PlainText'))
  return unicode?.children.filter((child) => typeof child === 'string').join('')
}

function targetOf(element: XmlElement): Selection | undefined {
  const coordinates = firstOf(element, 'Coords')
  if (!coordinates) return undefined
  const points = parsePoints(attributeOf(coordinates, 'points') ?? '') ?? pointsOf2010(coordinates)
  return outlineOf(points)
}

/** Until 2012, each point was an element. */
const pointsOf2010 = (coordinates: XmlElement): readonly Point[] =>
  elementsOf(coordinates, 'Point').map((point) => ({
    x: numberOf(point, 'x') ?? Number.NaN,
    y: numberOf(point, 'y') ?? Number.NaN,
  }))

/** Of a tag that we wrote, or by the name that the scheme gives to a language. */
function languageOf(element: XmlElement): string | undefined {
  const tag = /\blanguage\s*\{\s*tag\s*:\s*([A-Za-z\d-]+)\s*;?\s*\}/.exec(
    attributeOf(element, 'custom') ?? '',
  )?.[1]
  if (isLanguage(tag)) return tag
  const name = attributeOf(element, 'primaryLanguage')
  return name === undefined ? undefined : languageOfName(name)
}
