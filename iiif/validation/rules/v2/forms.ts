import { VIEWING_DIRECTIONS } from '../../../presentation/properties.ts'
import type { Resource, ResourceClass } from '../../resource.ts'
import { findNumberIn, replaceWith, type Fix } from '../../fix.ts'
import { nameOf, onEach, VERSION_2, type Fault, type Rule } from '../../rule.ts'
import { has, isObject, isUri, isWhole, listOf, pointerTo, quote, valueOf } from '../../value.ts'

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

/** Lists of objects, and of which classes. */
const LISTS: Readonly<Record<string, readonly ResourceClass[]>> = {
  sequences: ['Manifest'],
  structures: ['Manifest'],
  canvases: ['Sequence'],
  images: ['Canvas'],
  resources: ['AnnotationPage'],
  metadata: CLASSES,
  collections: ['Collection'],
  manifests: ['Collection'],
  members: ['Collection', 'Range'],
}

/** Lists whose items may be addresses or objects. */
const LINK_LISTS = ['otherContent', 'ranges']

/** What these lists must hold one of at least. */
const FILLED = ['sequences', 'canvases']

const TYPES_OF: Readonly<Partial<Record<string, string>>> = {
  sequences: 'sc:Sequence',
  canvases: 'sc:Canvas',
  images: 'oa:Annotation',
  resources: 'oa:Annotation',
  structures: 'sc:Range',
}

/** The hints of each class. @see https://iiif.io/api/presentation/2.1/#viewinghint */
const HINTS_OF: Readonly<Partial<Record<ResourceClass, readonly string[]>>> = {
  Collection: ['individuals', 'multi-part'],
  Manifest: ['individuals', 'paged', 'continuous'],
  Sequence: ['individuals', 'paged', 'continuous'],
  Range: ['individuals', 'paged', 'continuous', 'top'],
  Canvas: ['non-paged', 'facing-pages'],
}

/** How values are written. */
export const FORM_RULES_2: readonly Rule[] = [
  {
    id: 'v2/list-of-objects',
    versions: VERSION_2,
    section: '4.3 Properties with Multiple Values',
    sentence: `${Object.keys(LISTS).join(', ')} must be lists of objects.`,
    severity: 'error',
    check: onEach(CLASSES, (resource) =>
      Object.keys(LISTS)
        .filter(
          (property) => has(resource.value, property) && LISTS[property]?.includes(resource.class),
        )
        .flatMap((property) => findListFaults(resource, property)),
    ),
  },
  {
    id: 'v2/list-of-links',
    versions: VERSION_2,
    section: '5.3 Canvas',
    sentence: `${LINK_LISTS.join(' and ')} must be lists.`,
    severity: 'error',
    check: onEach(CLASSES, ({ value, path }) =>
      LINK_LISTS.filter(
        (property) => has(value, property) && !Array.isArray(valueOf(value, property)),
      ).map((property) => ({
        path: pointerTo(path, property),
        message: `${property} must be a list, in [ ]; here it is ${quote(valueOf(value, property))}.`,
        fix: isAddressOrObject(valueOf(value, property))
          ? replaceWith('Put it into a list.', pointerTo(path, property), [
              valueOf(value, property),
            ])
          : undefined,
      })),
    ),
  },
  {
    id: 'v2/type-expected',
    versions: VERSION_2,
    section: '3.2 @type',
    sentence: 'Sequences, canvases, ranges and annotations say so in their @type.',
    severity: 'error',
    check: onEach(['Sequence', 'Canvas', 'Range', 'Annotation'], ({ value, path, property }) => {
      const expected = TYPES_OF[property]
      const type = valueOf(value, '@type')
      if (expected === undefined || type === undefined || listOf(type).includes(expected)) return []
      return [
        {
          path: pointerTo(path, '@type'),
          message: `Here stands a ${expected}, not ${quote(type)}: correct it.`,
          fix:
            type === expected.slice(3)
              ? replaceWith('Write it with its prefix.', pointerTo(path, '@type'), expected)
              : undefined,
        },
      ]
    }),
  },
  {
    id: 'v2/images-hold-images',
    versions: VERSION_2,
    section: '5.4 Image Resources',
    sentence: 'The images of a Canvas hold images only.',
    severity: 'error',
    check: onEach(['Content', 'TextualBody'], ({ value, path, property, parent }) => {
      const isImage =
        listOf(valueOf(value, '@type')).includes('dctypes:Image') || !has(value, '@type')
      if (property !== 'resource' || parent?.property !== 'images' || isImage) return []
      return [
        {
          path: pointerTo(path, '@type'),
          message: describeNoImage(valueOf(value, '@type')),
          fix: isMisspeltImage(valueOf(value, '@type'))
            ? replaceWith('Write dctypes:Image.', pointerTo(path, '@type'), 'dctypes:Image')
            : undefined,
        },
      ]
    }),
  },
  {
    id: 'v2/whole-number',
    versions: VERSION_2,
    section: '3.2 height, width',
    sentence: 'height and width are whole numbers.',
    severity: 'error',
    check: onEach(['Canvas', 'Content'], ({ value, path }) =>
      ['height', 'width']
        .filter((side) => has(value, side) && !isWhole(valueOf(value, side)))
        .map((side) => ({
          fix: findWholeFix(valueOf(value, side), pointerTo(path, side)),
          path: pointerTo(path, side),
          message: `${side} must be a whole number above 0, without quotation marks; here it is ${quote(valueOf(value, side))}.`,
        })),
    ),
  },
  {
    id: 'v2/viewing-direction',
    versions: VERSION_2,
    section: '3.2 viewingDirection',
    sentence: 'The value must be one of four directions.',
    severity: 'error',
    check: onEach(CLASSES, ({ value, path }) => {
      const direction = valueOf(value, 'viewingDirection')
      if (direction === undefined || VIEWING_DIRECTIONS.some((known) => known === direction))
        return []
      return [
        {
          path: pointerTo(path, 'viewingDirection'),
          message: `viewingDirection must be one of ${VIEWING_DIRECTIONS.join(', ')}; here it is ${quote(direction)}.`,
        },
      ]
    }),
  },
  {
    id: 'v2/viewing-hint',
    versions: VERSION_2,
    section: '3.2 viewingHint',
    sentence: 'Values other than those of the specification must be URIs.',
    severity: 'warning',
    check: onEach(CLASSES, (resource) => findUnknownHint(resource)),
  },
  {
    id: 'v2/continuous-direction',
    versions: ['2.1'],
    section: '3.2 viewingHint',
    sentence: 'If the viewingHint is continuous, the viewingDirection must be given too.',
    // A MUST of the text, which the specification's own examples do not keep.
    severity: 'warning',
    check: onEach(['Manifest', 'Sequence'], ({ value, path, parent }) => {
      const isGiven =
        has(value, 'viewingDirection') ||
        (parent !== undefined && has(parent.value, 'viewingDirection'))
      if (valueOf(value, 'viewingHint') !== 'continuous' || isGiven) return []
      return [
        { path, message: 'Who says continuous must say in which direction: add viewingDirection.' },
      ]
    }),
  },
]

