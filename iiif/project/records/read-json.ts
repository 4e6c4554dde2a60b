import type { Json, JsonObject } from '../../presentation/json.ts'
import { readObject, Unreadable, type Reader } from '../../reading.ts'

/** Deeper than any document of ours or others, and shallower than what stops a program. */
const DEEPEST = 100

/** An object of a document of others, kept as it is. `__proto__` is refused, and what is too deep. */
export const readJsonObject: Reader<JsonObject> = (value, where) => {
  checkJson(readObject(value, where), where, DEEPEST)
  return value as JsonObject
}

function checkJson(value: unknown, where: string, deepest: number): asserts value is Json {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Unreadable(where, 'a number')
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return
  if (typeof value !== 'object' || deepest === 0) throw new Unreadable(where, 'plain JSON')
  if (Object.hasOwn(value, '__proto__')) throw new Unreadable(where, 'made of allowed names')
  for (const inner of Object.values(value)) checkJson(inner, where, deepest - 1)
}
