import type { ApiVersion } from './finding.ts'
import type { InspectedDocument, Resource, ResourceClass, Structure } from './resource.ts'
import { isObject, listOf, pointerTo, valueOf, type Unchecked } from './value.ts'

/** Deeper than any real document; below it nothing is looked at, so that no document takes for ever. */
const DEEPEST = 64

interface Found extends Resource {
  readonly depth: number
}

/**
 * Takes a document apart into its resources. Each object is met once, also where a value (made by a program)
 * contains itself; no text of the document is ever used as the name of anything but an own key.
 */
export function inspect(
  value: Unchecked,
  version: ApiVersion,
  structure: Structure,
): InspectedDocument {
  const rootClass: ResourceClass = structure.classOfRoot(value) ?? 'Content'
  const root: Found = {
    value,
    class: rootClass,
    path: '',
    property: '',
    parent: undefined,
    depth: 0,
  }
  const resources: Resource[] = []
  const tooDeep: string[] = []
  const seen = new Set<Unchecked>([value])
  // The next to look at is last.
  const waiting: Found[] = [root]
  for (let resource = waiting.pop(); resource; resource = waiting.pop()) {
    resources.push(resource)
    const children = childrenOf(resource, structure).filter((child) => !seen.has(child.value))
    if (resource.depth >= DEEPEST && children.length > 0) {
      tooDeep.push(resource.path)
      continue
    }
    for (const child of children.reverse()) {
      seen.add(child.value)
      waiting.push(child)
    }
  }
  return { version, value, root, resources, tooDeep }
}

function childrenOf(parent: Found, structure: Structure): Found[] {
  return Object.keys(parent.value).flatMap((property) => {
    const classOf = structure.findChild(parent, property)
    if (!classOf) return []
    const value = valueOf(parent.value, property)
    return listOf(value).flatMap((item, index): Found[] => {
      if (!isObject(item)) return []
      const place = pointerTo(parent.path, property)
      const path = Array.isArray(value) ? pointerTo(place, index) : place
      const depth = parent.depth + 1
      return [{ value: item, class: classOf(item, parent), path, property, parent, depth }]
    })
  })
}
