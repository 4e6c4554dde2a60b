import {
  findRecord,
  getRecord,
  type Project,
  type RangeItem,
  type RangeRecord,
  type RecordId,
} from '../project/model.ts'

/** Where the ranges of a structure stand after their canvases were divided among several manifests. */
export interface DividedRanges {
  /** The topmost ranges of each part, by its number. */
  readonly tops: ReadonlyMap<number, readonly RecordId[]>
  /** Ranges as they are then: the old ones and those that are new. */
  readonly ranges: readonly RangeRecord[]
}

export interface Dividing {
  /** The number of the part of each canvas, from 0. */
  readonly partOf: ReadonlyMap<RecordId, number>
  readonly newId: () => RecordId
}

/**
 * Ranges whose canvases come into several parts stand in each of them with the canvases that are there: in the first
 * under their own ids. A range without any canvas stays in the first part.
 */
export function divideRanges(
  project: Project,
  tops: readonly RecordId[],
  dividing: Dividing,
): DividedRanges {
  const ranges: RangeRecord[] = []
  const placed = new Map<number, RecordId[]>()
  for (const id of tops) {
    for (const [part, record] of divide(project, id, { ...dividing, ranges })) {
      placed.set(part, [...(placed.get(part) ?? []), record])
    }
  }
  return { tops: placed, ranges }
}

/** One range: its id in each part in which something of it stands. */
function divide(
  project: Project,
  id: RecordId,
  { ranges, ...dividing }: Dividing & { readonly ranges: RangeRecord[] },
): ReadonlyMap<number, RecordId> {
  const range = getRecord(project, 'Range', id)
  const items = new Map<number, RangeItem[]>()
  const place = (part: number, item: RangeItem): void => {
    const list = items.get(part)
    if (list) list.push(item)
    else items.set(part, [item])
  }
  for (const item of range.items) {
    if (typeof item === 'string' && findRecord(project, 'Range', item)) {
      const inner = divide(project, item, { ...dividing, ranges })
      for (const [part, child] of inner) place(part, child)
    } else place(dividing.partOf.get(typeof item === 'string' ? item : item.canvas) ?? 0, item)
  }
  const parts = items.size > 0 ? [...items.keys()].sort((one, other) => one - other) : [0]
  return new Map(
    parts.map((part, index) => {
      const record = partOfRange(range, {
        id: index === 0 ? id : dividing.newId(),
        items: items.get(part) ?? [],
        isStartHere: (canvas) => (dividing.partOf.get(canvas) ?? 0) === part,
      })
      ranges.push(record)
      return [part, record.id]
    }),
  )
}

function partOfRange(
  range: RangeRecord,
  {
    id,
    items,
    isStartHere,
  }: {
    readonly id: RecordId
    readonly items: readonly RangeItem[]
    readonly isStartHere: (canvas: RecordId) => boolean
  },
): RangeRecord {
  const { start, origin, placeholderCanvas, accompanyingCanvas, ...rest } = range
  // What came from others and what stands beside it have their one place: the other parts are new.
  const own = id === range.id
  return {
    ...rest,
    id,
    items,
    ...(start && isStartHere(start.canvas) && { start }),
    ...(own && origin !== undefined && { origin }),
    ...(own && placeholderCanvas && { placeholderCanvas }),
    ...(own && accompanyingCanvas && { accompanyingCanvas }),
  }
}
