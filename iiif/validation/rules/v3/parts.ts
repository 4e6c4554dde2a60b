import { isMotivationOf2 } from '../../../annotation/motivations.ts'
import { addValue, removeValue } from '../../fix.ts'
import type { InspectedDocument, Resource } from '../../resource.ts'
import { nameOf, onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import { has, isHttpAddress, isObject, listOf, pointerTo, quote, valueOf } from '../../value.ts'
import { findWrongPart } from './part-of-canvas.ts'
import { addressesOf } from './targets.ts'

/** How the parts of a document hold together. */
export const PART_RULES_3: readonly Rule[] = [
  {
    id: 'v3/placeholder-plain',
    versions: VERSION_3,
    section: '3.1 placeholderCanvas, accompanyingCanvas',
    sentence: 'Such a Canvas must not itself have placeholderCanvas or accompanyingCanvas.',
    severity: 'error',
    check: onEach(['Canvas'], ({ value, path, property }) =>
      EXTRA.includes(property)
        ? EXTRA.filter((key) => has(value, key)).map((key) => ({
            path: pointerTo(path, key),
            message: `A ${property} has no ${key} of its own: remove it.`,
          }))
        : [],
    ),
  },
  {
    id: 'v3/services-topmost',
    versions: VERSION_3,
    section: '3.3 services',
    sentence: 'Only the topmost Collection or Manifest may have services.',
    severity: 'error',
    check: onEach(['Collection', 'Manifest', 'Reference'], ({ value, path, parent }) =>
      parent && has(value, 'services')
        ? [
            {
              path: pointerTo(path, 'services'),
              message: 'Only the document itself lists services: move them there.',
            },
          ]
        : [],
    ),
  },
  {
    id: 'v3/manifest-not-embedded',
    versions: VERSION_3,
    section: '5.1 Collection',
    sentence: 'Manifests must not be embedded within Collections.',
    severity: 'error',
    check: onEach(['Reference'], ({ value, path, parent, property }) =>
      parent?.class === 'Collection' && property === 'items' && has(value, 'items')
        ? [
            {
              path,
              message:
                'A collection names its manifests only: keep the id, type, label and thumbnail of this one.',
            },
          ]
        : [],
    ),
  },
  {
    id: 'v3/thumbnail-nav-thumbnail',
    versions: VERSION_3,
    section: '3.2 behavior',
    sentence: 'Child Ranges of one with the behavior thumbnail-nav must have a thumbnail.',
    severity: 'error',
    check: onEach(['Range'], ({ value, path, parent }) =>
      parent?.class === 'Range' &&
      listOf(valueOf(parent.value, 'behavior')).includes('thumbnail-nav') &&
      !has(value, 'thumbnail')
        ? [{ path, message: 'This range is chosen by its thumbnail: give it one.' }]
        : [],
    ),
  },
  {
    id: 'v3/annotation-form',
    versions: VERSION_3,
    section: '5.6 Annotation',
    sentence: 'The body and the target of an Annotation are objects or URIs.',
    severity: 'error',
    check: onEach(['Annotation'], ({ value, path }) =>
      ['body', 'target'].flatMap((property) =>
        listOf(valueOf(value, property))
          .filter((item) => !isObject(item) && (typeof item !== 'string' || item === ''))
          .map((item) => ({
            path: pointerTo(path, property),
            message: `The ${property} must be an object, in { }, or an address; here it is ${quote(item)}.`,
          })),
      ),
    ),
  },
  {
    id: 'v3/selector-value',
    versions: VERSION_3,
    section: '5.6 Annotation',
    sentence: 'A FragmentSelector and an SvgSelector must have a value.',
    severity: 'error',
    check: onEach(['Selector'], ({ value, path }) =>
      ['FragmentSelector', 'SvgSelector'].some((type) => type === valueOf(value, 'type')) &&
      !isFilledText(valueOf(value, 'value'))
        ? [{ path, message: 'This selector selects nothing: put the part into its value.' }]
        : [],
    ),
  },
  {
    id: 'v3/text-value-form',
    versions: VERSION_3,
    section: '5.7 Content Resources',
    sentence: 'The value of a TextualBody must be a string.',
    severity: 'error',
    check: onEach(['TextualBody'], ({ value, path }) =>
      has(value, 'value') && typeof valueOf(value, 'value') !== 'string'
        ? [
            {
              path: pointerTo(path, 'value'),
              message: `The text must be in quotation marks, not by language; here it is ${quote(valueOf(value, 'value'))}.`,
            },
          ]
        : [],
    ),
  },
  {
    id: 'v3/part-dimension',
    versions: VERSION_3,
    section: '5.3 Canvas',
    sentence:
      'A part of a Canvas must not use a dimension that the Canvas lacks, nor run over its end.',
    severity: 'error',
    check: onEach(['Annotation'], (annotation, document) =>
      addressesOf(annotation).flatMap((address) => {
        const message = findWrongPart(address, document)
        return message === undefined
          ? []
          : [{ path: pointerTo(annotation.path, 'target'), message }]
      }),
    ),
  },
  {
    id: 'v3/range-id-http',
    versions: VERSION_3,
    section: '3.2 id',
    sentence: 'The id of a Range or an AnnotationCollection should be an HTTP(S) URI.',
    severity: 'warning',
    check: onEach(['Range', 'AnnotationCollection'], (resource) => {
      const id = valueOf(resource.value, 'id')
      return typeof id !== 'string' || isHttpAddress(id)
        ? []
        : [
            {
              path: pointerTo(resource.path, 'id'),
              message: `${nameOf(resource)} should have an address of the web as its id; here it is ${quote(id)}.`,
            },
          ]
    }),
  },
  {
    id: 'v3/id-encoded',
    versions: VERSION_3,
    section: '3.2 id',
    sentence: 'Special characters in URIs must be encoded.',
    // Viewers encode them by themselves, and browsers too.
    severity: 'warning',
    check: onEach(['Collection', 'Manifest', 'Canvas', 'Range', 'Content'], ({ value, path }) => {
      const id = valueOf(value, 'id')
      return typeof id === 'string' && /["<>\\^`{|}]|[^\u0000-\u007f]/.test(id)
        ? [
            {
              path: pointerTo(path, 'id'),
              message: `The id has characters that an address must encode: write %.. for them in ${quote(id)}.`,
            },
          ]
        : []
    }),
  },
  {
    id: 'v3/service-context',
    versions: VERSION_3,
    section: '3.3 service',
    sentence: 'The @context property should not be used within the services.',
    severity: 'warning',
    check: onEach(['Service'], ({ value, path }) =>
      has(value, '@context') && isKnownService(value)
        ? [
            {
              path: pointerTo(path, '@context'),
              message: 'Its type says what this service is: the @context can go.',
              fix: removeValue('Remove it.', pointerTo(path, '@context')),
            },
          ]
        : [],
    ),
  },
  {
    id: 'v3/motivation-listed',
    versions: VERSION_3,
    section: '5.6 Annotation',
    sentence: 'Motivations are those of IIIF and of the Web Annotation model, or of an extension.',
    severity: 'warning',
    check: onEach(['Annotation'], ({ value, path }) =>
      listOf(valueOf(value, 'motivation'))
        .filter((text) => typeof text === 'string' && !isMotivation(text))
        .map((text) => ({
          path: pointerTo(path, 'motivation'),
          message: `${quote(text)} is not a motivation that viewers know: use commenting or tagging, for example.`,
        })),
    ),
  },
  {
    id: 'v3/behavior-dimension',
    versions: VERSION_3,
    section: '3.2 behavior',
    sentence: 'Layouts of pages need height and width, and behaviors in time need a duration.',
    severity: 'warning',
    check: onEach(['Canvas'], ({ value, path }) => {
      const behaviors = listOf(valueOf(value, 'behavior'))
      const lacks = (behavior: string, dimension: string): boolean =>
        behaviors.includes(behavior) && !has(value, dimension)
      const isFlat = lacks('facing-pages', 'width') || lacks('non-paged', 'width')
      const isStill = lacks('auto-advance', 'duration')
      return isFlat || isStill
        ? [
            {
              path: pointerTo(path, 'behavior'),
              message: `This behavior means nothing on a canvas without ${isFlat ? 'height and width' : 'a duration'}: remove it, or add them.`,
            },
          ]
        : []
    }),
  },
  {
    id: 'v3/fragment-standard',
    versions: VERSION_3,
    section: '5.6 Annotation',
    sentence: 'A FragmentSelector should say to which standard its value conforms.',
    severity: 'remark',
    check: onEach(['Selector'], ({ value, path }) =>
      valueOf(value, 'type') === 'FragmentSelector' && !has(value, 'conformsTo')
        ? [
            {
              path,
              message: 'This selector does not say that its value is a media fragment: add it.',
              fix: addValue(
                'Say that it is a media fragment.',
                pointerTo(path, 'conformsTo'),
                'http://www.w3.org/TR/media-frags/',
              ),
            },
          ]
        : [],
    ),
  },
  {
    id: 'v3/https-recommended',
    versions: VERSION_3,
    section: '3.2 id',
    sentence: 'URIs should use the https scheme.',
    severity: 'remark',
    *check({ value, root }: InspectedDocument): Generator<Fault> {
      const id = valueOf(value, 'id')
      const isLocal = typeof id === 'string' && /^http:\/\/(127\.|localhost\b|\[::1\])/.test(id)
      if (typeof id === 'string' && id.startsWith('http:') && !isLocal) {
        yield {
          path: pointerTo(root.path, 'id'),
          message: 'Pages of today, which use https, may not load it: publish it by https.',
        }
      }
    },
  },
]

const isFilledText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

const EXTRA: readonly string[] = ['placeholderCanvas', 'accompanyingCanvas']

const isMotivation = (text: string): boolean =>
  text !== 'transcribing' && (isMotivationOf2(text) || text === 'contentState')

const isKnownService = (value: Resource['value']): boolean =>
  [valueOf(value, 'type'), valueOf(value, '@type')].some(
    (type) =>
      typeof type === 'string' && /^(Image|Search|AutoComplete|Auth\w+)Service\d$/.test(type),
  )
