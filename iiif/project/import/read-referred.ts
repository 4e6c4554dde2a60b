import type { JsonObject } from '../../presentation/json.ts'
import { isHttpAddress, isObject, valueOf } from '../../validation/value.ts'
import type { ReferredResource } from '../model.ts'
import { defined, objectsAt, textAt, textsAt } from './read-values.ts'

/** A manifest or collection that a collection only names; undefined for what no record can hold. */
export function readReferred(item: unknown): ReferredResource | undefined {
  if (!isObject(item)) return undefined
  const [id, type] = [textAt(item as JsonObject, 'id'), valueOf(item, 'type')]
  if (!isHttpAddress(id) || (type !== 'Manifest' && type !== 'Collection')) return undefined
  return {
    id,
    type,
    label: textsAt(item as JsonObject, 'label') ?? {},
    ...defined({ thumbnail: objectsAt(item as JsonObject, 'thumbnail') }),
  }
}
