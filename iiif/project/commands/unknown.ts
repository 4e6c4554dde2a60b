import type { JsonObject } from '../../presentation/json.ts'
import { isExtensionOf3 } from '../../presentation/v2/downgrade/terms.ts'
import type { Command } from '../command.ts'
import { findRecord, type OriginRecord, type Project, type RecordId } from '../model.ts'
import { addRecord, changeRecord } from './changes.ts'
import type { NewId } from './canvases.ts'

/** What may have come from a document. */
export const WITH_ORIGIN = ['Manifest', 'Canvas', 'Range', 'Annotation'] as const

export interface WithOrigin {
  readonly type: (typeof WITH_ORIGIN)[number]
  readonly id: RecordId
}

/** Known to the program, although the specification itself does not define it. */
const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set(['navPlace'])

/** What a resource says that no specification knows: kept as it came, and shown by no form. */
export function unknownPropertiesOf(project: Project, { type, id }: WithOrigin): JsonObject {
  const origin = originOf(project, findRecord(project, type, id))
  return Object.fromEntries(
    Object.entries(origin?.resource ?? {}).filter(
      ([key]) => isExtensionOf3(key) && !key.startsWith('@') && !KNOWN_EXTENSIONS.has(key),
    ),
  )
}

/**
 * Takes away a property that no specification knows. What the resource was when it came is never changed: it gets an
 * origin of its own without the property.
 */
export function removeUnknown(
  project: Project,
  { type, id }: WithOrigin,
  { property, newId }: { readonly property: string; readonly newId: NewId },
): Command {
  const label = { key: 'removeUnknown' } as const
  const origin = originOf(project, findRecord(project, type, id))
  if (!origin || !Object.hasOwn(origin.resource, property)) return { label, change: [] }
  const { original, ...rest } = origin
  const without: OriginRecord = {
    ...rest,
    id: newId(),
    resource: omit(origin.resource, property),
    ...(original && { original: omit(original, property) }),
  }
  return {
    label,
    change: [addRecord(without), ...changeRecord(project, { type, id }, { origin: without.id })],
  }
}

/** What a resource was when it came, before anything was taken away from it. */
export function firstOriginOf(project: Project, resource: WithOrigin): OriginRecord | undefined {
  const origin = originOf(project, findRecord(project, resource.type, resource.id))
  if (!origin) return undefined
  for (const record of project.records.values()) {
    if (record.type !== 'Origin' || record.source !== origin.source) continue
    if (record.address === origin.address && record.resource['type'] === origin.resource['type'])
      return record
  }
  return origin
}

const originOf = (
  project: Project,
  record: { readonly origin?: RecordId } | undefined,
): OriginRecord | undefined =>
  record?.origin === undefined ? undefined : findRecord(project, 'Origin', record.origin)

const omit = (object: JsonObject, property: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== property))
