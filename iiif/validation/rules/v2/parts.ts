import { replaceWith } from '../../fix.ts'
import { isMoment } from '../../moment.ts'
import type { InspectedDocument, Resource, ResourceClass } from '../../resource.ts'
import { nameOf, onEach, VERSION_2, type Fault, type Rule } from '../../rule.ts'
import { canvasesIn } from '../../targets.ts'
import { has, isObject, listOf, pointerTo, quote, valueOf, withoutFragment } from '../../value.ts'

const CLASSES: readonly ResourceClass[] = [
  'Collection',
  'Manifest',
  'Sequence',
  'Canvas',
  'Range',
  'Layer',
  'AnnotationPage',
  'Annotation',
]

const LINKS = 'thumbnail logo license related rendering seeAlso service within'.split(' ')

/** Where alone each may be. @see https://iiif.io/api/presentation/2.1/#summary-of-metadata-requirements */
const CLASSES_OF: Readonly<Record<string, readonly ResourceClass[]>> = {
  format: [],
  height: ['Canvas'],
  width: ['Canvas'],
  viewingDirection: ['Manifest', 'Sequence', 'Range', 'Layer'],
  navDate: ['Collection', 'Manifest'],
  startCanvas: ['Sequence', 'Range'],
  contentLayer: ['Range'],
  sequences: ['Manifest'],
  structures: ['Manifest'],
  images: ['Canvas'],
  resources: ['AnnotationPage'],
  collections: ['Collection'],
  manifests: ['Collection'],
  members: ['Collection', 'Range'],
  ranges: ['Range'],
  canvases: ['Sequence', 'Range'],
}

/** How the parts of a document hold together. */
export const PART_RULES_2: readonly Rule[] = [
  {
    id: 'v2/property-of-class',
    versions: VERSION_2,
    section: 'B. Summary of Metadata Requirements',
    sentence: 'A property that is not allowed for a class must not be used on it.',
    severity: 'error',
    check: onEach(CLASSES, (resource) =>
      Object.keys(resource.value)
        .filter((key) => Object.hasOwn(CLASSES_OF, key))
        .filter((key) => !CLASSES_OF[key]?.includes(resource.class))
        .map((key) => ({
          path: pointerTo(resource.path, key),
          message: `${nameOf(resource)} may not have ${key}: remove it.`,
        })),
    ),
  },
  {
    id: 'v2/link-form',
    versions: VERSION_2,
    section: '4.2 Linked Data: URIs and objects',
    sentence: 'Links are URIs, objects with an @id, or lists of those.',
    severity: 'error',
    check: onEach(CLASSES, ({ value, path }) =>
      LINKS.filter((key) => has(value, key)).flatMap((key) =>
        listOf(valueOf(value, key))
          .filter((item) => typeof item !== 'string' && !isObject(item))
          .map((item) => ({
            path: pointerTo(path, key),
            message: `${key} must be an address, or an object with one; here it is ${quote(item)}.`,
          })),
      ),
    ),
  },
  {
    id: 'v2/rendering-object',
    versions: VERSION_2,
    section: '3.3 rendering',
    sentence: 'A rendering must have a label and a format.',
    severity: 'error',
    check: onEach(CLASSES, ({ value, path }) =>
      listOf(valueOf(value, 'rendering')).some((item) => typeof item === 'string')
        ? [
            {
              path: pointerTo(path, 'rendering'),
              message: 'A rendering is an object with @id, label and format: write it as one.',
            },
          ]
        : [],
    ),
  },
  {
    id: 'v2/one-sequence-embedded',
    versions: VERSION_2,
    section: '5.1 Manifest',
    sentence: 'Only the first Sequence is embedded; others are referenced.',
    severity: 'error',
    check: onEach(['Sequence'], ({ value, path, parent }) =>
      listOf(valueOf(parent?.value ?? {}, 'sequences')).indexOf(value) > 0 && has(value, 'canvases')
        ? [
            {
              path,
              message:
                'Only the first sequence stands here whole: keep the @id, @type and label of this one.',
            },
          ]
        : [],
    ),
  },
  {
    id: 'v2/manifest-not-embedded',
    versions: VERSION_2,
    section: '5.8 Collection',
    sentence: 'Manifests must not be embedded within Collections.',
    severity: 'error',
    check: onEach(['Reference'], ({ value, path, parent }) =>
      parent?.class === 'Collection' && has(value, 'sequences')
        ? [
            {
              path,
              message: 'A collection names its manifests only: keep the @id, @type and label.',
            },
          ]
        : [],
    ),
  },
  {
    id: 'v2/range-strings',
    versions: VERSION_2,
    section: '5.6 Range',
    sentence: 'The ranges and canvases of a Range are URIs.',
    severity: 'error',
    check: onEach(['Range'], ({ value, path }) =>
      ['ranges', 'canvases'].flatMap((key) =>
        listOf(valueOf(value, key)).flatMap((item, index) => {
          if (typeof item === 'string') return []
          const place = pointerTo(pointerTo(path, key), index)
          const id = isObject(item) ? valueOf(item, '@id') : undefined
          return [
            {
              path: place,
              message: `A range names others by their addresses alone; here it is ${quote(item)}.`,
              fix:
                typeof id === 'string' && Array.isArray(valueOf(value, key))
                  ? replaceWith('Keep its address.', place, id)
                  : undefined,
            },
          ]
        }),
      ),
    ),
  },
  {
    id: 'v2/range-known',
    versions: VERSION_2,
    section: '5.6 Range',
    sentence: 'The ranges that a Range names are ranges of the Manifest.',
    severity: 'error',
    check: onEach(['Range'], ({ value, path }, document) => {
      if (document.root.class !== 'Manifest') return []
      const known = rangesIn(document)
      return listOf(valueOf(value, 'ranges')).flatMap((id, index) =>
        typeof id !== 'string' || known.has(id)
          ? []
          : [
              {
                path: pointerTo(pointerTo(path, 'ranges'), index),
                message: `This range names a range that is not in this manifest, ${quote(id)}: correct its id.`,
              },
            ],
      )
    }),
  },
  {
    id: 'v2/range-within-itself',
    versions: VERSION_2,
    section: '5.6 Range',
    sentence: 'Ranges form a hierarchy.',
    severity: 'error',
    check: findCircles,
  },
  {
    id: 'v2/start-canvas-known',
    versions: VERSION_2,
    section: '3.3 startCanvas',
    sentence: 'startCanvas is a Canvas of the Sequence.',
    severity: 'error',
    check: onEach(['Sequence'], ({ value, path, parent }, document) => {
      const start = valueOf(value, 'startCanvas')
      const isKnown = typeof start !== 'string' || canvasesIn(document).has(withoutFragment(start))
      return isKnown || !parent
        ? []
        : [
            {
              path: pointerTo(path, 'startCanvas'),
              message: `startCanvas names a canvas that is not in this sequence, ${quote(start)}: correct it.`,
            },
          ]
    }),
  },
  {
    id: 'v2/nav-date',
    versions: ['2.1'],
    section: '3.2 navDate',
    sentence: 'The value must be an xsd:dateTime in UTC.',
    severity: 'error',
    check: onEach(['Collection', 'Manifest'], ({ value, path }) => {
      const date = valueOf(value, 'navDate')
      const isRight =
        date === undefined || (typeof date === 'string' && date.endsWith('Z') && isMoment(date))
      return isRight
        ? []
        : [
            {
              path: pointerTo(path, 'navDate'),
              message: `navDate must be a moment in UTC, like "1890-05-01T00:00:00Z"; here it is ${quote(date)}.`,
            },
          ]
    }),
  },
  {
    id: 'v2/on-form',
    versions: VERSION_2,
    section: '5.4 Image Resources',
    sentence: 'What an Annotation is on is a URI, or an object.',
    severity: 'error',
    check: onEach(['Annotation'], ({ value, path }) =>
      listOf(valueOf(value, 'on'))
        .filter((item) => !isObject(item) && (typeof item !== 'string' || item === ''))
        .map((item) => ({
          path: pointerTo(path, 'on'),
          message: `on must be an address, or an object; here it is ${quote(item)}.`,
        })),
    ),
  },
]

