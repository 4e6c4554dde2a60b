import { problem, reportOf } from '../../../problem.ts'
import { MOTIVATIONS, type Motivation, type TextualBody } from '../../../project/model.ts'
import type { Selection } from '../../selectors/index.ts'
import {
  annotationFinding,
  bodiesOf,
  remarkFinding,
  type Finding,
  type FoundPage,
  type PageUnits,
} from '../found.ts'
import { outlineOf, parsePoints, rectangleOf, wholeIfAll } from '../places.ts'
import { fromXmlId } from '../xml-id.ts'
import {
  attributeOf,
  elementsOf,
  findAll,
  firstOf,
  numberOf,
  type XmlElement,
} from '../xml-tree.ts'
import { findTexts, type TextOfZone } from './texts.ts'

/**
 * The zones of a TEI document with what is written in them: by `@facs` in the text, or within the zone itself
 * where the transcription is embedded.
 *
 * @param root `TEI`, `teiCorpus`, or whatever else holds surfaces
 * @see https://tei-c.org/release/doc/tei-p5-doc/en/html/PH.html
 */
export function readTei(root: XmlElement): readonly FoundPage[] {
  const texts = findTexts(root)
  return findAll(root, 'surface').map((surface) => readSurface(surface, texts))
}

function readSurface(
  surface: XmlElement,
  texts: ReadonlyMap<string, readonly TextOfZone[]>,
): FoundPage {
  const graphic = firstOf(surface, 'graphic')
  const names = [graphic && attributeOf(graphic, 'url'), attributeOf(surface, 'n', 'id')]
  const units = unitsOf(surface, graphic)
  const zones = findAll(surface, 'zone')
  const whole = textsOf(surface, texts).flatMap((text) =>
    annotationsOf(surface, text, { kind: 'whole' }),
  )
  return {
    names: names.filter((name) => name !== undefined),
    units,
    findings: [...whole, ...zones.flatMap((zone) => readZone(zone, { surface, units, texts }))],
  }
}

/** A surface may count from any corner in any unit; without its own, pixels of the image. */
function unitsOf(surface: XmlElement, graphic: XmlElement | undefined): PageUnits {
  const [left, top] = originOf(surface)
  const width = (numberOf(surface, 'lrx') ?? 0) - left
  const height = (numberOf(surface, 'lry') ?? 0) - top
  if (width > 0 && height > 0) return { kind: 'page', width, height }
  const pixels = (name: string): number =>
    Number(/^(\d{1,6})(px)?$/.exec((graphic && attributeOf(graphic, name)) ?? '')?.[1] ?? 0)
  const [wide, high] = [pixels('width'), pixels('height')]
  return wide > 0 && high > 0 ? { kind: 'page', width: wide, height: high } : { kind: 'pixels' }
}

const originOf = (surface: XmlElement): readonly [number, number] => [
  numberOf(surface, 'ulx') ?? 0,
  numberOf(surface, 'uly') ?? 0,
]

interface Surroundings {
  readonly surface: XmlElement
  readonly units: PageUnits
  readonly texts: ReadonlyMap<string, readonly TextOfZone[]>
}

function readZone(zone: XmlElement, { surface, units, texts }: Surroundings): readonly Finding[] {
  const target = targetOf(zone, originOf(surface))
  const placed = target && units.kind === 'page' ? wholeIfAll(target, units) : target
  const found = textsOf(zone, texts)
  // A zone in which nothing is written, or which holds other zones only, frames something: it is kept when it has a place.
  const isFrame = found.length === 0 && elementsOf(zone, 'zone').length > 0
  if (isFrame || (!placed && found.length === 0)) return []
  const [first, ...others] = found
  const annotations = [
    ...annotationsOf(zone, first ?? NO_TEXT, placed ?? { kind: 'whole' }),
    // Each text that names the zone is one annotation; an id can be had once only.
    ...others.flatMap((text) => annotationsOf(undefined, text, placed ?? { kind: 'whole' })),
  ]
  if (placed) return annotations
  const remark = remarkFinding({
    place: { kind: 'line', line: zone.line },
    effect: 'changed',
    problem: reportOf(problem('annotations/place-missing')),
    ...(first && { source: first.lines.join('\n') }),
  })
  return [...annotations, remark]
}

const NO_TEXT: TextOfZone = { lines: [], type: undefined, language: undefined }

/** What stands in the text for this zone. */
function textsOf(
  zone: XmlElement,
  texts: ReadonlyMap<string, readonly TextOfZone[]>,
): readonly TextOfZone[] {
  const id = attributeOf(zone, 'id')
  return (id === undefined ? undefined : texts.get(id)) ?? []
}

function annotationsOf(
  zone: XmlElement | undefined,
  { lines, type, language }: TextOfZone,
  target: Selection,
): readonly Finding[] {
  const id = zone && attributeOf(zone, 'id')
  const motivation: Motivation = MOTIVATIONS.find((one) => one === type) ?? 'supplementing'
  const bodies: readonly TextualBody[] =
    motivation === 'tagging'
      ? lines.flatMap((line) => bodiesOf(line, language))
      : bodiesOf(lines.join('\n'), language)
  return [
    annotationFinding({
      ...(id !== undefined && { id: fromXmlId(id) }),
      motivation,
      bodies,
      target,
    }),
  ]
}

function targetOf(zone: XmlElement, [left, top]: readonly [number, number]): Selection | undefined {
  const points = parsePoints(attributeOf(zone, 'points') ?? '')
  const outline = points && outlineOf(points.map(({ x, y }) => ({ x: x - left, y: y - top })))
  if (outline) return outline
  const [ulx, uly] = [numberOf(zone, 'ulx'), numberOf(zone, 'uly')]
  const [lrx, lry] = [numberOf(zone, 'lrx'), numberOf(zone, 'lry')]
  if (ulx === undefined || uly === undefined || lrx === undefined || lry === undefined)
    return undefined
  return rectangleOf({ left: ulx - left, top: uly - top, right: lrx - left, bottom: lry - top })
}
