import type { Json, JsonObject } from '../../presentation/json.ts'
import { findRecord, getRecord, type Project, type RecordId } from '../../project/model.ts'
import { originIn } from '../../project/import/read-structure.ts'

/** What a resource was when it came, with all that is in it: its canvases, ranges and annotations too. */
export const wholeOf = (project: Project, origin: RecordId): JsonObject =>
  fill(project, getRecord(project, 'Origin', origin).resource)

/** The lists in which origins stand for what became a record of its own. */
const HOLDERS: ReadonlySet<string> = new Set(['items', 'structures', 'annotations'])

const fill = (project: Project, resource: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(resource).map(([key, value]) => [
      key,
      HOLDERS.has(key) && Array.isArray(value)
        ? (value as readonly Json[]).map((item) => fillItem(project, item))
        : value,
    ]),
  )

function fillItem(project: Project, item: Json): Json {
  const origin = keyOf(project, item)
  if (origin !== undefined) return wholeOf(project, origin)
  const isHolder = typeof item === 'object' && item !== null && !Array.isArray(item)
  return isHolder && !('motivation' in item) ? fill(project, item as JsonObject) : item
}

/** The origin that an item of a list stands for; undefined for what never became a record. */
export function keyOf(project: Project, item: unknown): RecordId | undefined {
  const id = originIn(item)
  return id !== undefined && findRecord(project, 'Origin', id) ? id : undefined
}
