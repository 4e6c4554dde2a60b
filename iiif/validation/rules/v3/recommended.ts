import type { Resource } from '../../resource.ts'
import { listOf, valueOf } from '../../value.ts'
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

const isImageService = (value: Resource['value']): boolean =>
  [valueOf(value, 'type'), valueOf(value, '@type')].some(
    (type) => typeof type === 'string' && /^ImageService\d$/.test(type),
  )
