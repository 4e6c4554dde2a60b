import type { ClassOfChild, ResourceClass, Structure } from './resource.ts'
import { has, valueOf, type Unchecked } from './value.ts'

/** The classes of version 3.0 that a document may be. */
export const ROOT_CLASSES_3 = [
  'Collection',
  'Manifest',
  'Canvas',
  'Range',
  'AnnotationPage',
  'Annotation',
  'AnnotationCollection',
] as const satisfies readonly ResourceClass[]

const always =
  (resourceClass: ResourceClass): ClassOfChild =>
  () =>
    resourceClass

/** What an annotation, a choice or a specific resource holds. */
const classOfContent: ClassOfChild = (value) => {
  switch (valueOf(value, 'type')) {
    case 'TextualBody':
      return 'TextualBody'
    case 'Choice':
      return 'Choice'
    case 'SpecificResource':
      return 'SpecificResource'
    case 'Canvas':
    case 'Range':
    case 'Manifest':
    case 'Collection':
    case 'Annotation':
    case 'AnnotationPage':
      return 'Reference'
    default:
      return 'Content'
  }
}

/** What the items of a class are, where that does not depend on the item. */
const CLASS_OF_ITEMS: Readonly<Partial<Record<ResourceClass, ResourceClass>>> = {
  Manifest: 'Canvas',
  Canvas: 'AnnotationPage',
  AnnotationPage: 'Annotation',
}

const classOfItem: ClassOfChild = (value, parent) => {
  if (parent.class === 'Range') return classOfRangeItem(value)
  if (parent.class !== 'Collection')
    return CLASS_OF_ITEMS[parent.class] ?? classOfContent(value, parent)
  const isEmbedded = valueOf(value, 'type') === 'Collection' && has(value, 'items')
  return isEmbedded ? 'Collection' : 'Reference'
}

function classOfRangeItem(value: Unchecked): ResourceClass {
  const type = valueOf(value, 'type')
  if (type === 'Range') return has(value, 'items') ? 'Range' : 'Reference'
  return type === 'SpecificResource' ? 'SpecificResource' : 'Reference'
}

/** By the name of the property: in version 3.0 a name means the same everywhere. */
const CHILDREN: Readonly<Record<string, ClassOfChild>> = {
  items: classOfItem,
  structures: always('Range'),
  annotations: always('AnnotationPage'),
  placeholderCanvas: always('Canvas'),
  accompanyingCanvas: always('Canvas'),
  thumbnail: always('Content'),
  logo: always('Content'),
  homepage: always('Content'),
  rendering: always('Content'),
  seeAlso: always('Content'),
  provider: always('Agent'),
  partOf: always('Reference'),
  supplementary: always('Reference'),
  start: (value) =>
    valueOf(value, 'type') === 'SpecificResource' ? 'SpecificResource' : 'Reference',
  service: always('Service'),
  services: always('Service'),
  body: classOfContent,
  target: classOfContent,
  source: classOfContent,
  selector: always('Selector'),
}

export const STRUCTURE_3: Structure = {
  classOfRoot: (value) => ROOT_CLASSES_3.find((known) => known === valueOf(value, 'type')),
  findChild(parent, property) {
    // Services and selectors belong to other specifications; what they hold is judged there.
    if (parent.class === 'Selector') return undefined
    if (parent.class === 'Service' && property !== 'service') return undefined
    return Object.hasOwn(CHILDREN, property) ? CHILDREN[property] : undefined
  },
}
