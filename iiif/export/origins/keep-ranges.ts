import type { Json, JsonObject } from '../../presentation/json.ts'
import { readEntries, type RangeEntry } from '../../project/import/read-structure.ts'
import { itemsAt } from '../../project/import/read-values.ts'
import {
  findRecord,
  getRecord,
  type RangeItem,
  type RangeRecord,
  type RecordId,
} from '../../project/model.ts'
import { valueOf } from '../../validation/value.ts'
import { addressOf } from '../addresses.ts'
import type { ExportOptions } from '../options.ts'
import { originOf } from './as-it-came.ts'
import { mergeOwn, withLists, type Keeping } from './keeping.ts'
import { mergeItems, type ItemNow } from './merge-items.ts'
import { objectsIn } from './parts.ts'
import { keyOf } from './whole.ts'

export interface KeepingRanges extends Keeping {
  readonly options: ExportOptions
  /** The addresses of the canvases that came with the ranges: what else they name was never shown. */
  readonly known: ReadonlySet<string>
  /** Where each canvas of the manifest is found. */
  readonly addressOfCanvas: (canvas: RecordId) => string
}

/** Ranges as they came, with what was changed of them. New ones that hold nothing are not written. */
export const keepRanges = (keeping: KeepingRanges, ids: readonly RecordId[]): readonly ItemNow[] =>
  ids.flatMap((id) => {
    const record = getRecord(keeping.project, 'Range', id)
    const written = keepRange(keeping, record)
    return written ? [{ key: record.origin, write: () => written }] : []
  })

function keepRange(keeping: KeepingRanges, record: RangeRecord): JsonObject | undefined {
  const { project, now, then, touched, options } = keeping
  const id = addressOf(options, 'range', record.id)
  const composed = now.ranges.get(id)
  if (record.origin === undefined) {
    if (!composed) return undefined
    const items = itemsNow(keeping, record, composed).map(({ write }) => write())
    return { ...composed, items }
  }
  const { resource } = originOf(project, record)
  const former = then.ranges.get(id)
  const own =
    touched.has(record.id) && composed && former
      ? mergeOwn(resource, { then: former, now: composed }, ['items'])
      : resource
  const source = itemsAt(resource, 'items') as readonly Json[]
  const isOrigin = (key: string): boolean =>
    keyOf(project, { id: key, type: 'Origin' }) !== undefined
  const keys = readEntries(resource, isOrigin).map((entry) =>
    entry && (entry.kind === 'range' || keeping.known.has(entry.address))
      ? keyOfEntry(entry)
      : undefined,
  )
  const items = itemsNow(keeping, record, composed ?? { items: [] }).map(
    ({ key, write }): ItemNow => ({
      key,
      write: () => {
        const place = keys.indexOf(key)
        const isRange = key?.startsWith('range ') === true
        return (key === undefined || isRange ? undefined : source[place]) ?? write()
      },
    }),
  )
  return withLists(own, resource, { items: mergeItems(source, keys, items) })
}

const keyOfEntry = (entry: RangeEntry): string =>
  entry.kind === 'range'
    ? `range ${entry.key}`
    : `${entry.kind} ${entry.address} ${entry.kind === 'part' ? JSON.stringify(entry.part) : ''}`

/** What a range holds now, by the addresses that its canvases have. */
function itemsNow(
  keeping: KeepingRanges,
  record: RangeRecord,
  composed: JsonObject,
): readonly ItemNow[] {
  const waiting = [...objectsIn(composed, 'items')]
  return record.items.flatMap((item): readonly ItemNow[] => {
    const inner = typeof item === 'string' ? findRecord(keeping.project, 'Range', item) : undefined
    if (!inner) {
      const written = waiting.shift() ?? {}
      return [{ key: keyOfItem(keeping, item), write: () => written }]
    }
    const isComposed =
      valueOf(waiting[0] ?? {}, 'id') === addressOf(keeping.options, 'range', inner.id)
    if (isComposed) waiting.shift()
    const written = keepRange(keeping, inner)
    const key = inner.origin === undefined ? undefined : `range ${inner.origin}`
    return written ? [{ key, write: () => written }] : []
  })
}

function keyOfItem({ addressOfCanvas }: KeepingRanges, item: RangeItem): string {
  return typeof item === 'string'
    ? keyOfEntry({ kind: 'canvas', address: addressOfCanvas(item) })
    : keyOfEntry({ kind: 'part', address: addressOfCanvas(item.canvas), part: item.part })
}
