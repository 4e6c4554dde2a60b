import { getRecord, type Project, type ProjectRecord } from '../project/model.ts'
import { isSameValue } from '../project/same-value.ts'
import { readRecord } from '../project/records/read-record.ts'
import { Unreadable } from '../reading.ts'
import type { Fix } from '../validation/fix.ts'
import { applyPatch, findAt, parsePointer, type PatchOperation } from '../validation/patch.ts'
import { isObject, valueOf } from '../validation/value.ts'
import type { ComposedDocument, PlaceInDocument } from './place.ts'
import type { RecordFix } from './report.ts'

/**
 * A fix of a document as a change of the record that the place was written from. Only where the record holds the very
 * value that the document does: then what mends the one mends the other. Undefined where there is no such record.
 */
export function fixOfRecord(
  { project, value }: ComposedDocument,
  { record, base }: PlaceInDocument,
  fix: Fix,
): RecordFix | undefined {
  const patch = fix.patch.map((operation) => relativeTo(base, operation))
  const properties = new Set(
    patch.flatMap((operation) => (operation ? propertiesOf(operation) : [''])),
  )
  const [property] = properties
  const resource = findAt(value, parsePointer(base))
  const held = project.records.get(record)
  if (properties.size !== 1 || !property || !held || !isObject(resource)) return undefined
  const before = propertyOf(held, property)
  if (!isSameValue(before, valueOf(resource, property))) return undefined
  const found = {
    record,
    property,
    before,
    patch: patch.filter((operation) => operation !== undefined),
  }
  return mendedRecord(project, found) ? found : undefined
}

/**
 * The record with a fix made; undefined where the property is no longer what it was, or where what comes out is no
 * record.
 *
 * @param current the record, when other fixes were made in it already
 */
export function mendedRecord(
  project: Project,
  { record, property, before, patch }: RecordFix,
  current: ProjectRecord = getRecord(
    project,
    project.records.get(record)?.type ?? 'Manifest',
    record,
  ),
): ProjectRecord | undefined {
  const original = project.records.get(record)
  if (!original || !isSameValue(propertyOf(original, property), before)) return undefined
  const patched = applyPatch(current, patch)
  if (patched === undefined) return undefined
  try {
    return readRecord(patched, '')
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

export const propertyOf = (record: ProjectRecord, property: string): unknown =>
  Object.hasOwn(record, property) ? record[property as keyof ProjectRecord] : undefined

/** A step with its paths from the record; undefined where it speaks of something else. */
function relativeTo(base: string, operation: PatchOperation): PatchOperation | undefined {
  const isWithin = (path: string): boolean => path.startsWith(`${base}/`)
  if (!isWithin(operation.path)) return undefined
  const path = operation.path.slice(base.length)
  if (operation.op !== 'move') return { ...operation, path }
  return isWithin(operation.from)
    ? { op: 'move', path, from: operation.from.slice(base.length) }
    : undefined
}

const propertiesOf = (operation: PatchOperation): readonly string[] =>
  (operation.op === 'move' ? [operation.from, operation.path] : [operation.path]).map(
    (path) => parsePointer(path)[0] ?? '',
  )
