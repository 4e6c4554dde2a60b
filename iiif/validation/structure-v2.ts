import type { ClassOfChild, ResourceClass, Structure } from './resource.ts'
import { has, listOf, valueOf, type Unchecked } from './value.ts'

/** The types of version 2.x and what they are here. */
const CLASS_OF_TYPE: ReadonlyMap<unknown, ResourceClass> = new Map([
  ['sc:Collection', 'Collection'],
  ['sc:Manifest', 'Manifest'],
  ['sc:Sequence', 'Sequence'],
  ['sc:Canvas', 'Canvas'],
  ['sc:Range', 'Range'],
  ['sc:Layer', 'Layer'],
  ['sc:AnnotationList', 'AnnotationPage'],
  ['oa:Annotation', 'Annotation'],
])

/** The classes of version 2.x that a document may be, as its `@type` writes them. */
export const ROOT_TYPES_2 = [...CLASS_OF_TYPE.keys()] as readonly string[]

const always =
  (resourceClass: ResourceClass): ClassOfChild =>
  () =>
    resourceClass

/** A resource that may be whole or only named: whole when it has what makes it whole. */
const wholeWith =
  (property: string, resourceClass: ResourceClass): ClassOfChild =>
  (value) =>
    has(value, property) ? resourceClass : 'Reference'

const classOfContent: ClassOfChild = (value) => {
  const types = listOf(valueOf(value, '@type'))
  if (types.includes('oa:Choice')) return 'Choice'
  if (types.includes('oa:SpecificResource')) return 'SpecificResource'
  if (types.includes('cnt:ContentAsText')) return 'TextualBody'
  return types.includes('sc:Canvas') ? 'Reference' : 'Content'
}

const classOfSequence: ClassOfChild = (value: Unchecked, parent) =>
  // The first must be here; further ones are named only.
  !has(value, 'canvases') && listOf(valueOf(parent.value, 'sequences'))[0] !== value
    ? 'Reference'
    : 'Sequence'

const CHILDREN: Readonly<Record<string, ClassOfChild>> = {
  sequences: classOfSequence,
  structures: always('Range'),
  images: always('Annotation'),
  resources: always('Annotation'),
  resource: classOfContent,
  full: classOfContent,
  default: classOfContent,
  item: classOfContent,
  on: classOfContent,
  selector: always('Selector'),
  collections: wholeWith('manifests', 'Collection'),
  manifests: always('Reference'),
  members: always('Reference'),
  otherContent: wholeWith('resources', 'AnnotationPage'),
  thumbnail: always('Content'),
  logo: always('Content'),
  related: always('Content'),
  rendering: always('Content'),
  seeAlso: always('Content'),
  within: always('Reference'),
  service: always('Service'),
}

export const STRUCTURE_2: Structure = {
  classOfRoot: (value) => CLASS_OF_TYPE.get(valueOf(value, '@type')),
  findChild(parent, property) {
    if (parent.class === 'Selector' || parent.class === 'Service') return undefined
    if (property === 'canvases') return parent.class === 'Sequence' ? always('Canvas') : undefined
    return Object.hasOwn(CHILDREN, property) ? CHILDREN[property] : undefined
  },
}
