import { replaceWith } from '../../fix.ts'
import { onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import type { InspectedDocument, Resource, ResourceClass } from '../../resource.ts'
import {
  describeAddressFault,
  has,
  isHttpAddress,
  isObject,
  isUri,
  listOf,
  pointerTo,
  quote,
  valueOf,
} from '../../value.ts'

/** What this specification defines; each of these has an address of its own. */
const OWN: readonly ResourceClass[] = [
  'Collection',
  'Manifest',
  'Canvas',
  'AnnotationPage',
  'Annotation',
]

/** Ids: their form, and that no two resources share one. */
export const ID_RULES_3: readonly Rule[] = [
  {
    id: 'v3/id-http',
    versions: VERSION_3,
    section: '3.2 id',
    sentence: 'The id of a resource of this specification must be an HTTP(S) URI.',
    severity: 'error',
    check: onEach(OWN, ({ value, path }) => {
      const id = valueOf(value, 'id')
      if (typeof id !== 'string' || isHttpAddress(id)) return []
      return [idFault(path, `The id ${describeAddressFault(id)}`)]
    }),
  },
  {
    id: 'v3/id-uri',
    versions: VERSION_3,
    section: '3.2 id',
    sentence: 'The value must be a URI.',
    severity: 'error',
    check: onEach(
      ['Range', 'AnnotationCollection', 'Content', 'Agent', 'Reference'],
      ({ value, path }) => {
        const id = valueOf(value, 'id')
        if (typeof id !== 'string' || isUri(id)) return []
        return [idFault(path, `The id must be a whole address, not ${quote(id)}.`)]
      },
    ),
  },
  {
    id: 'v3/canvas-id-no-fragment',
    versions: VERSION_3,
    section: '5.3 Canvas',
    sentence: 'The URI of a Canvas must not contain a fragment.',
    severity: 'error',
    check: onEach(['Canvas'], ({ value, path }) => {
      const id = valueOf(value, 'id')
      if (typeof id !== 'string' || !id.includes('#')) return []
      return [idFault(path, 'The id of a canvas must not have a #: give it an address of its own.')]
    }),
  },
  {
    id: 'v3/id-unique',
    versions: VERSION_3,
    section: '3.2 id',
    sentence: 'An id identifies one resource.',
    severity: 'error',
    check: findRepeated,
  },
  {
    id: 'v3/body-not-service',
    versions: VERSION_3,
    section: '5.7 Content Resources',
    sentence:
      'The id of an image must be the image itself and must not be the base of its image service.',
    severity: 'error',
    check: onEach(['Content'], ({ value, path }) => {
      const id = valueOf(value, 'id')
      const services = listOf(valueOf(value, 'service')).filter(isObject)
      const service = services.find(
        (candidate) =>
          id !== undefined && (valueOf(candidate, 'id') ?? valueOf(candidate, '@id')) === id,
      )
      if (service === undefined || typeof id !== 'string') return []
      const whole = has(service, '@id') ? 'full' : 'max'
      const address = `${id.replace(/\/$/, '')}/full/${whole}/0/default.jpg`
      return [
        {
          ...idFault(
            path,
            `The id of an image must give a picture, not its service: add /full/${whole}/0/default.jpg to it.`,
          ),
          fix: replaceWith(`Write ${quote(address)}.`, pointerTo(path, 'id'), address),
        },
      ]
    }),
  },
]

const idFault = (path: string, message: string): Fault => ({ path: pointerTo(path, 'id'), message })

/** Whole resources only: a reference says the id of another one on purpose. */
function* findRepeated({ resources }: InspectedDocument): Generator<Fault> {
  const first = new Map<string, Resource>()
  for (const resource of resources) {
    const id = valueOf(resource.value, 'id')
    if (typeof id !== 'string' || !hasOwnId(resource)) continue
    const earlier = first.get(id)
    if (!earlier) first.set(id, resource)
    else {
      yield idFault(
        resource.path,
        `The id ${quote(id)} is already that of ${earlier.path === '' ? 'the document' : earlier.path}: give each its own.`,
      )
    }
  }
}

/** Resources whose ids are theirs alone. A page that is only named, and a placeholder that may be one of the canvases, stand for another one. */
export const hasOwnId = ({ class: resourceClass, value, property }: Resource): boolean =>
  (OWN.includes(resourceClass) || resourceClass === 'Range') &&
  !(resourceClass === 'AnnotationPage' && valueOf(value, 'items') === undefined) &&
  !(resourceClass === 'Canvas' && property !== 'items')
