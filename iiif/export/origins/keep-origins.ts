import type { Json, JsonObject } from '../../presentation/json.ts'
import type { AnnotationPage, Canvas, Manifest } from '../../presentation/model.ts'
import { renameCanvas, reuseCanvas } from '../../presentation/reuse.ts'
import { itemsAt, textAt } from '../../project/import/read-values.ts'
import {
  annotationsOn,
  canvasesOf,
  findRecord,
  getRecord,
  manifestOf,
  recordsOf,
  type CanvasRecord,
  type Project,
  type RecordId,
} from '../../project/model.ts'
import { addressOf } from '../addresses.ts'
import type { ExportOptions } from '../options.ts'
import { originOf } from './as-it-came.ts'
import { beginKeeping, mergeOwn, withLists, type Keeping } from './keeping.ts'
import { withCredit } from './credit.ts'
import { keepCanvas, withoutGuess } from './keep-canvas.ts'
import { keepRanges } from './keep-ranges.ts'
import { mergeItems, type ItemNow } from './merge-items.ts'
import { objectsIn } from './parts.ts'
import { reducedOrigins } from './reduced.ts'
import { renumber, translate, withListsBelow } from './translate.ts'
import { keyOf, wholeOf } from './whole.ts'

/**
 * A manifest in which all that was taken from documents of others stands as it came, with what was changed of it
 * since. Canvases of the document that the manifest came from keep their ids; those of other documents keep them while
 * they are untouched, and say whose they are and where they came from.
 *
 * @param compose makes the manifest at hand of a project, without regard to what it came from
 * @see https://iiif.io/api/cookbook/recipe/0464-reuse-manifest/
 */
export function keepOrigins(
  project: Project,
  options: ExportOptions,
  compose: (project: Project) => Manifest,
): Manifest {
  const composed = compose(project)
  const manifest = manifestOf(project)
  const canvases = canvasesOf(project)
  // Merged into an object of one's own, the structure of others may be all that came.
  const mayHaveCome = [manifest, ...canvases, ...recordsOf(project, 'Range')]
  if (mayHaveCome.every(({ origin }) => origin === undefined)) return composed
  const keeping = beginKeeping(project, composed, compose)
  const kept = keepCanvases(keeping, options)
  const addresses = new Map(kept.map(({ own, address }) => [own, address]))
  const items = kept.map(({ record, json }): ItemNow => {
    const finished = translate(json, addresses) as JsonObject
    return { key: record.origin, write: () => finished }
  })
  const addressOfCanvas = (id: RecordId): string =>
    addresses.get(addressOf(options, 'canvas', id)) ?? addressOf(options, 'canvas', id)
  const structures = keepRanges(
    { ...keeping, options, addressOfCanvas, known: canvasesThatCame(project) },
    manifest.structures ?? [],
  ).map(({ key, write }) => ({ key, write: () => translate(write(), addresses) }))
  const whole = keepManifest(keeping, { items, structures, addresses })
  const read = readOf(project)
  return {
    ...composed,
    id: typeof whole['id'] === 'string' ? whole['id'] : composed.id,
    items: composed.items.map((canvas, index) => withWhole(canvas, items[index]?.write())),
    whole,
    ...(read && { read }),
  }
}

interface KeptCanvas {
  readonly record: CanvasRecord
  readonly json: JsonObject
  /** The address that the program would give it. */
  readonly own: string
  readonly address: string
}

function keepCanvases(keeping: Keeping, options: ExportOptions): readonly KeptCanvas[] {
  const { project, now } = keeping
  const source = sourceOfManifest(project)
  const seen = new Set<RecordId>()
  const reduced = reducedOrigins(project)
  return canvasesOf(project).map((record): KeptCanvas => {
    const own = addressOf(options, 'canvas', record.id)
    if (record.origin === undefined)
      return { record, json: now.canvases.get(record.id) ?? {}, own, address: own }
    const origin = originOf(project, record)
    const isCopy = seen.has(record.origin)
    seen.add(record.origin)
    const isOurs = origin.source === source
    const isChanged = !isOurs && isTouched(keeping, record, reduced)
    const filled = fillIn(project, keepCanvas(keeping, record, options))
    const from = getRecord(project, 'Source', origin.source)
    const kept =
      from.version === '3.0' ? withListsBelow(filled, { options, record: record.id }) : filled
    const credited = isOurs ? kept : withCredit(kept, from, origin.resource)
    if (!isCopy && !isChanged) return { record, json: credited, own, address: origin.address }
    const ids = { canvas: own, options, record: record.id }
    const moved = isOurs
      ? renameCanvas(kept, own)
      : reuse(project, { origin: record.origin, current: credited, own })
    return { record, json: renumber(moved, ids), own, address: own }
  })
}

