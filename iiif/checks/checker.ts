import { parseOptions } from '../export/addresses.ts'
import { documentsOf } from '../export/documents.ts'
import type { ExportOptions } from '../export/options.ts'
import { canvasesOf, manifestOf, type CanvasRecord, type Project } from '../project/model.ts'
import type { Finding } from '../validation/finding.ts'
import { hasOwnId } from '../validation/rules/v3/ids.ts'
import { judge, takeApart } from '../validation/validate.ts'
import { isObject, listOf, valueOf, type Unchecked } from '../validation/value.ts'
import { groupFaults } from './group.ts'
import { originOfManifest, projectOfCanvases, projectOfObject, recordsOfCanvas } from './parts.ts'
import { placeInDocument, type ComposedDocument } from './place.ts'
import { fixOfRecord } from './record-fix.ts'
import type { CheckReport, Fault } from './report.ts'

/** What was found in one part of the object, and what that was written from. */
interface CheckedPart {
  readonly from: readonly unknown[]
  readonly faults: readonly Fault[]
  /** Undefined for the object itself. */
  readonly canvas: string | undefined
  /** Its document has a context of an extension, too. */
  readonly isExtended: boolean
  /** The ids of what is in it; those of a canvas once each. */
  readonly ids: readonly string[]
}

const REPEATED = 'v3/id-unique'
const UNKNOWN = 'v3/property-known'

export type Checker = (project: Project, options: ExportOptions) => CheckReport

/**
 * Holds an object, as it would be exported in version 3.0, against the specification, again and again while it is
 * worked on. Each canvas is checked by itself, and again only when something that it is written from has changed:
 * after an edit of one canvas of thousands, one is checked.
 *
 * @throws Problem `export/base-malformed`
 */
export function makeChecker(): Checker {
  let canvases = new Map<string, CheckedPart>()
  let object: CheckedPart | undefined

  return (project, options) => {
    const parsed = parseOptions({ ...options, version: '3.0' })
    const key = JSON.stringify(parsed)
    const all = canvasesOf(project)
    const checked = new Map<string, CheckedPart>()
    const firsts = firstOfOrigins(all)
    for (const canvas of all) {
      const first = firsts.get(canvas.origin ?? '') ?? canvas
      const pair = first === canvas ? [canvas] : [first, canvas]
      const records = pair.flatMap((one) => recordsOfCanvas(project, one))
      const from = [key, originOfManifest(project), ...records]
      const known = canvases.get(canvas.id)
      const part =
        known && isSame(known.from, from)
          ? known
          : checkCanvas(projectOfCanvases(project, pair, records), canvas, { parsed, from })
      checked.set(canvas.id, part)
    }
    canvases = checked
    const from = [key, ...recordsOfObject(project, all)]
    if (!object || !isSame(object.from, from)) object = checkObject(project, all, { parsed, from })
    const parts = [object, ...checked.values()]
    const faults = [...parts.flatMap((part) => part.faults), ...findRepeated(parts)]
    // The context of an extension that one part needs stands over all of them.
    const isExtended = parts.some((part) => part.isExtended)
    return { groups: groupFaults(faults.filter(({ rule }) => !isExtended || rule !== UNKNOWN)) }
  }
}

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index])

/** Of canvases that came from the same place only the first keeps its address. */
function firstOfOrigins(all: readonly CanvasRecord[]): ReadonlyMap<string, CanvasRecord> {
  const firsts = new Map<string, CanvasRecord>()
  for (const canvas of all) {
    if (canvas.origin !== undefined && !firsts.has(canvas.origin)) firsts.set(canvas.origin, canvas)
  }
  return firsts
}

