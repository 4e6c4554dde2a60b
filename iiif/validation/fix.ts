import type { PatchOperation } from './patch.ts'
import { pointerTo } from './value.ts'

/** How to mend a fault, offered only where there is one right way that loses nothing. */
export interface Fix {
  /** What is done, as a sentence. */
  readonly label: string
  readonly patch: readonly PatchOperation[]
}

/** Writes a value in the place of another one. */
export const replaceWith = (label: string, path: string, value: unknown): Fix => ({
  label,
  patch: [{ op: 'replace', path, value }],
})

/** Writes a value where there is none. */
export const addValue = (label: string, path: string, value: unknown): Fix => ({
  label,
  patch: [{ op: 'add', path, value }],
})

export const removeValue = (label: string, path: string): Fix => ({
  label,
  patch: [{ op: 'remove', path }],
})

/** A context that is written anew comes first. */
export const moveContextToFront = (context: unknown): Fix => ({
  label: 'Move it to the front.',
  patch: [
    { op: 'remove', path: '/@context' },
    { op: 'add', path: '/@context', value: context },
  ],
})

/** Gives a key of an object another name. */
export const renameKey = (holder: string, from: string, to: string): Fix => ({
  label: `Rename ${from} to ${to}.`,
  patch: [{ op: 'move', from: pointerTo(holder, from), path: pointerTo(holder, to) }],
})

/** A whole number or a number with a point, written in quotation marks. */
export function findNumberIn(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\s*\d{1,15}(\.\d{1,10})?\s*$/.test(value)) return undefined
  const number = Number(value)
  return number > 0 ? number : undefined
}
