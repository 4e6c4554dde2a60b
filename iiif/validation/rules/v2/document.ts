import { addValue, moveContextToFront, removeValue, replaceWith } from '../../fix.ts'
import { onEach, VERSION_2, type Rule } from '../../rule.ts'
import { ROOT_TYPES_2 } from '../../structure-v2.ts'
import { has, listOf, pointerTo, quote, valueOf } from '../../value.ts'

const CONTEXT = 'http://iiif.io/api/presentation/2/context.json'

/** Written with https, or that of the Shared Canvas drafts, which version 2 took over. */
const MEANT = [
  /^https:\/\/iiif\.io\/api\/presentation\/2\/context\.json$/,
  /^https?:\/\/(www\.)?shared-canvas\.org\/ns\/context\.json$/,
]

const isMatch = (pattern: RegExp, value: unknown): boolean =>
  typeof value === 'string' && pattern.test(value)

/** The document as a whole: its context and its class. */
export const DOCUMENT_RULES_2: readonly Rule[] = [
  {
    id: 'v2/context-required',
    versions: VERSION_2,
    section: '4.6 Linked Data Context and Extensions',
    sentence: 'The top level resource in the response must have the @context property.',
    severity: 'error',
    *check({ value }) {
      const contexts = listOf(valueOf(value, '@context'))
      if (contexts.length === 0) {
        yield {
          path: '',
          message: `The document has no @context: add "@context": "${CONTEXT}" at its beginning.`,
          fix: addValue('Add the @context of version 2.', '/@context', CONTEXT),
        }
      } else if (!contexts.includes(CONTEXT)) {
        const isMeant =
          contexts.length === 1 && MEANT.some((pattern) => isMatch(pattern, contexts[0]))
        yield {
          path: '/@context',
          message: `The @context must be "${CONTEXT}": put it there.`,
          fix: isMeant
            ? replaceWith('Write the @context of version 2.', '/@context', CONTEXT)
            : undefined,
        }
      }
    },
  },
  {
    id: 'v2/context-first',
    versions: VERSION_2,
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
    id: 'v2/context-once',
    versions: VERSION_2,
    section: '4.6 Linked Data Context and Extensions',
    sentence:
      'The @context property must not appear in embedded resources of the Presentation API.',
    severity: 'error',
    check: onEach(
      ['Sequence', 'Canvas', 'Range', 'Layer', 'AnnotationPage', 'Annotation'],
      ({ value, path, parent }) =>
        parent && has(value, '@context')
          ? [
              {
                path: pointerTo(path, '@context'),
                message: 'Only the document itself has a @context: remove this one.',
                fix: removeValue('Remove it.', pointerTo(path, '@context')),
              },
            ]
          : [],
    ),
  },
  {
    id: 'v2/document-type',
    versions: VERSION_2,
    section: '2.1 Basic Types',
    sentence: 'The @type of a document is one of the classes of this specification.',
    severity: 'error',
    *check({ value }) {
      const type = valueOf(value, '@type')
      if (ROOT_TYPES_2.some((known) => known === type)) return
      const remedy = `use sc:Manifest, or one of ${ROOT_TYPES_2.join(', ')}`
      yield type === undefined
        ? { path: '', message: `The document has no @type: ${remedy}.` }
        : {
            path: '/@type',
            message: `The @type ${quote(type)} is not one that a document has: ${remedy}.`,
            fix:
              typeof type === 'string' && ROOT_TYPES_2.includes(`sc:${type}`)
                ? replaceWith('Write it with its prefix.', '/@type', `sc:${type}`)
                : undefined,
          }
    },
  },
  {
    id: 'v2/lists-not-embedded',
    versions: VERSION_2,
    section: '5.5 Annotation List',
    sentence: 'Annotation Lists must not be embedded within the Manifest.',
    severity: 'error',
    check: onEach(['AnnotationPage'], ({ path, parent }) =>
      parent
        ? [
            {
              path,
              message:
                'An annotation list must be a document of its own: keep only its @id and @type here.',
            },
          ]
        : [],
    ),
  },
  {
    id: 'v2/service-context',
    versions: VERSION_2,
    section: '4.6 Linked Data Context and Extensions',
    sentence: 'A service must have its own @context.',
    severity: 'warning',
    check: onEach(['Service'], ({ value, path }) =>
      has(value, '@context') || Object.keys(value).length <= 2
        ? []
        : [
            {
              path,
              message:
                'This service has no @context: without it, viewers do not know which API it speaks.',
            },
          ],
    ),
  },
]
