import { readFileSync } from 'node:fs'
import path from 'node:path'

const FOLDER = path.resolve(import.meta.dirname, '../../../fixtures/presentation')

/** Our own documents, which obey every rule. */
export const DOCUMENTS = [
  'manifest-3',
  'collection-3',
  'manifest-2',
  'collection-2',
  'annotation-list-2',
] as const
export type DocumentName = (typeof DOCUMENTS)[number]

export const readDocument = (name: DocumentName): unknown =>
  JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as unknown

/** Stands for a value that is taken out. */
export const REMOVED = Symbol('removed')

/**
 * The document with the value at a JSON Pointer replaced, added or removed. A key that was not there is added at
 * the end of its object; `-` as the last part adds to a list; without a pointer the whole document is replaced.
 */
export function edited(document: unknown, pointer: string, value: unknown): unknown {
  if (pointer === '') return value
  const copy = structuredClone(document) as Holder
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = keys.pop() ?? ''
  const holder = keys.reduce((place, key) => place[key] as Holder, copy)
  if (value === REMOVED) delete holder[last]
  else if (last === '-') (holder as unknown as unknown[]).push(value)
  else holder[last] = value
  return copy
}

type Holder = Record<string, unknown>
