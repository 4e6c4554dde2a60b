import { isObject, listOf, valueOf } from '../validation/value.ts'
import type { JsonObject } from '../presentation/json.ts'
import { reduceTo20 } from '../presentation/v2/reduce.ts'
import { downgrade } from '../presentation/v2/downgrade/downgrade.ts'
import { PRESENTATION_DEFINITIONS } from '../presentation/versions.ts'
import { getRecord, manifestOf, type Project, type RecordId } from '../project/model.ts'
import { addressOf, parseOptions } from './addresses.ts'
import { composeManifest } from './compose-manifest.ts'
import type { ExportOptions } from './options.ts'

/** A resource of the manifest at hand, by its record. */
export interface ResourceOfProject {
  readonly type: 'Manifest' | 'Canvas' | 'Range' | 'Annotation'
  readonly id: RecordId
}

/**
 * A resource as it would be published now, in the version of the options. Undefined for what is not published, such as
 * a range that holds nothing.
 *
 * @throws Problem `export/base-malformed`
 */
export function resourceJson(
  project: Project,
  options: ExportOptions,
  resource: ResourceOfProject,
): JsonObject | undefined {
  const parsed = parseOptions(options)
  const composed = composeManifest(project, parsed)
  if (resource.type === 'Manifest')
    return PRESENTATION_DEFINITIONS[options.version].writeManifest(composed)
  const manifest = PRESENTATION_DEFINITIONS['3.0'].writeManifest(composed)
  const found = find(manifest, { project, options: parsed, resource, composed })
  return found && inVersion(found, options.version)
}

interface Search {
  readonly project: Project
  readonly options: ExportOptions
  readonly resource: ResourceOfProject
  readonly composed: { readonly items: readonly { readonly id: string }[] }
}

function find(manifest: JsonObject, search: Search): JsonObject | undefined {
  const { project, options, resource } = search
  if (resource.type === 'Canvas') return findCanvas(manifest, resource.id, search)
  if (resource.type === 'Annotation') {
    const { canvas } = getRecord(project, 'Annotation', resource.id)
    const holder = findCanvas(manifest, canvas, search)
    const pages = holder ? objectsIn(holder, 'annotations') : []
    const ids = idsOf(search, addressOf(options, 'annotation', resource.id))
    return pages.flatMap((page) => objectsIn(page, 'items')).find(hasId(ids))
  }
  const ids = idsOf(search, addressOf(options, 'range', resource.id))
  return rangesIn(objectsIn(manifest, 'structures')).find(hasId(ids))
}

/** The program may have given it another address than the one that it gives its own. */
function findCanvas(
  manifest: JsonObject,
  id: RecordId,
  { project, composed }: Search,
): JsonObject | undefined {
  const address = composed.items[manifestOf(project).items.indexOf(id)]?.id
  return address === undefined
    ? undefined
    : objectsIn(manifest, 'items').find(hasId(new Set([address])))
}

/** What came from a document keeps the address that it had. */
function idsOf({ project, resource }: Search, own: string): ReadonlySet<string> {
  const record = project.records.get(resource.id)
  const origin = record && 'origin' in record ? project.records.get(record.origin ?? '') : undefined
  return new Set(origin?.type === 'Origin' ? [own, origin.address] : [own])
}

const hasId =
  (ids: ReadonlySet<string>) =>
  (resource: JsonObject): boolean => {
    const id = valueOf(resource, 'id')
    return typeof id === 'string' && ids.has(id)
  }

const objectsIn = (holder: JsonObject, key: string): readonly JsonObject[] =>
  listOf(valueOf(holder, key)).filter(isObject) as readonly JsonObject[]

const rangesIn = (items: readonly JsonObject[]): readonly JsonObject[] =>
  items
    .filter((item) => valueOf(item, 'type') === 'Range')
    .flatMap((range) => [range, ...rangesIn(objectsIn(range, 'items'))])

/** Parts of a document have no context of their own. */
function inVersion(resource: JsonObject, version: ExportOptions['version']): JsonObject {
  if (version === '3.0') return resource
  const older = Object.entries(downgrade(resource).document).filter(([key]) => key !== '@context')
  const document = Object.fromEntries(older)
  return version === '2.0' ? reduceTo20(document) : document
}
