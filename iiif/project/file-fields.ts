import type { RecordType } from './model.ts'

const DESCRIPTION = [
  'label',
  'summary',
  'metadata',
  'requiredStatement',
  'rights',
  'navDate',
  'navPlace',
  'thumbnail',
  'picture',
  'provider',
  'homepage',
  'seeAlso',
  'rendering',
  'service',
  'partOf',
  'placeholderCanvas',
  'accompanyingCanvas',
  'origin',
] as const

/** The order of the fields in the file. What is implied by the place in the file, and lists that are empty, are left out. */
export const FIELDS: { readonly [Type in RecordType]: readonly string[] } = {
  Collection: ['id', ...DESCRIPTION, 'services', 'viewingDirection', 'behavior', 'items'],
  Manifest: [
    'id',
    ...DESCRIPTION,
    'services',
    'viewingDirection',
    'behavior',
    'start',
    'structures',
  ],
  Canvas: [
    'id',
    ...DESCRIPTION,
    'behavior',
    'width',
    'height',
    'duration',
    'painting',
    'flattened',
  ],
  Range: ['id', ...DESCRIPTION, 'viewingDirection', 'behavior', 'start', 'supplementary', 'items'],
  Annotation: ['id', 'canvas', 'motivation', 'bodies', 'target', 'origin'],
  Folder: ['id', 'location', 'prefix'],
  Source: [
    'id',
    'kind',
    'address',
    'file',
    'label',
    'version',
    'fetched',
    'hash',
    'head',
    'document',
    'repairs',
  ],
  Origin: ['id', 'source', 'address', 'resource', 'original'],
}

/** The lists that are left out of the file where they are empty. */
export const LISTS: { readonly [Type in RecordType]: readonly string[] } = {
  Collection: ['metadata', 'behavior', 'items'],
  Manifest: ['metadata', 'behavior'],
  Canvas: ['metadata', 'behavior', 'painting'],
  Range: ['metadata', 'behavior', 'items'],
  Annotation: ['bodies'],
  Folder: [],
  Source: [],
  Origin: [],
}
