import type { ApiVersion } from '../validation/finding.ts'
import type { JsonObject } from './json.ts'
import type { Loss } from './losses/loss.ts'
import type { Manifest } from './model.ts'
import { readDocument } from './read.ts'
import { writeDocument, type WrittenDocument } from './write.ts'

/**
 * A manifest that was read from a document, in the version of that document: what was not touched is what it was,
 * its certain faults mended. Undefined where another version is asked for, or there was no document.
 */
export const writeAsRead = (manifest: Manifest, version: ApiVersion): JsonObject | undefined =>
  manifest.read && isOf3(manifest.read.version) === isOf3(version)
    ? writeRead(manifest, version)?.document
    : undefined

/** What another version cannot say of what was read in version 2.x; undefined for all that is read or made in 3.0. */
export const findLossesAsRead = (
  manifest: Manifest,
  version: ApiVersion,
): readonly Loss[] | undefined =>
  manifest.read && !isOf3(manifest.read.version) ? writeRead(manifest, version)?.losses : undefined

function writeRead(manifest: Manifest, version: ApiVersion): WrittenDocument | undefined {
  const { read, whole } = manifest
  if (!read || !whole) return undefined
  // What is made of the document today may differ from what was made of it when it was read.
  const document = { ...readDocument(read.document, read.version), resource: read.resource }
  return writeDocument(document, { version, resource: whole, faults: 'mended' })
}

const isOf3 = (version: ApiVersion): boolean => version === '3.0'
