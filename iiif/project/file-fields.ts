import type { RecordType } from './model.ts'

/** The order of the fields in the file. What is implied by the place in the file, and lists that are empty, are left out. */
export const FIELDS: { readonly [Type in RecordType]: readonly string[] } = {
  Manifest: [
    'id',
    'label',
    'summary',
    'metadata',
    'requiredStatement',
    'rights',
    'viewingDirection',
    'behavior',
  ],
  Canvas: [
    'id',
    'label',
    'summary',
    'metadata',
    'requiredStatement',
    'rights',
    'behavior',
    'width',
    'height',
    'painting',
  ],
  Annotation: ['id', 'canvas', 'motivation', 'bodies', 'target'],
  Folder: ['id', 'location', 'prefix'],
}

/** The lists that are left out of the file where they are empty. */
export const LISTS: { readonly [Type in RecordType]: readonly string[] } = {
  Manifest: ['metadata', 'behavior'],
  Canvas: ['metadata', 'behavior', 'painting'],
  Annotation: ['bodies'],
  Folder: [],
}
