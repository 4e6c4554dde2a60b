import {
  manifestOfPicture,
  manifestOfService,
  type PlainPicture,
} from '../../sources/manifest-of-image.ts'
import type { JsonObject } from '../../presentation/json.ts'
import { readDocument, type ReadDocument } from '../../presentation/read.ts'
import { isObject } from '../../validation/value.ts'
import type { NewId } from '../commands/canvases.ts'
import { findRecord, recordsOf, type Project, type SourceRecord } from '../model.ts'
import { importManifest } from './import-manifest.ts'
import { addressIn, type ImportedManifest } from './imported.ts'
import { readCanvas, type ReadCanvas } from './read-canvas.ts'
import { itemsAt } from './read-values.ts'

/** A canvas of a source, before it is taken. */
export interface OfferedCanvas extends Pick<ReadCanvas, 'label' | 'width' | 'height' | 'painting'> {
  /** From 0, among the canvases of the source. */
  readonly place: number
  /** Its address in the source. */
  readonly address: string
}

/**
 * The sources that are kept with their documents, for canvases to be taken from at any time: the oldest first, without
 * those that are a manifest of the project as a whole.
 */
export function keptSources(project: Project): readonly SourceRecord[] {
  const whole = new Set(
    recordsOf(project, 'Manifest').map(
      ({ origin }) => findRecord(project, 'Origin', origin ?? '')?.source,
    ),
  )
  return recordsOf(project, 'Source').filter(
    ({ id, kind, document }) => document !== undefined && kind !== 'collection' && !whole.has(id),
  )
}

const offered = new WeakMap<SourceRecord, readonly OfferedCanvas[]>()

/** The canvases that a kept source offers, in its order; read once for each state of it. */
export function canvasesOffered(source: SourceRecord): readonly OfferedCanvas[] {
  const before = offered.get(source)
  if (before) return before
  const canvases = itemsAt(readKept(source)?.resource ?? {}, 'items')
    .filter((item): item is JsonObject => isObject(item) && item['type'] === 'Canvas')
    .map((item, place): OfferedCanvas => {
      const { label, width, height, painting } = readCanvas(item)
      return { place, address: addressIn(item, ''), label, width, height, painting }
    })
  offered.set(source, canvases)
  return canvases
}

/**
 * All that a kept source would become, with ids that are new each time: its canvases may be taken again.
 *
 * @returns undefined where its document is no longer there
 */
export function importKept(source: SourceRecord, newId: NewId): ImportedManifest | undefined {
  const read = readKept(source)
  if (!read) return undefined
  const { id, fetched } = source
  const imported = importManifest(read, { source: id, fetched }, newId)
  const others = imported.records.filter((record) => record.id !== id)
  return { ...imported, source, records: [source, ...others] }
}

const documents = new WeakMap<SourceRecord, ReadDocument>()

function readKept(source: SourceRecord): ReadDocument | undefined {
  const before = documents.get(source)
  const document = before ? undefined : manifestIn(source)
  if (!document) return before
  const read = readDocument(document)
  documents.set(source, read)
  return read
}

function manifestIn({ kind, document, address = '' }: SourceRecord): JsonObject | undefined {
  switch (kind) {
    case 'manifest':
      return document
    case 'image-service':
      return document && manifestOfService(document, address.replace(/\/info\.json$/, ''))
    case 'image':
      return document && manifestOfPicture(document as unknown as PlainPicture)
    case 'collection':
      return undefined
  }
}
