import { addressOf } from '../export/addresses.ts'
import type { ExportOptions } from '../export/options.ts'
import { recordsOf, type Project, type RecordId } from '../project/model.ts'
import { findAt, parsePointer } from '../validation/patch.ts'
import { isObject, pointerTo, valueOf } from '../validation/value.ts'
import type { FaultPlace } from './report.ts'

/** Whose property a place of a document is. */
export interface PlaceInDocument {
  readonly place: FaultPlace
  /** The record that it was written from. */
  readonly record: RecordId
  /** Where that record stands in the document, as a JSON Pointer. */
  readonly base: string
}

/** A document of version 3.0 that was composed from a project, and where its parts came from. */
export interface ComposedDocument {
  readonly project: Project
  readonly options: ExportOptions
  readonly value: unknown
  /** The records of the canvases among its items. */
  readonly canvases: readonly RecordId[]
}

/** Finds the record that a place of a composed document was written from. @param path a JSON Pointer */
export function placeInDocument(document: ComposedDocument, path: string): PlaceInDocument {
  const keys = parsePointer(path)
  if (keys[0] === 'items' && keys[1] !== undefined) {
    const canvas = document.canvases[Number(keys[1])]
    if (canvas !== undefined) return placeOnCanvas(document, canvas, keys)
  }
  return keys[0] === 'structures' ? placeInStructures(document, keys) : OBJECT(document.project)
}

const OBJECT = ({ manifest }: Project): PlaceInDocument => ({
  place: { kind: 'object' },
  record: manifest,
  base: '',
})

function placeOnCanvas(
  document: ComposedDocument,
  canvas: RecordId,
  keys: readonly string[],
): PlaceInDocument {
  const annotation =
    keys[2] === 'annotations' ? findRecord(document, 'Annotation', keys.slice(0, 6)) : undefined
  if (annotation === undefined) {
    return { place: { kind: 'canvas', canvas }, record: canvas, base: baseOf(keys.slice(0, 2)) }
  }
  const place: FaultPlace = { kind: 'annotation', canvas, annotation }
  return { place, record: annotation, base: baseOf(keys.slice(0, 6)) }
}

/** The innermost range: ranges that hold nothing are not exported, so that their order tells nothing. */
function placeInStructures(document: ComposedDocument, keys: readonly string[]): PlaceInDocument {
  for (let length = keys.length - (keys.length % 2); length >= 2; length -= 2) {
    const range = findRecord(document, 'Range', keys.slice(0, length))
    if (range !== undefined) {
      return { place: { kind: 'range', range }, record: range, base: baseOf(keys.slice(0, length)) }
    }
  }
  return OBJECT(document.project)
}

/** The record whose address stands as the id of the resource at a place. */
function findRecord(
  { project, options, value }: ComposedDocument,
  type: 'Annotation' | 'Range',
  keys: readonly string[],
): RecordId | undefined {
  const resource = findAt(value, keys)
  const id = isObject(resource) ? valueOf(resource, 'id') : undefined
  const kind = type === 'Range' ? 'range' : 'annotation'
  return recordsOf(project, type).find((record) => addressOf(options, kind, record.id) === id)?.id
}

const baseOf = (keys: readonly string[]): string =>
  keys.reduce((path, key) => pointerTo(path, key), '')
