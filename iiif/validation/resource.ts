import type { ApiVersion } from './finding.ts'
import type { Unchecked } from './value.ts'

/**
 * What a resource is by its place in the document. `Reference` names something that stands elsewhere;
 * `Content` is what is painted, linked or shown: images, texts, pages of the web.
 */
export type ResourceClass =
  | 'Collection'
  | 'Manifest'
  | 'Sequence'
  | 'Canvas'
  | 'Range'
  | 'Layer'
  | 'AnnotationPage'
  | 'Annotation'
  | 'AnnotationCollection'
  | 'Content'
  | 'TextualBody'
  | 'Choice'
  | 'SpecificResource'
  | 'Selector'
  | 'Agent'
  | 'Service'
  | 'Reference'

/** One resource of a document. Version 2.x's AnnotationList is an `AnnotationPage` here. */
export interface Resource {
  readonly value: Unchecked
  readonly class: ResourceClass
  /** Its place, as a JSON Pointer. */
  readonly path: string
  /** The property of its parent that holds it; empty for the document itself. */
  readonly property: string
  readonly parent: Resource | undefined
}

/** A document, taken apart. */
export interface InspectedDocument {
  readonly version: ApiVersion
  readonly value: Unchecked
  readonly root: Resource
  /** Every resource, in the order of the document. */
  readonly resources: readonly Resource[]
  /** Places nested so deep that they were not looked at. */
  readonly tooDeep: readonly string[]
}

/** Where a child stands in the table of a version. */
export type ClassOfChild = (value: Unchecked, parent: Resource) => ResourceClass

/** How the documents of a version hang together: which properties hold resources, and of which class. */
export interface Structure {
  readonly classOfRoot: (value: Unchecked) => ResourceClass | undefined
  readonly findChild: (parent: Resource, property: string) => ClassOfChild | undefined
}

/** The nearest resource of a class above another one. */
export function findAncestor(resource: Resource, wanted: ResourceClass): Resource | undefined {
  let found = resource.parent
  while (found && found.class !== wanted) found = found.parent
  return found
}
