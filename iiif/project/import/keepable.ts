import type { Repair } from '../../presentation/repair.ts'
import { pointerTo } from '../../validation/value.ts'

/** Deeper documents are refused anyway. */
const DEEPEST = 100

/**
 * A document without what no project file can keep: a key that would change the nature of an object, and numbers that
 * are too large to be numbers. The same value where there is nothing of the kind.
 */
export function keepable(value: unknown): {
  readonly value: unknown
  readonly repairs: readonly Repair[]
} {
  const repairs: Repair[] = []
  const clean = (item: unknown, path: string, depth: number): unknown => {
    if (typeof item === 'number' && !Number.isFinite(item)) {
      repairs.push({
        code: 'import/number-too-large',
        path,
        sentence: 'This number is larger than any that can be kept. It was left out.',
      })
      return null
    }
    if (typeof item !== 'object' || item === null || depth > DEEPEST) return item
    if (Array.isArray(item)) {
      const items = item.map((one, index) => clean(one, pointerTo(path, index), depth + 1))
      return items.some((one, index) => one !== item[index]) ? items : item
    }
    const entries = Object.entries(item).flatMap(([key, one]) => {
      if (key !== '__proto__') return [[key, clean(one, pointerTo(path, key), depth + 1)] as const]
      repairs.push({
        code: 'import/forbidden-key',
        path: pointerTo(path, key),
        sentence: 'The name "__proto__" means something else to programs. It was left out.',
      })
      return []
    })
    const isSame =
      entries.length === Object.keys(item).length &&
      entries.every(([key, one]) => one === (item as Record<string, unknown>)[key])
    return isSame ? item : Object.fromEntries(entries)
  }
  return { value: clean(value, '', 0), repairs }
}