/** All that the object is written from, without what is on its canvases. */
function recordsOfObject(project: Project, all: readonly CanvasRecord[]): readonly unknown[] {
  const others = [...project.records.values()].filter(({ type }) =>
    ['Range', 'Folder', 'Source', 'Origin'].includes(type),
  )
  const sizes = all.map(({ id, width, height, duration }) =>
    [id, width, height, duration].join(' '),
  )
  const shown = all.find(({ painting }) => painting.length > 0)
  return [manifestOf(project), ...others, shown, sizes.join('\n')]
}

interface Checking {
  readonly parsed: ExportOptions
  readonly from: readonly unknown[]
}

function checkCanvas(
  project: Project,
  canvas: CanvasRecord,
  { parsed, from }: Checking,
): CheckedPart {
  const { items } = manifestOf(project)
  const document = composed(project, parsed, items)
  const own = `/items/${items.indexOf(canvas.id)}`
  const { findings, ids, isExtended } = judged(document, (path) => path.startsWith(own))
  return {
    from,
    canvas: canvas.id,
    isExtended,
    ids: [...new Set(ids)],
    faults: findings.map((one) => faultOf(document, one)),
  }
}

function checkObject(
  project: Project,
  all: readonly CanvasRecord[],
  { parsed, from }: Checking,
): CheckedPart {
  const document = composed(projectOfObject(project, all), parsed, [])
  const { findings, ids, isExtended } = judged(document, (path) => !isOnCanvas(path))
  // What stands for the canvases here may bear an id that they bear too; that is counted over all.
  const own = findings.filter(({ rule }) => rule !== REPEATED)
  return {
    from,
    canvas: undefined,
    isExtended,
    ids,
    faults: own.map((one) => faultOf(document, one)),
  }
}

/** The text is checked, not the value that it came from: it is what others will read. */
function composed(
  project: Project,
  options: ExportOptions,
  canvases: readonly string[],
): ComposedDocument & { readonly value: Unchecked } {
  const value: unknown = JSON.parse(documentsOf(project, options)[0]?.body() ?? '{}')
  return { project, options, canvases, value: isObject(value) ? value : {} }
}

const isOnCanvas = (path: string): boolean => path.startsWith('/items/')

/** What is wrong with the places that are wanted, and the ids there. */
function judged(
  { value }: { readonly value: Unchecked },
  isWanted: (path: string) => boolean,
): Pick<CheckedPart, 'ids' | 'isExtended'> & { readonly findings: readonly Finding[] } {
  const inspected = takeApart(value, '3.0')
  const ids = inspected.resources
    .filter((resource) => isWanted(resource.path) && hasOwnId(resource))
    .map((resource) => valueOf(resource.value, 'id'))
    .filter((id) => typeof id === 'string')
  const isExtended = listOf(valueOf(value, '@context')).length > 1
  return { findings: judge(inspected).filter(({ path }) => isWanted(path)), ids, isExtended }
}

function faultOf(document: ComposedDocument, finding: Finding): Fault {
  const found = placeInDocument(document, finding.path)
  const change = finding.fix && fixOfRecord(document, found, finding.fix)
  const { rule, severity, section, message } = finding
  return {
    ...{ rule, severity, section, message, place: found.place },
    property: finding.path.slice(found.base.length).split('/')[1],
    ...(finding.fix && change && { fix: { label: finding.fix.label, change } }),
  }
}

/** Ids that stand in two parts, or twice in the object itself: within a canvas its own check finds them. */
function findRepeated(parts: readonly CheckedPart[]): readonly Fault[] {
  const known = new Set<string>()
  return parts.flatMap(({ canvas, ids }) =>
    ids.flatMap((id) => {
      if (!known.has(id)) {
        known.add(id)
        return []
      }
      return [repeatedId(id, canvas)]
    }),
  )
}

const repeatedId = (id: string, canvas: string | undefined): Fault => ({
  rule: REPEATED,
  severity: 'error',
  section: '3.2 id',
  message: `The id "${id}" is also that of something else in this object: give each its own.`,
  place: canvas === undefined ? { kind: 'object' } : { kind: 'canvas', canvas },
  property: undefined,
})
