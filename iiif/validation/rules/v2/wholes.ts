import { replaceWith } from '../../fix.ts'
import { findFragmentFault, fragmentOf } from '../../fragment.ts'
import type { InspectedDocument, Resource } from '../../resource.ts'
import { onEach, VERSION_2, type Fault, type Rule } from '../../rule.ts'
import { looksLikeSvg } from '../../svg.ts'
import { has, isObject, listOf, pointerTo, quote, valueOf } from '../../value.ts'

/** What content is called elsewhere. */
const MEANT: Readonly<Record<string, string>> = {
  'dctypes:Audio': 'dctypes:Sound',
  'dctypes:Video': 'dctypes:MovingImage',
  'dcTypes:Image': 'dctypes:Image',
  Image: 'dctypes:Image',
  Sound: 'dctypes:Sound',
  Text: 'dctypes:Text',
  Dataset: 'dctypes:Dataset',
}

/** Lists that a paged resource leaves to its pages. */
const PAGED = ['collections', 'manifests', 'members', 'otherContent']

/** Pictures smaller than this on a side are to be on a canvas of twice their size, in pixels. */
const SMALL = 1200

/** Values that only make sense together with what stands beside or below them. */
export const WHOLE_RULES_2: readonly Rule[] = [
  {
    id: 'v2/document-id-no-fragment',
    versions: VERSION_2,
    section: '3.2 @id',
    sentence: 'The @id of a document must be the URI at which it is published.',
    severity: 'error',
    check: ({ root }) =>
      findInId(root, '#', 'names a part of another document: give it an address of its own'),
  },
  {
    id: 'v2/document-id-no-query',
    versions: VERSION_2,
    section: '3.2 @id',
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
    id: 'v2/images-paint',
    versions: VERSION_2,
    section: '5.4 Image Resources',
    sentence: 'The images of a Canvas must have the motivation sc:painting.',
    severity: 'error',
    check: onEach(['Annotation'], ({ value, path, property }) => {
      const motivations = listOf(valueOf(value, 'motivation'))
      if (property !== 'images' || motivations.length === 0 || motivations.includes('sc:painting'))
        return []
      return [
        {
          path: pointerTo(path, 'motivation'),
          message: `What stands in images is painted, so that its motivation is sc:painting; here it is ${quote(motivations[0])}.`,
        },
      ]
    }),
  },
  {
    id: 'v2/content-type-misnamed',
    versions: VERSION_2,
    section: '5.4 Image Resources',
    sentence: 'Content is of the classes dctypes:Image, Sound, MovingImage, Text and Dataset.',
    severity: 'error',
    check: onEach(['Content'], ({ value, path, property, parent }) => {
      const type = valueOf(value, '@type')
      // Of pictures among the images another rule speaks.
      const isImage = property === 'resource' && parent?.property === 'images'
      if (isImage || typeof type !== 'string' || !Object.hasOwn(MEANT, type)) return []
      const meant = MEANT[type] ?? ''
      const place = pointerTo(path, '@type')
      return [
        {
          path: place,
          message: `Readers do not know ${quote(type)}: the class is called ${meant}.`,
          fix: replaceWith(`Write ${meant}.`, place, meant),
        },
      ]
    }),
  },
  {
    id: 'v2/fragment-form',
    versions: VERSION_2,
    section: '6.1 Segments',
    sentence: 'A part of a Canvas is written #xywh= and four numbers.',
    severity: 'error',
    check: onEach(['Annotation', 'Range', 'SpecificResource', 'Selector'], (resource) =>
      partsOf(resource).flatMap(([fragment, path]): readonly Fault[] => {
        const message = findFragmentFault(fragment)
        return message === undefined ? [] : [{ path, message }]
      }),
    ),
  },
  {
    id: 'v2/svg-selector-form',
    versions: VERSION_2,
    section: '6.1 Segments',
    sentence: 'The chars of an oa:SvgSelector must be SVG.',
    severity: 'error',
    check: onEach(['Selector'], ({ value, path }) => {
      const text = valueOf(value, 'chars') ?? valueOf(value, 'value')
      const isSvg = listOf(valueOf(value, '@type')).includes('oa:SvgSelector')
      if (!isSvg || (typeof text === 'string' && looksLikeSvg(text))) return []
      return [
        {
          path,
          message: `The shape must be drawn as SVG, from <svg …> to </svg>, in chars; here it is ${quote(text)}.`,
        },
      ]
    }),
  },
  {
    id: 'v2/choice-filled',
    versions: VERSION_2,
    section: '6.3 Choice of Alternative Resources',
    sentence: 'A Choice must have at least one item besides its default.',
    severity: 'error',
    check: onEach(['Choice'], ({ value, path }) =>
      has(value, 'item') && listOf(valueOf(value, 'item')).length === 0
        ? [
            {
              path: pointerTo(path, 'item'),
              message: 'There is nothing to choose: add what there is.',
            },
          ]
        : [],
    ),
  },
  {
    id: 'v2/paged-without-list',
    versions: ['2.1'],
    section: '5.9 Paging',
    sentence: 'A resource that is paged has first and must not have the list itself.',
    severity: 'error',
    check: onEach(['Collection', 'Layer'], ({ value, path }) =>
      has(value, 'first')
        ? PAGED.filter((key) => has(value, key)).map((key) => ({
            path: pointerTo(path, key),
            message: `This resource is given page by page, from first on: leave ${key} to its pages.`,
          }))
        : [],
    ),
  },
  {
    id: 'v2/range-member-complete',
    versions: ['2.1'],
    section: '5.6 Range',
    sentence: 'The members of a Range must have @id, @type and label.',
    severity: 'error',
    check: onEach(['Reference'], ({ value, path, parent, property }) =>
      parent?.class === 'Range' && property === 'members'
        ? ['@type', 'label']
            .filter((key) => !has(value, key))
            .map((key) => ({ path, message: `This member has no ${key}: add it.` }))
        : [],
    ),
  },
  {
    id: 'v2/range-top',
    versions: VERSION_2,
    section: '5.6 Range',
    sentence: 'The Range at the top of the hierarchy should have the viewingHint top.',
    severity: 'remark',
    check: findTopless,
  },
  {
    id: 'v2/canvas-large-enough',
    versions: VERSION_2,
    section: '5.3 Canvas',
    sentence:
      'A Canvas whose picture has less than 1200 pixels on a side should be twice its size.',
    severity: 'remark',
    check: onEach(['Canvas'], ({ value, path }) =>
      listOf(valueOf(value, 'images')).some((image) => isSmallOn(image, value))
        ? [
            {
              path,
              message:
                'The picture of this canvas is small: make the canvas twice its size, so that places on it can be named finely.',
            },
          ]
        : [],
    ),
  },
]

