import type { Resource } from '../../resource.ts'
import { has, isObject, listOf, valueOf } from '../../value.ts'
import { isIn, type Requirement } from './requirement.ts'

/** What the specification recommends to whoever describes an object: without it, all works. */
export const RECOMMENDATIONS: Readonly<Record<string, Requirement>> = {
  'v3/metadata-recommended': {
    property: 'metadata',
    of: ['Collection', 'Manifest'],
    severity: 'remark',
    section: '3.1 metadata',
    advice: 'say who made it, where and when',
  },
  'v3/summary-recommended': {
    property: 'summary',
    of: ['Collection', 'Manifest'],
    severity: 'remark',
    section: '3.1 summary',
    advice: 'say in a sentence what it is',
  },
  'v3/provider-recommended': {
    property: 'provider',
    of: ['Collection', 'Manifest'],
    severity: 'remark',
    section: '3.1 provider',
    advice: 'say who gives it to the world',
  },
  'v3/collection-thumbnail-recommended': {
    property: 'thumbnail',
    of: ['Collection'],
    severity: 'remark',
    section: '3.1 thumbnail',
    advice: 'readers will see no picture of it in lists',
  },
  'v3/provider-homepage-recommended': {
    property: 'homepage',
    of: ['Agent'],
    severity: 'remark',
    section: '3.1 provider',
    advice: 'name its page on the web',
  },
  'v3/provider-logo-recommended': {
    property: 'logo',
    of: ['Agent'],
    severity: 'remark',
    section: '3.1 provider',
    advice: 'show its sign',
  },
  'v3/range-label-recommended': {
    property: 'label',
    of: ['Range'],
    severity: 'remark',
    // A range that orders canvases, or is not for navigation, is never shown by name.
    applies: ({ value }) =>
      !listOf(valueOf(value, 'behavior')).some((text) => text === 'no-nav' || text === 'sequence'),
    section: '3.1 label',
    advice: 'it is not shown among the contents',
  },
  'v3/choice-label-recommended': {
    property: 'label',
    of: ['Content', 'TextualBody'],
    severity: 'remark',
    applies: ({ parent, property }) => parent?.class === 'Choice' && property === 'items',
    section: '3.1 label',
    advice: 'readers choose by it',
  },
  'v3/image-size-recommended': {
    property: 'height',
    of: ['Content'],
    severity: 'remark',
    applies: ({ property, value }) => property === 'body' && valueOf(value, 'type') === 'Image',
    section: '3.2 height',
    advice: 'give its height and width in pixels',
  },
  'v3/see-also-profile-recommended': {
    property: 'profile',
    of: ['Content'],
    severity: 'remark',
    applies: isIn('seeAlso'),
    section: '3.2 profile',
    advice: 'say by which scheme the data is written',
  },
  'v3/range-part-id-recommended': {
    property: 'id',
    of: ['SpecificResource'],
    severity: 'remark',
    applies: ({ parent, property }) => parent?.class === 'Range' || property === 'start',
    section: '3.4 items',
    advice: 'give it an address of its own',
  },
  'v3/annotation-collection-label-recommended': {
    property: 'label',
    of: ['AnnotationCollection'],
    severity: 'remark',
    section: '3.1 label',
    advice: 'readers tell sets of annotations apart by it',
  },
  'v3/item-thumbnail-recommended': {
    property: 'thumbnail',
    of: ['Reference'],
    severity: 'remark',
    applies: ({ property, parent }) => property === 'items' && parent?.class === 'Collection',
    section: '5.1 Collection',
    advice: 'readers will see no picture of it in the list',
  },
  'v3/canvas-thumbnail-recommended': {
    property: 'thumbnail',
    of: ['Canvas'],
    severity: 'remark',
    applies: ({ property, value }) => property === 'items' && isComposed(value),
    section: '3.1 thumbnail',
    advice: 'it is composed of several pictures, and readers that show small ones take any of them',
  },
  'v3/thumbnail-size-recommended': {
    property: 'height',
    of: ['Content'],
    severity: 'remark',
    applies: ({ property, value }) =>
      property === 'thumbnail' && valueOf(value, 'type') === 'Image' && !has(value, 'service'),
    section: '3.1 thumbnail',
    advice: 'give its height and width in pixels, so that readers choose the one that fits',
  },
  'v3/duration-recommended': {
    property: 'duration',
    of: ['Content'],
    severity: 'remark',
    applies: ({ property, value }) =>
      property === 'body' && ['Sound', 'Video'].some((type) => type === valueOf(value, 'type')),
    section: '3.2 duration',
    advice: 'say how long it lasts, in seconds',
  },
  'v3/homepage-format-recommended': {
    property: 'format',
    of: ['Content'],
    severity: 'remark',
    applies: isIn('homepage'),
    section: '3.3 homepage',
    advice: 'name its media type, such as text/html',
  },
  'v3/part-of-label-recommended': {
    property: 'label',
    of: ['Reference'],
    severity: 'remark',
    applies: isIn('partOf'),
    section: '3.3 partOf',
    advice: 'say what it belongs to',
  },
  'v3/text-language-recommended': {
    property: 'language',
    of: ['TextualBody'],
    severity: 'remark',
    section: '3.2 language',
    advice: 'say in which language it is, so that it is read aloud and found',
  },
  'v3/canvas-items-recommended': {
    property: 'items',
    of: ['Canvas'],
    severity: 'warning',
    applies: ({ property }) => property === 'items' || property === '',
    section: '3.4 items',
    advice: 'some viewers expect the list even of a blank canvas',
  },
  'v3/service-profile-recommended': {
    property: 'profile',
    of: ['Service'],
    severity: 'warning',
    applies: ({ value }) => isImageService(value),
    section: '3.2 profile',
    advice: 'without it, viewers do not know what it can do',
  },
}

/** Of several things that are painted. */
function isComposed(canvas: Resource['value']): boolean {
  const painted = listOf(valueOf(canvas, 'items'))
    .filter(isObject)
    .flatMap((page) => listOf(valueOf(page, 'items')))
  return painted.length > 1
}

const isImageService = (value: Resource['value']): boolean =>
  [valueOf(value, 'type'), valueOf(value, '@type')].some(
    (type) => typeof type === 'string' && /^ImageService\d$/.test(type),
  )
