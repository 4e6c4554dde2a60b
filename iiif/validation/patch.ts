import { isObject } from './value.ts'

/**
 * One step of a JSON Patch, of those that fixes need; all of them speak of keys of objects, so that no
 * step moves what another one speaks of. A `move` within one object renames the key in its place.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string }

/**
 * The value with all steps made, or undefined when one of them does not fit. The value given stays as it
 * was, and everything that no step touched is shared with it.
 */
export function applyPatch(value: unknown, patch: readonly PatchOperation[]): unknown {
  return patch.reduce<unknown>(
    (changed, operation) => (changed === undefined ? undefined : applyStep(changed, operation)),
    value,
  )
}

function applyStep(value: unknown, operation: PatchOperation): unknown {
  const keys = parsePointer(operation.path)
  switch (operation.op) {
    case 'add':
    case 'replace':
      return edit(value, keys, (holder, key) => withKey(holder, key, operation.value))
    case 'remove':
      return edit(value, keys, withoutKey)
    case 'move':
      return move(value, parsePointer(operation.from), keys)
  }
}

/** The keys that a JSON Pointer names, from the outside. */
export const parsePointer = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

/** What stands at a place; undefined where nothing does. */
export const findAt = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((place, key) => {
    if (Array.isArray(place)) return isIndex(key) ? (place as unknown[])[Number(key)] : undefined
    return isObject(place) && Object.hasOwn(place, key) ? place[key] : undefined
  }, value)

type Holder = Readonly<Record<string, unknown>>

function edit(
  value: unknown,
  [key, ...rest]: readonly string[],
  change: (holder: Holder, key: string) => Holder | undefined,
): unknown {
  if (key === undefined) return undefined
  if (Array.isArray(value)) {
    const list = value as readonly unknown[]
    if (!isIndex(key) || Number(key) >= list.length) return undefined
    const item = rest.length === 0 ? undefined : edit(list[Number(key)], rest, change)
    // Fixes change what lists hold, never the lists' own length; a step at an item itself replaces it.
    const changed = rest.length === 0 ? change({ [key]: list[Number(key)] }, key)?.[key] : item
    return changed === undefined
      ? undefined
      : list.map((other, index) => (index === Number(key) ? changed : other))
  }
  if (!isObject(value)) return undefined
  if (rest.length === 0) return change(value, key)
  const inner = Object.hasOwn(value, key) ? edit(value[key], rest, change) : undefined
  return inner === undefined ? undefined : withKey(value, key, inner)
}

/** A new key comes last, except `@context`, which comes first. */
function withKey(holder: Holder, key: string, value: unknown): Holder {
  if (Object.hasOwn(holder, key) || key !== '@context') return { ...holder, [key]: value }
  return { [key]: value, ...holder }
}

const withoutKey = (holder: Holder, key: string): Holder | undefined =>
  Object.hasOwn(holder, key)
    ? Object.fromEntries(Object.entries(holder).filter(([name]) => name !== key))
    : undefined

/** Within one object the key is renamed in its place, as a person would do it. */
function move(value: unknown, from: readonly string[], to: readonly string[]): unknown {
  const [old, name] = [from.at(-1), to.at(-1)]
  const isWithin = from.length === to.length && from.slice(0, -1).every((key, i) => key === to[i])
  if (!isWithin || old === undefined || name === undefined) {
    const moved = findAt(value, from)
    const removed = moved === undefined ? undefined : edit(value, from, withoutKey)
    return removed === undefined ? undefined : edit(removed, to, (h, key) => withKey(h, key, moved))
  }
  return edit(value, from, (holder) =>
    Object.hasOwn(holder, old)
      ? Object.fromEntries(
          Object.entries(holder)
            .filter(([key]) => key !== name)
            .map(([key, item]) => [key === old ? name : key, item]),
        )
      : undefined,
  )
}

const isIndex = (key: string): boolean => /^(0|[1-9]\d{0,15})$/.test(key)
