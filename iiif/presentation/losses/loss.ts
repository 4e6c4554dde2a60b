import { inspect } from '../../validation/inspect.ts'
import type { ApiVersion } from '../../validation/finding.ts'
import type { InspectedDocument, Resource, Structure } from '../../validation/resource.ts'
import type { JsonObject } from '../json.ts'

/** One thing that a document says and that another version of the Presentation API cannot say, or says otherwise. */
export interface Loss {
  /** Which of the things that can be lost, such as `to-2/duration`. */
  readonly code: string
  /** `lost`: it is gone; `changed`: it is said in another way, or something had to be added. */
  readonly kind: 'lost' | 'changed'
  /** Where in the document that is converted, as a JSON Pointer. */
  readonly path: string
  /** What cannot be said, and what is done instead, as sentences. */
  readonly sentence: string
}

/** One thing that may be lost on the way, and how to see whether a document has it. */
export interface LossRule {
  readonly code: string
  readonly kind: Loss['kind']
  readonly find: (document: InspectedDocument) => Iterable<Pick<Loss, 'path' | 'sentence'>>
}

/** All that the rules find. @param structure of the version that the document is in */
export function findLosses(
  document: JsonObject,
  rules: readonly LossRule[],
  { version, structure }: { readonly version: ApiVersion; readonly structure: Structure },
): readonly Loss[] {
  const inspected = inspect(document, version, structure)
  return rules.flatMap(({ code, kind, find }) =>
    [...find(inspected)].map(({ path, sentence }) => ({ code, kind, path, sentence })),
  )
}

/** A rule that looks at each resource by itself: what it finds is a place and its sentences. */
export const lossOnEach = (
  isMeant: (resource: Resource) => boolean,
  find: (resource: Resource) => Iterable<Pick<Loss, 'path' | 'sentence'>>,
): LossRule['find'] =>
  function* (document) {
    for (const resource of document.resources) {
      if (isMeant(resource)) yield* find(resource)
    }
  }
