import { problem, reportOf, type ProblemReport } from '../../../problem.ts'
import {
  annotationFinding,
  remarkFinding,
  shortened,
  type Finding,
  type FoundAnnotation,
  type FoundPage,
  type PageUnits,
  type Place,
  type Remark,
} from '../found.ts'
import { isRecord, textAt } from './json.ts'
import { findAnnotations, type PlacedAnnotation } from './find-annotations.ts'
import { readBodies } from './read-bodies.ts'
import { readTarget } from './read-target.ts'

/** How the tags of an annotation that also has a text are called: they become an annotation of their own. */
export const TAGS_SUFFIX = '#tags'

/**
 * The annotations of a JSON document: pages and collections of the W3C, lists and layers of version 2.x, manifests
 * of either version with annotations in them, single annotations, and plain lists of them. Undefined for any other.
 *
 * @see https://www.w3.org/TR/annotation-model/ and https://iiif.io/api/presentation/2.1/#annotation-list
 */
export function readWebAnnotations(document: unknown): readonly FoundPage[] | undefined {
  const found = findAnnotations(document)
  if (!found) return undefined
  const read = found.map((placed) => ({ placed, ...readAnnotation(placed) }))
  // What names no canvas is listed with the first that does: as a page of its own, it would take one's place.
  const somewhere = read.find(({ address }) => address !== '')?.address ?? ''
  const pages = new Map<string, { readonly units: PageUnits; readonly findings: Finding[] }>()
  for (const { placed, address, findings } of read) {
    const key = address === '' ? somewhere : address
    const page = pages.get(key) ?? { units: placed.units ?? { kind: 'canvas' }, findings: [] }
    page.findings.push(...findings)
    pages.set(key, page)
  }
  return [...pages]
    .filter(([, { findings }]) => findings.length > 0)
    .map(([address, { units, findings }]) => ({
      names: address === '' ? [] : [address],
      units,
      findings,
    }))
}

interface ReadAnnotation {
  /** Of the canvas; empty when it is not known. */
  readonly address: string
  readonly findings: readonly Finding[]
}

function readAnnotation({ value, path, canvas }: PlacedAnnotation): ReadAnnotation {
  const place: Place = { kind: 'part', path }
  const leftOut = (report: ProblemReport): ReadAnnotation => ({
    address: canvas ?? '',
    findings: [remark(report, { place, effect: 'left-out', value })],
  })
  if (!isRecord(value)) return leftOut(reportOf(problem('annotations/not-an-annotation')))
  const target = readTarget(value['target'] ?? value['on'] ?? canvas)
  if (!target) return leftOut(reportOf(problem('annotations/target-missing')))
  const { motivation, texts, tags, changes, isPainting } = readBodies(value)
  if (isPainting) return { address: target.address, findings: [] }
  const id = textAt(value, 'id', '@id')
  const common = { target: target.selection, ...(target.units && { units: target.units }) }
  const main: FoundAnnotation = {
    ...(id !== undefined && { id }),
    motivation,
    bodies: motivation === 'tagging' ? tags : texts,
    ...common,
  }
  const beside: FoundAnnotation = {
    ...(id !== undefined && { id: `${id}${TAGS_SUFFIX}` }),
    motivation: 'tagging',
    bodies: tags,
    ...common,
  }
  const hasTagsBeside = motivation !== 'tagging' && tags.length > 0
  return {
    address: target.address,
    findings: [
      annotationFinding(main),
      ...(hasTagsBeside ? [annotationFinding(beside)] : []),
      ...[...target.changes, ...changes].map((report) =>
        remark(report, { place, effect: 'changed', value }),
      ),
    ],
  }
}

interface Saying {
  readonly place: Place
  readonly effect: Remark['effect']
  readonly value: unknown
}

const remark = (report: ProblemReport, { value, ...said }: Saying): Finding =>
  remarkFinding({ ...said, problem: report, source: shortened(JSON.stringify(value) ?? '') })
