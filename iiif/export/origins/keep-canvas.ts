import type { Json, JsonObject } from '../../presentation/json.ts'
import { mergeChange } from '../../presentation/merge.ts'
import { itemsAt } from '../../project/import/read-values.ts'
import {
  annotationsOn,
  getRecord,
  type AnnotationRecord,
  type CanvasRecord,
  type RecordId,
} from '../../project/model.ts'
import { isObject, pointerTo, valueOf } from '../../validation/value.ts'
import { addressOf } from '../addresses.ts'
import type { ExportOptions } from '../options.ts'
import { originOf } from './as-it-came.ts'
import { mergeOwn, withLists, type Keeping } from './keeping.ts'
import { mergeItems, type ItemNow } from './merge-items.ts'
import { objectsIn } from './parts.ts'
import { keyOf } from './whole.ts'

/** A canvas as it came, with what was changed of it, in its own addresses. */
export function keepCanvas(
  keeping: Keeping,
  record: CanvasRecord,
  options: ExportOptions,
): JsonObject {
  const { now, then, touched } = keeping
  const { resource } = originOf(keeping.project, record)
  const composed = now.canvases.get(record.id) ?? {}
  const came = touched.get(record.id)
  const former = came ? then.canvases.get(record.id) : undefined
  const annotations = keepPages(keeping, { record, resource, options })
  if (came?.type !== 'Canvas' || !former)
    return withLists(resource, resource, {
      annotations,
    })
  const own = mergeOwn(
    resource,
    { then: withoutGuess(former, came), now: withoutGuess(composed, record) },
    ['items', 'annotations'],
  )
  const items = keepPainting(
    resource,
    { painting: came.painting, canvas: former },
    { painting: record.painting, canvas: composed },
  )
  return withLists(own, resource, { items, annotations })
}

/** The thumbnail that the program chooses for a canvas of its own is not for those of others. */
export const withoutGuess = (composed: JsonObject, record: object): JsonObject =>
  'thumbnail' in record || 'picture' in record
    ? composed
    : Object.fromEntries(Object.entries(composed).filter(([key]) => key !== 'thumbnail'))

interface Painted {
  readonly painting: CanvasRecord['painting']
  /** What was composed of it: all that is painted is in its first page. */
  readonly canvas: JsonObject
}

/** The pages of what is painted. What is new comes to the last page. */
function keepPainting(resource: JsonObject, then: Painted, now: Painted): readonly Json[] {
  const written = (painted: Painted): ReadonlyMap<string, JsonObject> => {
    const [page] = objectsIn(painted.canvas, 'items')
    const items = page ? objectsIn(page, 'items') : []
    return new Map(
      painted.painting.flatMap(({ place = '' }, index) => {
        const item = items[index]
        return item ? [[place, item] as const] : []
      }),
    )
  }
  const before = written(then)
  const pages = itemsAt(resource, 'items') as readonly Json[]
  const places = then.painting.flatMap(({ place }) => place ?? [])
  const own = objectsIn(now.canvas, 'items')[0]
  const composed = own ? objectsIn(own, 'items') : []
  const items = now.painting.map(({ place }, index) => ({ place, item: composed[index] ?? {} }))
  const isHere = (place: string | undefined): place is string =>
    place !== undefined && places.includes(place)
  const kept = pages.map((page, index): Json => {
    if (!isObject(page)) return page
    const prefix = `${pointerTo('/items', index)}/items/`
    const isLast = index === pages.length - 1
    const here = items.filter(({ place }) => (isHere(place) ? place.startsWith(prefix) : isLast))
    const source = itemsAt(page, 'items') as readonly Json[]
    const keys = source.map((_, number) =>
      places.includes(prefix + String(number)) ? prefix + String(number) : undefined,
    )
    const list = here.map(({ place, item }): ItemNow => {
      const original = isHere(place) ? source[Number(place.slice(prefix.length))] : undefined
      const former = before.get(place ?? '')
      if (original === undefined || !former) return { key: undefined, write: () => item }
      const origin = { source: original, mended: original }
      return { key: place, write: () => mergeChange(origin, former, item) }
    })
    const merged = mergeItems(source, keys, list)
    return 'items' in page || merged.length > 0 ? { ...page, items: merged } : page
  })
  const isLeft = pages.length === 0 && items.length > 0
  return isLeft && own ? [own] : kept
}

/** The pages of annotations; those that are new make a page of their own. */
function keepPages(
  keeping: Keeping,
  {
    record,
    resource,
    options,
  }: {
    readonly record: CanvasRecord
    readonly resource: JsonObject
    readonly options: ExportOptions
  },
): readonly Json[] {
  const { project, now } = keeping
  const annotations = annotationsOn(project, record.id)
  const idOf = ({ id }: AnnotationRecord): string => addressOf(options, 'annotation', id)
  const placed = new Set<RecordId>()
  const pages = (itemsAt(resource, 'annotations') as readonly Json[]).map((page): Json => {
    if (!isObject(page) || !Array.isArray(valueOf(page, 'items'))) return page
    const source = itemsAt(page, 'items') as readonly Json[]
    const keys = source.map((item) => keyOf(project, item))
    const here = annotations.filter(({ origin }) => origin !== undefined && keys.includes(origin))
    const list = here.flatMap((annotation): readonly ItemNow[] => {
      placed.add(annotation.id)
      const written = keepAnnotation(keeping, annotation, idOf(annotation))
      return written ? [{ key: annotation.origin, write: () => written }] : []
    })
    return { ...page, items: mergeItems(source, keys, list) }
  })
  const others = annotations
    .filter(({ id }) => !placed.has(id))
    .flatMap((annotation) => now.annotations.get(idOf(annotation)) ?? [])
  const [own] = objectsIn(now.canvases.get(record.id) ?? {}, 'annotations')
  return own && others.length > 0 ? [...pages, { ...own, items: others }] : pages
}

/** An annotation of which nothing is left to say is not written. */
function keepAnnotation(
  { project, now, then, touched }: Keeping,
  record: AnnotationRecord,
  id: string,
): Json | undefined {
  const source = getRecord(project, 'Origin', record.origin ?? '').resource
  if (!touched.has(record.id)) return source
  const [composed, former] = [now.annotations.get(id), then.annotations.get(id)]
  if (!composed || !former) return composed
  return mergeChange({ source, mended: source }, former, composed)
}
