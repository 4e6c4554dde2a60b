/** Annotations from files of other programs, and for them. */
export const annotationsTransferTexts = {
  importTitle: 'Import annotations',
  importIntroduction:
    'Take over what other programs have read or written about these images: transcriptions in ALTO, hOCR, PAGE or TEI, Web Annotations and annotation lists, tables (CSV), plain text. Your files are read, never changed.',
  choose: 'Choose files…',
  chooseOthers: 'Choose other files…',
  reading: 'Reading…',
  files: '{count} file | {count} files',
  level: 'Transcriptions as',
  levels: { block: 'Text blocks', line: 'Lines', word: 'Single words' },
  matching: 'Pages find their canvases',
  matchings: { names: 'by their names', order: 'in order, from the selected canvas on' },
  matchingHint: 'By address, image, file name or label; where none fits, in order.',
  known: 'Already in the object',
  knowns: { keep: 'leave as they are', replace: 'take over from the file' },

  preview: 'What will be imported',
  willAdd: '{count} annotation is new | {count} annotations are new',
  willReplace: '{count} annotation changes | {count} annotations change',
  isThere: '{count} is there already | {count} are there already',
  onCanvases: 'on {count} canvas | on {count} canvases',
  nothing: 'These files hold nothing that is not in the object already.',
  annotations: '{count} annotation | {count} annotations',
  more: 'and {count} more | and {count} more',
  canvas: 'Canvas {position}',

  unread: 'What needs a look',
  unreadCount: '{count} thing needs a look | {count} things need a look',
  copyUnread: 'Copy this list',
  copied: 'Copied',
  noCanvas: 'There is no canvas for it: nothing of this page will be imported.',
  page: 'Page “{name}”',
  namelessPage: 'A page without a name',
  line: '{file}, line {line}',
  part: '{file}, {path}',
  leftOut: 'Left out',
  changed: 'Changed',

  runImport: 'Import {count} annotation | Import {count} annotations',
  importNothing: 'Import',
  imported: '{count} annotation was imported. | {count} annotations were imported.',

  exportTitle: 'Export annotations',
  format: 'Format',
  formats: {
    w3c: 'Web Annotations (W3C, IIIF 3)',
    iiif2: 'Annotation lists (IIIF 2)',
    alto: 'ALTO 4',
    hocr: 'hOCR',
    page: 'PAGE 2019',
    tei: 'TEI (facsimile with zones)',
    csv: 'Table (CSV)',
    text: 'Plain text',
  },
  formatHints: {
    w3c: 'For current viewers and annotation programs. All kinds of annotations.',
    iiif2: 'For older viewers. All kinds of annotations.',
    alto: 'For digital libraries and text recognition. Transcriptions, a file for each canvas.',
    hocr: 'For text recognition and searchable PDF. Transcriptions, in one file.',
    page: 'For handwriting recognition. Transcriptions, a file for each canvas.',
    tei: 'For editions. All kinds of annotations, in one file.',
    csv: 'For spreadsheets. All kinds of annotations, a row for each.',
    text: 'For reading and word processors. Transcriptions without their places.',
  },
  scope: 'Canvases',
  scopes: { all: 'All canvases', current: 'Only the selected canvas' },
  profile: 'For which viewer',
  profiles: {
    specification: 'Any (as the specification says)',
    mirador: 'Mirador',
    'universal-viewer': 'Universal Viewer',
    annotorious: 'Annotorious',
  },
  base: 'Where the object will be published',
  baseHint: 'Annotations name their canvases by addresses below this one.',

  plan: 'What will be written',
  leftOutByFormat:
    '{count} annotation stays out: this format holds transcriptions only. | {count} annotations stay out: this format holds transcriptions only.',
  adaptations: {
    rounded:
      '{count} rectangle is rounded to whole units of the canvas. | {count} rectangles are rounded to whole units of the canvas.',
    'shape-made-rectangle':
      '{count} shape becomes the rectangle around it, the only form that is known there. | {count} shapes become the rectangles around them, the only form that is known there.',
    'ellipse-made-outline':
      '{count} ellipse becomes an outline of straight lines. | {count} ellipses become outlines of straight lines.',
    'point-made-circle':
      '{count} point becomes a small circle around it, since points are not known there. | {count} points become small circles around them, since points are not known there.',
    'whole-made-rectangle':
      '{count} note on a whole canvas becomes a rectangle of its size, since this viewer needs a place for each. | {count} notes on whole canvases become rectangles of their size, since this viewer needs a place for each.',
    'shown-as-comment':
      '{count} annotation is marked as a comment, since this viewer shows no others. | {count} annotations are marked as comments, since this viewer shows no others.',
  },
  runExport: 'Choose place and export…',
  writing: 'Writing…',
  written:
    '{count} file was written, {size}. | {count} files were written into a new folder, {size}.',
  showInFolder: 'Show in folder',
} as const
