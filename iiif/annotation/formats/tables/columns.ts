import type { Motivation } from '../../../project/model.ts'

/** The columns of a table of annotations, by the names in its first row. Only `text` must be there. */
export const TABLE_COLUMNS = [
  'canvas',
  'label',
  'image',
  'canvas_id',
  'id',
  'kind',
  'language',
  'text',
  'shape',
  'x',
  'y',
  'width',
  'height',
  'points',
] as const
export type TableColumn = (typeof TABLE_COLUMNS)[number]

/** What stands in the column `kind`. */
export const KIND_WORDS: Readonly<Record<Motivation, string>> = {
  commenting: 'comment',
  supplementing: 'transcription',
  describing: 'description',
  tagging: 'tags',
  identifying: 'identification',
  classifying: 'classification',
  linking: 'link',
  questioning: 'question',
  replying: 'reply',
  assessing: 'assessment',
  highlighting: 'highlight',
  bookmarking: 'bookmark',
  editing: 'editing',
  moderating: 'moderation',
}
