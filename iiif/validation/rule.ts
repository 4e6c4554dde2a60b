import type { ApiVersion, Finding } from './finding.ts'
import type { Fix } from './fix.ts'
import type { InspectedDocument, Resource, ResourceClass } from './resource.ts'

/** One place where a rule is broken. */
export interface Fault {
  /** As a JSON Pointer. */
  readonly path: string
  /** What is wrong there and how to mend it, as sentences. */
  readonly message: string
  readonly fix?: Fix | undefined
}

export type Faults = Iterable<Fault>

/** One sentence of the specification, and how to see whether a document obeys it. */
export interface Rule {
  /** Unique; begins with the version that it belongs to: `v3/label-required`. */
  readonly id: string
  readonly versions: readonly ApiVersion[]
  /** Number and name of the section. */
  readonly section: string
  /** What the specification demands, in short. */
  readonly sentence: string
  readonly severity: Finding['severity']
  readonly check: (document: InspectedDocument) => Faults
}

export const VERSION_3: readonly ApiVersion[] = ['3.0']
export const VERSION_2: readonly ApiVersion[] = ['2.0', '2.1']

/** A check that looks at each resource of some classes by itself. */
export const onEach = (
  classes: readonly ResourceClass[],
  check: (resource: Resource, document: InspectedDocument) => Faults,
): Rule['check'] =>
  function* (document) {
    for (const resource of document.resources) {
      if (classes.includes(resource.class)) yield* check(resource, document)
    }
  }

/** A class in words, at the beginning of a sentence. */
export const nameOf = ({ class: resourceClass, value }: Resource): string =>
  `This ${NAMES[resourceClass] ?? (typeof value['type'] === 'string' ? value['type'] : 'resource')}`

const NAMES: Readonly<Partial<Record<ResourceClass, string>>> = {
  Collection: 'collection',
  Manifest: 'manifest',
  Sequence: 'sequence',
  Canvas: 'canvas',
  Range: 'range',
  Layer: 'layer',
  AnnotationPage: 'annotation page',
  Annotation: 'annotation',
  AnnotationCollection: 'annotation collection',
  Content: 'resource',
  TextualBody: 'text',
  Choice: 'choice',
  SpecificResource: 'specific resource',
  Selector: 'selector',
  Agent: 'provider',
  Service: 'service',
  Reference: 'reference',
}
