import { replaceWith } from '../../fix.ts'
import type { InspectedDocument, Resource } from '../../resource.ts'
import { onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import { has, isUri, listOf, pointerTo, quote, valueOf } from '../../value.ts'

const NEEDS_TIME = ['auto-advance', 'repeat']
const NEEDS_SPACE = ['continuous', 'paged']

/** Values that only make sense together with what stands beside or below them. */
export const WHOLE_RULES_3: readonly Rule[] = [
  {
    id: 'v3/manifest-id-no-fragment',
    versions: VERSION_3,
    section: '5.2 Manifest',
    sentence: 'The id of a document must be the URI at which it is published, without a fragment.',
    severity: 'error',
    check: ({ root }) =>
      findInId(root, '#', 'names a part of another document: give it an address of its own'),
  },
  {
    id: 'v3/manifest-id-no-query',
    versions: VERSION_3,
    section: '3.2 id',
    sentence: 'The URI of a document should have no query.',
    severity: 'warning',
    check: ({ root }) =>
      findInId(
        root,
        '?',
        'has a query, after ?, which caches and other tools lose: publish it under a plain address',
      ),
  },
  {
    id: 'v3/behavior-repeated',
    versions: VERSION_3,
    section: '3.2 behavior',
    sentence: 'Each behavior is named once.',
    severity: 'warning',
    check: ({ resources }) => resources.flatMap(findRepeatedBehavior),
  },
  {
    id: 'v3/behavior-canvases',
    versions: VERSION_3,
    section: '3.2 behavior',
    sentence:
      'Layouts of pages are valid on Manifests with canvases of height and width, behaviors in time on those with a duration.',
    severity: 'warning',
    check: onEach(['Manifest'], findIdleBehavior),
  },
  {
    id: 'v3/choice-filled',
    versions: VERSION_3,
    section: '5.6 Annotation',
    sentence: 'A Choice must have at least one item.',
    severity: 'error',
    check: onEach(['Choice'], ({ value, path }) => {
      const items = valueOf(value, 'items')
      return Array.isArray(items) && items.length === 0
        ? [
            {
              path: pointerTo(path, 'items'),
              message: 'There is nothing to choose: add what there is.',
            },
          ]
        : []
    }),
  },
  {
    id: 'v3/collection-filled',
    versions: VERSION_3,
    section: '5.1 Collection',
    sentence: 'Collections without items are possible but discouraged.',
    severity: 'remark',
    check: onEach(['Collection'], ({ value, path }) => {
      const items = valueOf(value, 'items')
      return Array.isArray(items) && items.length === 0
        ? [
            {
              path: pointerTo(path, 'items'),
              message: 'This collection is empty: name what belongs to it.',
            },
          ]
        : []
    }),
  },
  {
    id: 'v3/paging-number',
    versions: VERSION_3,
    section: '5.8 Annotation Collection',
    sentence: 'total and startIndex are whole numbers that are not below 0.',
    severity: 'error',
    check: onEach(['AnnotationPage', 'AnnotationCollection'], ({ value, path }) =>
      ['total', 'startIndex']
        .filter((key) => has(value, key) && !isCount(valueOf(value, key)))
        .map((key) => ({
          path: pointerTo(path, key),
          message: `${key} must be a whole number, without quotation marks; here it is ${quote(valueOf(value, key))}.`,
        })),
    ),
  },
  {
    id: 'v3/service-id-uri',
    versions: VERSION_3,
    section: '3.3 service',
    sentence: 'The id of a service must be a URI.',
    severity: 'error',
    check: onEach(['Service'], ({ value, path }) =>
      ['id', '@id']
        .filter((key) => has(value, key) && !isUri(valueOf(value, key)))
        .map((key) => ({
          path: pointerTo(path, key),
          message: `The ${key} of a service must be a whole address; here it is ${quote(valueOf(value, key))}.`,
        })),
    ),
  },
  {
    id: 'v3/service-profile-form',
    versions: VERSION_3,
    section: '3.2 profile',
    sentence: 'The profile of an ImageService3 is level0, level1 or level2.',
    severity: 'warning',
    check: onEach(['Service'], ({ value, path }) => {
      const profile = valueOf(value, 'profile')
      const isJudged = valueOf(value, 'type') === 'ImageService3' && profile !== undefined
      return !isJudged || ['level0', 'level1', 'level2'].some((level) => level === profile)
        ? []
        : [
            {
              path: pointerTo(path, 'profile'),
              message: `The profile must be "level0", "level1" or "level2"; here it is ${quote(profile)}.`,
            },
          ]
    }),
  },
]

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

function findInId(
  { class: resourceClass, value, path }: Resource,
  mark: string,
  advice: string,
): readonly Fault[] {
  const id = valueOf(value, 'id')
  const isDocument = resourceClass === 'Manifest' || resourceClass === 'Collection'
  if (!isDocument || typeof id !== 'string' || !id.includes(mark)) return []
  return [{ path: pointerTo(path, 'id'), message: `The id ${advice}.` }]
}

function findRepeatedBehavior({ value, path }: Resource): readonly Fault[] {
  const behaviors = valueOf(value, 'behavior')
  if (!Array.isArray(behaviors)) return []
  const once = [...new Set<unknown>(behaviors)]
  if (once.length === behaviors.length) return []
  const place = pointerTo(path, 'behavior')
  return [
    {
      path: place,
      message: 'A behavior is named more than once here: keep one of each.',
      fix: replaceWith('Keep one of each.', place, once),
    },
  ]
}

function findIdleBehavior(
  { value, path }: Resource,
  { resources }: InspectedDocument,
): readonly Fault[] {
  const behaviors = listOf(valueOf(value, 'behavior'))
  const canvases = resources.filter(
    ({ class: resourceClass, property }) => resourceClass === 'Canvas' && property === 'items',
  )
  const idle = (values: readonly string[], dimension: string): readonly string[] =>
    canvases.length === 0 || canvases.some((canvas) => has(canvas.value, dimension))
      ? []
      : values.filter((known) => behaviors.includes(known))
  const found = [
    ...idle(NEEDS_TIME, 'duration').map((text) => [text, 'a duration'] as const),
    ...idle(NEEDS_SPACE, 'width').map((text) => [text, 'height and width'] as const),
  ]
  return found.map(([text, dimension]) => ({
    path: pointerTo(path, 'behavior'),
    message: `${quote(text)} means nothing where no canvas has ${dimension}: remove it.`,
  }))
}