function rangesIn({ resources }: InspectedDocument): ReadonlySet<unknown> {
  const ids = new Set<unknown>()
  for (const { value, class: resourceClass } of resources) {
    if (resourceClass === 'Range') ids.add(valueOf(value, '@id'))
  }
  return ids
}

/** Walks down each range once; one that is met again while it is still open contains itself. */
function* findCircles({ resources }: InspectedDocument): Generator<Fault> {
  const ranges = resources.filter(({ class: resourceClass }) => resourceClass === 'Range')
  const byId = new Map<unknown, Resource>(
    ranges.map((range) => [valueOf(range.value, '@id'), range]),
  )
  const state = new Map<unknown, 'open' | 'done'>()
  for (const [start] of byId) {
    const path: unknown[] = [start]
    const steps: unknown[][] = [childrenOf(byId.get(start))]
    if (state.has(start)) continue
    state.set(start, 'open')
    while (path.length > 0) {
      const next = steps.at(-1)?.pop()
      if (next === undefined) {
        state.set(path.pop(), 'done')
        steps.pop()
      } else if (state.get(next) === 'open') {
        const range = byId.get(next)
        if (range) {
          yield {
            path: pointerTo(range.path, 'ranges'),
            message: 'This range contains itself, by way of the ranges that it names: remove one.',
          }
        }
      } else if (!state.has(next) && byId.has(next)) {
        state.set(next, 'open')
        path.push(next)
        steps.push(childrenOf(byId.get(next)))
      }
    }
  }
}

const childrenOf = (range: Resource | undefined): unknown[] =>
  listOf(range && valueOf(range.value, 'ranges')).filter((id) => typeof id === 'string')
