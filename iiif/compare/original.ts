import type { Json, JsonObject } from '../presentation/json.ts'
import { firstOriginOf, type WithOrigin } from '../project/commands/unknown.ts'
import { findRecord, getRecord, type Project, type SourceRecord } from '../project/model.ts'
import { isObject } from '../validation/value.ts'

/** What a resource was when it was taken into the project, and the document that it was taken from. */
export interface Original {
  /** In the terms of version 3.0. */
  readonly resource: JsonObject
  readonly source: SourceRecord
}

/** Undefined for what was made in the project itself. */
export function originalOf(project: Project, resource: WithOrigin): Original | undefined {
  const origin = firstOriginOf(project, resource)
  if (!origin) return undefined
  return {
    resource: filled(project, origin.resource) as JsonObject,
    source: getRecord(project, 'Source', origin.source),
  }
}

const isJsonObject = (value: Json): value is JsonObject => isObject(value)

/** What became a record of its own stands in its holder by its origin. */
function filled(project: Project, value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => filled(project, item))
  if (!isJsonObject(value)) return value
  const object = value
  const { id, type } = object
  const origin =
    type === 'Origin' && typeof id === 'string' ? findRecord(project, 'Origin', id) : undefined
  if (origin) return filled(project, origin.resource)
  return Object.fromEntries(Object.entries(object).map(([key, one]) => [key, filled(project, one)]))
}