/** Annotations that stand by their origins in what came are written out. */
const fillIn = (project: Project, canvas: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(canvas).map(([key, value]) => [
      key,
      key === 'annotations' ? fillPages(project, value) : value,
    ]),
  )

const fillPages = (project: Project, pages: Json): Json =>
  Array.isArray(pages)
    ? (pages as readonly JsonObject[]).map((page) =>
        Array.isArray(page['items'])
          ? {
              ...page,
              items: page['items'].map((item: Json) => {
                const key = keyOf(project, item)
                return key === undefined ? item : wholeOf(project, key)
              }),
            }
          : page,
      )
    : pages

/** A canvas of others is touched by what is said on it, too. */
function isTouched(
  { project, touched }: Keeping,
  record: CanvasRecord,
  reduced: ReadonlySet<RecordId>,
): boolean {
  if (touched.has(record.id) || reduced.has(record.origin ?? '')) return true
  const annotations = annotationsOn(project, record.id)
  const came = itemsAt(originOf(project, record).resource, 'annotations').flatMap((page) =>
    itemsAt(page as JsonObject, 'items').flatMap((item) => keyOf(project, item) ?? []),
  )
  return (
    annotations.some(({ id }) => touched.has(id)) ||
    annotations.length !== came.length ||
    annotations.some(({ origin }, index) => origin !== came[index])
  )
}

function reuse(
  project: Project,
  {
    origin,
    current,
    own,
  }: { readonly origin: RecordId; readonly current: JsonObject; readonly own: string },
): JsonObject {
  const { source } = getRecord(project, 'Origin', origin)
  const { address, head } = getRecord(project, 'Source', source)
  const label = head?.['label']
  const id = address ?? head?.['id']
  if (typeof id !== 'string') return renameCanvas(current, own)
  return reuseCanvas(
    {
      original: {},
      current,
      manifest: { id, ...(label !== undefined && { label: label as JsonObject }) },
    },
    own,
  )
}

/** The addresses of all canvases that were ever taken over, also of those that are no longer in the project. */
const canvasesThatCame = (project: Project): ReadonlySet<string> =>
  new Set(
    recordsOf(project, 'Origin')
      .filter(({ resource }) => resource['type'] === 'Canvas')
      .map(({ address }) => address),
  )

const sourceOfManifest = (project: Project): RecordId | undefined =>
  findRecord(project, 'Origin', manifestOf(project).origin ?? '')?.source

function keepManifest(
  { project, now, then, touched }: Keeping,
  {
    items,
    structures,
    addresses,
  }: {
    readonly items: readonly ItemNow[]
    readonly structures: readonly ItemNow[]
    readonly addresses: ReadonlyMap<string, string>
  },
): JsonObject {
  const record = manifestOf(project)
  const composed = withoutGuess(now.manifest, record)
  if (record.origin === undefined) {
    const lists = {
      items: items.map(({ write }) => write()),
      structures: structures.map(({ write }) => write()),
    }
    return { ...withLists(translate(now.manifest, addresses) as JsonObject, now.manifest, lists) }
  }
  const { resource } = originOf(project, record)
  const came = touched.get(record.id)
  const own = came
    ? (translate(
        mergeOwn(resource, { then: withoutGuess(then.manifest, came), now: composed }, LISTS),
        addresses,
      ) as JsonObject)
    : resource
  const keysOf = (list: string): readonly (RecordId | undefined)[] =>
    itemsAt(resource, list).map((item) => keyOf(project, item))
  const merge = (list: string, current: readonly ItemNow[]): readonly Json[] =>
    mergeItems(itemsAt(resource, list) as readonly Json[], keysOf(list), current)
  return withLists(own, resource, {
    items: merge('items', items),
    structures: merge('structures', structures),
  })
}

const LISTS = ['items', 'structures']

/** The document that the manifest at hand came from, if it is kept. */
function readOf(project: Project): Manifest['read'] {
  const { origin } = manifestOf(project)
  const source = findRecord(project, 'Source', sourceOfManifest(project) ?? '')
  if (origin === undefined || !source?.document || !source.version) return undefined
  return {
    version: source.version,
    document: source.document,
    resource: wholeOf(project, origin),
  }
}

/** The canvas with what it is as a whole, and its pages of annotations too: version 2.x has them apart. */
function withWhole(canvas: Canvas, json: Json | undefined): Canvas {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return canvas
  const whole = json as JsonObject
  const pages = objectsIn(whole, 'annotations')
    .filter((page) => Array.isArray(page['items']))
    .map((page): AnnotationPage => ({
      type: 'AnnotationPage',
      id: textAt(page, 'id') ?? '',
      items: [],
      whole: page,
    }))
  return { ...canvas, id: textAt(whole, 'id') ?? canvas.id, annotations: pages, whole }
}
