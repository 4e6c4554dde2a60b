import { textFor } from '../language-map.ts'
import { compareNaturally } from '../natural-order.ts'
import { problem } from '../problem.ts'
import type { CanvasRecord, RecordId } from '../project/model.ts'
import { firstImage, nameOfImage } from '../project/painting.ts'
import { findSideBreaks } from './sides.ts'
import type { CanvasOrder, Interleaving } from './rule.ts'

/** What becomes of one canvas. */
export interface PlannedPlace {
  readonly canvas: CanvasRecord
  /** From 1, in the whole object. */
  readonly before: number
  readonly after: number
}

export interface OrderPlan {
  /** The whole object in its new order. */
  readonly items: readonly RecordId[]
  /** One for each chosen canvas, in the new order. */
  readonly places: readonly PlannedPlace[]
  readonly moved: number
  /** Canvases whose side does not follow that of the one before, afterwards. */
  readonly sideBreaks: ReadonlySet<RecordId>
  /** Canvases that the rule knows nothing of, such as pictures without a time; they come last. */
  readonly unknown: number
}

/**
 * What a rule would do, without doing it. Equals keep the order that they have.
 *
 * @param canvases all of the object, in reading order
 * @throws Problem `order/odd-number` where two halves are to be interleaved and there are none
 */
export function planOrder(canvases: readonly CanvasRecord[], order: CanvasOrder): OrderPlan {
  const chosen = canvases.filter(({ id }) => order.chosen.has(id))
  const { sorted, unknown } = sort(chosen, order)
  const waiting = [...sorted]
  const ordered = canvases.map((canvas) =>
    order.chosen.has(canvas.id) ? (waiting.shift() ?? canvas) : canvas,
  )
  const before = new Map(canvases.map(({ id }, index) => [id, index + 1]))
  const places = ordered.flatMap((canvas, index): readonly PlannedPlace[] =>
    order.chosen.has(canvas.id)
      ? [{ canvas, before: before.get(canvas.id) ?? 0, after: index + 1 }]
      : [],
  )
  return {
    items: ordered.map(({ id }) => id),
    places,
    moved: places.filter((place) => place.before !== place.after).length,
    sideBreaks: findSideBreaks(ordered, order.languages),
    unknown,
  }
}

interface Sorted {
  readonly sorted: readonly CanvasRecord[]
  readonly unknown: number
}

function sort(chosen: readonly CanvasRecord[], { rule, captured, languages }: CanvasOrder): Sorted {
  switch (rule.kind) {
    case 'file':
      return sortBy(chosen, ({ painting }) => {
        const image = firstImage(painting)
        return image && nameOfImage(image)
      })
    case 'label':
      return sortBy(chosen, ({ label }) => textFor(label, languages) || undefined)
    case 'captured':
      return sortBy(chosen, ({ id }) => captured.get(id))
    case 'reversed':
      return { sorted: [...chosen].reverse(), unknown: 0 }
    case 'interleaved':
      return { sorted: interleave(chosen, rule), unknown: 0 }
  }
}

function sortBy(
  chosen: readonly CanvasRecord[],
  keyOf: (canvas: CanvasRecord) => string | undefined,
): Sorted {
  const keyed = chosen.map((canvas) => ({ canvas, key: keyOf(canvas) }))
  const known = keyed.flatMap(({ canvas, key }) => (key === undefined ? [] : [{ canvas, key }]))
  const unknown = keyed.filter(({ key }) => key === undefined)
  known.sort((one, other) => compareNaturally(one.key, other.key))
  return {
    sorted: [...known, ...unknown].map(({ canvas }) => canvas),
    unknown: unknown.length,
  }
}

function interleave(
  chosen: readonly CanvasRecord[],
  { second }: Interleaving,
): readonly CanvasRecord[] {
  if (chosen.length % 2 === 1) throw problem('order/odd-number', { count: chosen.length })
  const half = chosen.length / 2
  const first = chosen.slice(0, half)
  const rest = second === 'forwards' ? chosen.slice(half) : chosen.slice(half).reverse()
  return first.flatMap((canvas, index) => [canvas, ...rest.slice(index, index + 1)])
}
