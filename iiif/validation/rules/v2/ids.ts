import type { InspectedDocument, Resource, ResourceClass } from '../../resource.ts'
import { onEach, VERSION_2, type Fault, type Rule } from '../../rule.ts'
import {
  describeAddressFault,
  isHttpAddress,
  isUri,
  listOf,
  pointerTo,
  quote,
  valueOf,
} from '../../value.ts'

const OWN: readonly ResourceClass[] = [
  'Collection',
  'Manifest',
  'Canvas',
  'Range',
  'Layer',
  'AnnotationPage',
]

/** Ids: their form, and that no two resources share one. */
export const ID_RULES_2: readonly Rule[] = [
  {
    id: 'v2/id-http',
    versions: VERSION_2,
    section: '3.2 @id',
    sentence: 'The @id of a resource of this specification must be an http(s) URI.',
    severity: 'error',
    check: onEach(OWN, ({ value, path }) => {
      const id = valueOf(value, '@id')
      if (id === undefined || isHttpAddress(id)) return []
      return [idFault(path, `The @id ${describeAddressFault(id)}`)]
    }),
  },
  {
    id: 'v2/id-uri',
    versions: VERSION_2,
    section: '3.2 @id',
    sentence: 'The value must be a URI.',
    severity: 'error',
    check: onEach(
      ['Sequence', 'Annotation', 'Content', 'Service', 'Reference'],
      ({ value, path }) => {
        const id = valueOf(value, '@id')
        if (id === undefined || isUri(id) || id === 'rdf:nil') return []
        return [idFault(path, `The @id must be a whole address, not ${quote(id)}.`)]
      },
    ),
  },
  {
    id: 'v2/canvas-id-no-fragment',
    versions: VERSION_2,
    section: '5.3 Canvas',
    sentence: 'The URI of a Canvas should not contain a fragment.',
    severity: 'warning',
    check: onEach(['Canvas'], ({ value, path }) => {
      const id = valueOf(value, '@id')
      if (typeof id !== 'string' || !id.includes('#')) return []
      return [
        idFault(path, 'The @id of a canvas should not have a #: give it an address of its own.'),
      ]
    }),
  },
  {
    id: 'v2/id-unique',
    versions: VERSION_2,
    section: '3.2 @id',
    sentence: 'An @id identifies one resource.',
    severity: 'error',
    check: findRepeated,
  },
  {
    id: 'v2/license-uri',
    versions: VERSION_2,
    section: '3.1 license',
    sentence: 'The value must be a URI, or a list of URIs.',
    severity: 'error',
    check: onEach(
      ['Collection', 'Manifest', 'Sequence', 'Canvas', 'Range', 'Layer'],
      ({ value, path }) =>
        listOf(valueOf(value, 'license'))
          .filter((item) => typeof item === 'string' && !isUri(item))
          .map((item) => ({
            path: pointerTo(path, 'license'),
            message: `license must be an address, not ${quote(item)}: put such a text into attribution.`,
          })),
    ),
  },
]

const idFault = (path: string, message: string): Fault => ({
  path: pointerTo(path, '@id'),
  message,
})

const isUnique = ({ class: resourceClass }: Resource): boolean =>
  OWN.includes(resourceClass) || resourceClass === 'Sequence'

function* findRepeated({ resources }: InspectedDocument): Generator<Fault> {
  const first = new Map<string, Resource>()
  for (const resource of resources) {
    const id = valueOf(resource.value, '@id')
    if (typeof id !== 'string' || !isUnique(resource)) continue
    const earlier = first.get(id)
    if (!earlier) first.set(id, resource)
    else {
      yield idFault(
        resource.path,
        `The @id ${quote(id)} is already that of ${earlier.path === '' ? 'the document' : earlier.path}: give each its own.`,
      )
    }
  }
}
