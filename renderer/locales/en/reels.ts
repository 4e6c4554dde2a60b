/** Dividing a reel into objects, and merging objects. */
export const reelsTexts = {
  start: 'Starts an object',
  mark: 'Mark as the start of an object (M)',
  marked: 'Marked: one start. | Marked: {count} starts.',
  unmarked:
    'Not marked any more. | Not marked any more: one start is left. | Not marked any more: {count} starts are left.',
  split: 'Split into objects…',
  merge: 'Merge objects…',
  splitTitle: 'Split into objects',
  splitHint:
    'Each marked canvas starts an object of its own. Mark them with M, among the canvases or in the viewer. The objects come into a collection; the structure goes along.',
  noMarks: 'No canvas is marked yet.',
  naming: 'Name of each object',
  namings: { number: 'By number', label: 'By its first canvas' },
  namingHints: {
    number: 'The name of this object, and 1, 2, 3 …',
    label: 'The name of this object, and the label of its first canvas.',
  },
  preview: 'What comes of it',
  summary: 'One object. | {count} objects.',
  canvases: 'one canvas, at {position} | {count} canvases, from {position}',
  unmarkAll: 'Unmark all',
  splitApply: 'Split | Split into {count} objects',
  splitDone: '{count} objects were made. The first is shown.',
  collection: '{name}, whole',
  mergeTitle: 'Merge objects',
  mergeHint:
    'The canvases of the chosen objects come behind those of the object that is shown. The chosen objects are taken away, from collections too. Rights, credit lines and holders go along with the canvases.',
  chosen: 'Objects to merge into {name}',
  descriptions: 'What describes them',
  descriptionsOf: { parts: 'Becomes parts', nothing: 'Is left out' },
  descriptionHints: {
    parts: 'Each becomes a part of the structure with its title, summary and metadata.',
    nothing: 'Their titles, summaries and metadata go. Their structure stays.',
  },
  mergeSummary: 'One canvas in all. | {count} canvases in all.',
  mergeApply: 'Merge | Merge {count} objects',
  mergeDone: 'Merged: one canvas. | Merged: {count} canvases.',
} as const
