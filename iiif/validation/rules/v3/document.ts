import {
  addValue,
  moveContextToFront,
  removeValue,
  renameKey,
  replaceWith,
  type Fix,
} from '../../fix.ts'
import { onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import { ROOT_CLASSES_3 } from '../../structure-v3.ts'
import { has, listOf, pointerTo, quote, valueOf } from '../../value.ts'

const CONTEXT = 'http://iiif.io/api/presentation/3/context.json'

/** The document as a whole: its context and its class. */
export const DOCUMENT_RULES_3: readonly Rule[] = [
  {
    id: 'v3/context-required',
    versions: VERSION_3,
    section: '4.6 Linked Data Context and Extensions',
    sentence: 'The top level resource in the response must have the @context property.',
    severity: 'error',
    *check({ value }) {
      const contexts = listOf(valueOf(value, '@context'))
      if (contexts.length === 0) {
        yield {
          path: '',
          message: `The document has no @context: add "@context": "${CONTEXT}" at its beginning.`,
          fix: addValue('Add the @context of version 3.', '/@context', CONTEXT),
        }
      } else if (contexts.at(-1) !== CONTEXT) {
        yield {
          path: '/@context',
          message: `The @context must be "${CONTEXT}", or a list with it at the end: put it there.`,
          fix: findContextFix(contexts),
        }
      }
    },
  },
  {
    id: 'v3/context-first',
    versions: VERSION_3,
    section: '4.6 Linked Data Context and Extensions',
    sentence:
      'The @context should appear as the very first key-value pair of the JSON representation.',
    severity: 'warning',
    *check({ value }) {
      if (has(value, '@context') && Object.keys(value)[0] !== '@context') {
        yield {
          path: '/@context',
          message: 'The @context should be the first key: move it there.',
          fix: moveContextToFront(valueOf(value, '@context')),
        }
      }
    },
  },
  {
    id: 'v3/context-once',
    versions: VERSION_3,
    section: '4.6 Linked Data Context and Extensions',
    sentence:
      'The @context property must not appear in embedded resources of the Presentation API.',
    severity: 'error',
    *check({ resources }) {
      for (const resource of resources) {
        if (resource.property === '' || isOutside(resource.class)) continue
        if (has(resource.value, '@context')) {
          yield {
            path: pointerTo(resource.path, '@context'),
            message: 'Only the document itself has a @context: remove this one.',
            fix: removeValue('Remove it.', pointerTo(resource.path, '@context')),
          }
        }
      }
    },
  },
  {
    id: 'v3/no-graph',
    versions: VERSION_3,
    section: '4.6 Linked Data Context and Extensions',
    sentence: 'The JSON representation must not include the @graph key at the top level.',
    severity: 'error',
    *check({ value }) {
      if (has(value, '@graph')) {
        yield {
          path: '/@graph',
          message: 'A document must not have @graph: write the resource itself.',
        }
      }
    },
  },
  {
    id: 'v3/document-type',
    versions: VERSION_3,
    section: '2.1 Defined Types',
    sentence: 'The type of a document is one of the classes of this specification.',
    severity: 'error',
    *check({ value }) {
      const type = valueOf(value, 'type')
      if (type === undefined || ROOT_CLASSES_3.some((known) => known === type)) return
      yield {
        path: '/type',
        message: `The type ${quote(type)} is not one that a document has: use Manifest, or one of ${ROOT_CLASSES_3.join(', ')}.`,
      }
    },
  },
  {
    id: 'v3/plain-keys',
    versions: VERSION_3,
    section: '4.7 Term Collisions between Contexts',
    sentence: 'Identifiers and types are given by id and type.',
    severity: 'error',
    check: onEach(
      [
        'Collection',
        'Manifest',
        'Canvas',
        'Range',
        'AnnotationPage',
        'Annotation',
        'AnnotationCollection',
        'Content',
        'TextualBody',
        'Choice',
        'SpecificResource',
        'Agent',
        'Reference',
      ],
      ({ value, path }) =>
        ['@id', '@type']
          .filter((key) => has(value, key))
          .map((key): Fault => ({
            path: pointerTo(path, key),
            message: `${key} belongs to version 2: write ${key.slice(1)} instead.`,
            fix: has(value, key.slice(1)) ? undefined : renameKey(path, key, key.slice(1)),
          })),
    ),
  },
]

/** Written with https, or before the contexts of extensions: what is meant is certain. */
function findContextFix(contexts: readonly unknown[]): Fix | undefined {
  const isOurs = (context: unknown): boolean =>
    typeof context === 'string' && context.replace(/^https:/, 'http:') === CONTEXT
  if (!contexts.some(isOurs)) return undefined
  const others = contexts.filter((context) => !isOurs(context))
  const value = others.length === 0 ? CONTEXT : [...others, CONTEXT]
  return replaceWith('Put the @context of version 3 last.', '/@context', value)
}

const isOutside = (resourceClass: string): boolean =>
  resourceClass === 'Service' || resourceClass === 'Selector' || resourceClass === 'Content'
