import { firstImage } from '../../project/painting.ts'
import {
  findRecord,
  getRecord,
  type AnnotationRecord,
  type CanvasRecord,
  type Project,
  type RecordId,
} from '../../project/model.ts'
import { isSameValue } from '../../project/same-value.ts'
import { clipSelection } from '../clip.ts'
import type { FoundAnnotation, FoundFile, FoundPage, PageUnits, Remark } from './found.ts'
import { matchPages, type MatchedPage, type PageMatching } from './match-pages.ts'
import { projectIdOf } from './pages.ts'
import { scaleSelection } from './places.ts'

export interface ImportOptions {
  readonly matching: PageMatching
  /** What happens to annotations that are in the project already, and read otherwise in the file. */
  readonly known: 'keep' | 'replace'
}

/** What an import would do, before it is done. */
export interface ImportPlan {
  /** In the order of the files. */
  readonly added: readonly AnnotationRecord[]
  /** As they will be; the project has others under the same ids. */
  readonly replaced: readonly AnnotationRecord[]
  /** In the project already, and left as they are. */
  readonly kept: number
  /** The canvases that get something, in the order of the files, and how many. */
  readonly canvases: ReadonlyMap<RecordId, number>
  /** Pages for which there is no canvas. */
  readonly unmatched: readonly UnmatchedPage[]
  readonly remarks: readonly FileRemark[]
}

export interface UnmatchedPage {
  readonly file: string
  /** What the page calls itself; empty when it does not. */
  readonly name: string
  readonly annotations: number
}

export interface FileRemark extends Remark {
  readonly file: string
}

/** What taking over these files would do to a project. */
export function planImport(
  project: Project,
  files: readonly FoundFile[],
  { matching, known }: ImportOptions,
): ImportPlan {
  const pages = matchPages(project, files, matching)
  const claimed = new Set<RecordId>()
  const records = pages.flatMap((matched) => recordsOf(project, matched, claimed))
  const isKnown = ({ id }: AnnotationRecord): boolean => project.records.has(id)
  const changed = records.filter(
    (record) => isKnown(record) && !isSameValue(project.records.get(record.id), record),
  )
  const added = records.filter((record) => !isKnown(record))
  const replaced = known === 'replace' ? changed : []
  const counts = new Map<RecordId, number>()
  for (const { canvas } of [...added, ...replaced])
    counts.set(canvas, (counts.get(canvas) ?? 0) + 1)
  return {
    added,
    replaced,
    kept: records.length - added.length - replaced.length,
    canvases: counts,
    unmatched: pages
      .filter(({ canvas }) => canvas === undefined)
      .map(unmatchedPage)
      .filter(({ annotations }) => annotations > 0),
    remarks: pages.flatMap(({ file, page }) =>
      remarksOf(page).map((remark) => ({ ...remark, file })),
    ),
  }
}

const unmatchedPage = ({ file, page }: MatchedPage): UnmatchedPage => ({
  file,
  name: page.names[0] ?? '',
  annotations: page.findings.filter(({ kind }) => kind === 'annotation').length,
})

const remarksOf = ({ findings }: FoundPage): readonly Remark[] =>
  findings.flatMap((finding) => (finding.kind === 'remark' ? [finding.remark] : []))

/** @param claimed the ids of this import so far: the same one again gets a number */
function recordsOf(
  project: Project,
  { page, canvas }: MatchedPage,
  claimed: Set<RecordId>,
): readonly AnnotationRecord[] {
  if (canvas === undefined) return []
  const record = getRecord(project, 'Canvas', canvas)
  return page.findings.flatMap((finding, index) => {
    if (finding.kind === 'remark') return []
    const { annotation } = finding
    const id = freeId(
      idOf(project, canvas, annotation) ?? projectIdOf(canvas, `text_${index + 1}`),
      claimed,
    )
    const { motivation, bodies } = annotation
    const target = placeOn(record, annotation, annotation.units ?? page.units)
    return [{ type: 'Annotation' as const, id, canvas, motivation, bodies, target }]
  })
}

function freeId(wanted: RecordId, claimed: Set<RecordId>): RecordId {
  let id = wanted
  for (let number = 2; claimed.has(id); number += 1) id = `${wanted}-${number}`
  claimed.add(id)
  return id
}

/**
 * What the project calls an annotation. Addresses below `…/annotation/` are those that we wrote; other addresses
 * are ids for the whole world; everything else is an id within its file.
 */
function idOf(project: Project, canvas: RecordId, { id }: FoundAnnotation): RecordId | undefined {
  if (id === undefined) return undefined
  const isHere = (known: RecordId): boolean =>
    findRecord(project, 'Annotation', known)?.canvas === canvas
  if (isHere(id)) return id
  const encoded = /\/annotation\/([^/?#]+)(#tags)?$/.exec(id)
  const own = encoded && decodeSafely(encoded[1] ?? '') + (encoded[2] ?? '')
  if (own && isHere(own)) return own
  return /^[a-z][a-z\d+.-]*:\S+$/i.test(id) ? id : projectIdOf(canvas, id)
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

/** Where the annotation lies on the canvas, in its units, clipped to it. */
function placeOn(
  canvas: CanvasRecord,
  { target }: FoundAnnotation,
  units: PageUnits,
): AnnotationRecord['target'] {
  const from = sizeOf(canvas, units)
  const isSame = from.width === canvas.width && from.height === canvas.height
  const scaled = isSame ? target : scaleSelection(target, { from, to: canvas })
  return clipSelection(scaled, canvas)
}

function sizeOf(
  canvas: CanvasRecord,
  units: PageUnits,
): { readonly width: number; readonly height: number } {
  switch (units.kind) {
    case 'canvas':
      return canvas
    case 'pixels':
      return firstImage(canvas.painting) ?? canvas
    case 'page':
      return units
  }
}
