import { listOf, valueOf } from '../../../validation/value.ts'
import { PROPERTIES_3 } from '../../../validation/rules/v3/properties.ts'
import type { JsonObject } from '../../json.ts'

const TYPES: ReadonlyMap<string, string> = new Map([
  ['Collection', 'sc:Collection'],
  ['Manifest', 'sc:Manifest'],
  ['Canvas', 'sc:Canvas'],
  ['Range', 'sc:Range'],
  ['AnnotationPage', 'sc:AnnotationList'],
  ['AnnotationCollection', 'sc:Layer'],
  ['Annotation', 'oa:Annotation'],
  ['Image', 'dctypes:Image'],
  ['Text', 'dctypes:Text'],
  ['Sound', 'dctypes:Sound'],
  ['Audio', 'dctypes:Sound'],
  ['Video', 'dctypes:MovingImage'],
  ['Dataset', 'dctypes:Dataset'],
])

/** A type of version 3.0 as version 2.x writes it; others are data to it. */
export const typeIn2 = (type: unknown): string =>
  (typeof type === 'string' ? TYPES.get(type) : undefined) ?? 'dctypes:Dataset'

/** What version 2.x takes as the hint of each class, the first of the behaviors that it knows. */
const HINTS: Readonly<Record<string, readonly string[]>> = {
  Collection: ['individuals', 'multi-part'],
  Manifest: ['individuals', 'paged', 'continuous'],
  Range: ['individuals', 'paged', 'continuous'],
  Canvas: ['non-paged', 'facing-pages'],
}

export const isHint = (type: string, behavior: string): boolean =>
  behavior.includes(':') || (Object.hasOwn(HINTS, type) && HINTS[type]?.includes(behavior) === true)

export const hintOf = (resource: JsonObject, type: string): string | undefined =>
  textsIn(resource, 'behavior').find((behavior) => isHint(type, behavior))

export const textsIn = (resource: JsonObject, property: string): readonly string[] =>
  listOf(valueOf(resource, property)).filter((text) => typeof text === 'string')

const KNOWN_ELSEWHERE = new Set(
  'services first last next prev total startIndex value purpose source selector styleClass stylesheet profile'.split(
    ' ',
  ),
)

/** What version 3.0 does not define: it goes along as it is. */
export const isExtensionOf3 = (key: string): boolean =>
  !Object.hasOwn(PROPERTIES_3, key) && !KNOWN_ELSEWHERE.has(key) && key !== '@context'

export const extensionsOf3 = (resource: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(resource).filter(([key]) => isExtensionOf3(key)))