const isAddressOrObject = (value: unknown): boolean => isUri(value) || isObject(value)

function findWholeFix(value: unknown, path: string): Fix | undefined {
  const number = findNumberIn(value)
  return isWhole(number) ? replaceWith('Write it as a number.', path, number) : undefined
}

const isMisspeltImage = (type: unknown): boolean =>
  typeof type === 'string' && /(^|:)image$/i.test(type)

const describeNoImage = (type: unknown): string =>
  isMisspeltImage(type)
    ? `${quote(type)} is not how the type of a picture is written: write dctypes:Image.`
    : 'images holds pictures only: put this into an annotation list.'

function findListFaults({ value, path }: Resource, property: string): readonly Fault[] {
  const list = valueOf(value, property)
  const place = pointerTo(path, property)
  if (!Array.isArray(list)) {
    return [
      {
        path: place,
        message: `${property} must be a list, in [ ]; here it is ${quote(list)}.`,
        fix: isObject(list) ? replaceWith('Put it into a list.', place, [list]) : undefined,
      },
    ]
  }
  if (list.length === 0 && FILLED.includes(property)) {
    return [{ path: place, message: `${property} is empty: it needs one at least.` }]
  }
  return list.flatMap((item: unknown, index) =>
    isObject(item)
      ? []
      : [
          {
            path: pointerTo(place, index),
            message: `Here stands an object, in { }, not ${quote(item)}: correct it.`,
          },
        ],
  )
}

function findUnknownHint(resource: Resource): readonly Fault[] {
  const known = HINTS_OF[resource.class] ?? []
  return listOf(valueOf(resource.value, 'viewingHint'))
    .filter((hint) => typeof hint !== 'string' || (!known.includes(hint) && !isUri(hint)))
    .map((hint) => ({
      path: pointerTo(resource.path, 'viewingHint'),
      message: `${nameOf(resource)} has the hint ${quote(hint)}, which viewers do not know there: remove it.`,
    }))
}
