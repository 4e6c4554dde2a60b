import type { JsonObject } from '../../presentation/json.ts'
import { isObject, valueOf } from '../../validation/value.ts'
import { manifestOf, type Project, type RecordId } from '../../project/model.ts'
import { itemsAt, textAt } from '../../project/import/read-values.ts'

/** What was composed of a manifest, in the terms of version 3.0, taken apart. */
export interface ComposedParts {
  readonly manifest: JsonObject
  readonly canvases: ReadonlyMap<RecordId, JsonObject>
  /** By their ids. */
  readonly ranges: ReadonlyMap<string, JsonObject>
  /** Those that are not painted, by their ids. */
  readonly annotations: ReadonlyMap<string, JsonObject>
}

/** @param manifest what was composed of the manifest at hand */
export function partsOf(project: Project, manifest: JsonObject): ComposedParts {
  const canvases = objectsIn(manifest, 'items')
  const annotations = canvases.flatMap((canvas) =>
    objectsIn(canvas, 'annotations').flatMap((page) => objectsIn(page, 'items')),
  )
  return {
    manifest,
    canvases: new Map(
      manifestOf(project).items.flatMap((id, index) => {
        const canvas = canvases[index]
        return canvas ? [[id, canvas] as const] : []
      }),
    ),
    ranges: byId(rangesIn(objectsIn(manifest, 'structures'))),
    annotations: byId(annotations),
  }
}

export const objectsIn = (holder: JsonObject, key: string): readonly JsonObject[] =>
  itemsAt(holder, key).filter(isObject) as readonly JsonObject[]

const rangesIn = (items: readonly JsonObject[]): readonly JsonObject[] =>
  items
    .filter((item) => valueOf(item, 'type') === 'Range')
    .flatMap((range) => [range, ...rangesIn(objectsIn(range, 'items'))])

const byId = (objects: readonly JsonObject[]): ReadonlyMap<string, JsonObject> =>
  new Map(objects.map((object) => [textAt(object, 'id') ?? '', object]))