function findInId(
  { class: resourceClass, value, path }: Resource,
  mark: string,
  advice: string,
): readonly Fault[] {
  const id = valueOf(value, '@id')
  const isDocument = resourceClass === 'Manifest' || resourceClass === 'Collection'
  if (!isDocument || typeof id !== 'string' || !id.includes(mark)) return []
  return [{ path: pointerTo(path, '@id'), message: `The @id ${advice}.` }]
}

type Part = readonly [fragment: string, path: string]

/** What a resource says of parts by itself: the text after #, and where it stands. */
function partsOf({ class: resourceClass, value, path }: Resource): readonly Part[] {
  const after = (key: string): readonly Part[] => {
    const held = valueOf(value, key)
    return listOf(held).flatMap((address, index): readonly Part[] => {
      const place = pointerTo(path, key)
      if (typeof address !== 'string') return []
      return [[fragmentOf(address), Array.isArray(held) ? pointerTo(place, index) : place]]
    })
  }
  if (resourceClass === 'Annotation') return after('on')
  if (resourceClass === 'Range') return after('canvases')
  if (resourceClass === 'SpecificResource') return after('full')
  const text = valueOf(value, 'value')
  const isFragment = listOf(valueOf(value, '@type')).includes('oa:FragmentSelector')
  return isFragment && typeof text === 'string' ? [[text, pointerTo(path, 'value')]] : []
}

/** Several ranges, of which some hold others, and none of them says that it is the top. */
function* findTopless({ resources, root }: InspectedDocument): Generator<Fault> {
  const ranges = resources.filter(
    ({ class: resourceClass, property }) => resourceClass === 'Range' && property === 'structures',
  )
  const isNested = ranges.some(({ value }) => has(value, 'ranges') || has(value, 'members'))
  const isTop = ranges.some(({ value }) => listOf(valueOf(value, 'viewingHint')).includes('top'))
  if (!isNested || isTop) return
  yield {
    path: pointerTo(root.path, 'structures'),
    message: 'No range says that it is the top of the contents: give one the viewingHint top.',
  }
}

function isSmallOn(image: unknown, canvas: Resource['value']): boolean {
  const picture = isObject(image) ? valueOf(image, 'resource') : undefined
  if (!isObject(picture)) return false
  const sides = ['width', 'height'].map((side) => valueOf(picture, side))
  return (
    sides.every((side) => typeof side === 'number' && side > 0) &&
    sides.some((side) => Number(side) < SMALL) &&
    valueOf(canvas, 'width') === sides[0] &&
    valueOf(canvas, 'height') === sides[1]
  )
}
