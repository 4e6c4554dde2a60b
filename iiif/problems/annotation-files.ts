import type { ProblemText } from '../problem-texts.ts'

/** What can be wrong with a file of annotations, or with one annotation in it. */
export const ANNOTATION_FILE_PROBLEMS = {
  'annotations/file-not-understood': {
    cause: '"{name}" is not a file of annotations that this program reads.',
    consequence: 'Nothing was taken over from it.',
    remedy:
      'It reads Web Annotations and annotation lists (JSON), ALTO, hOCR, PAGE and TEI (XML), tables (CSV) and plain text.',
  },
  'annotations/file-empty': {
    cause: '"{name}" is empty.',
    consequence: 'Nothing was taken over from it.',
    remedy: 'Export it again from the program that made it.',
  },
  'annotations/file-too-large': {
    cause: '"{name}" has {size} MB, more than the limit of {limit} MB.',
    consequence: 'It was not read, to protect the memory of this computer.',
    remedy: 'Divide it into several files.',
  },
  'annotations/file-unreadable': {
    cause: 'The system does not let this program read "{name}".',
    consequence: 'Nothing was taken over from it.',
    remedy: 'Look whether it is still there and whether you may read it, then try again.',
  },
  'annotations/xml-broken': {
    cause: '"{name}" is not well-formed XML: see line {line}, column {column}.',
    consequence: 'Nothing was taken over from it.',
    remedy: 'Export it again, or mend that line: a tag or a quotation mark is missing there.',
  },
  'annotations/xml-declares-entities': {
    cause: '"{name}" declares replacements of its own for parts of its text.',
    consequence: 'It was not read: such files can be made to fill the memory of a computer.',
    remedy: 'Export it again without a document type declaration.',
  },
  'annotations/xml-too-deep': {
    cause: '"{name}" nests its parts more deeply than any page of text does.',
    consequence: 'Nothing was taken over from it.',
    remedy: 'Export it again from the program that made it.',
  },
  'annotations/json-broken': {
    cause: '"{name}" is not valid JSON.',
    consequence: 'Nothing was taken over from it.',
    remedy: 'Export it again: a comma, a bracket or a quotation mark is missing or too many.',
  },
  'annotations/table-without-text': {
    cause: 'The table "{name}" has no column called "text".',
    consequence: 'Nothing was taken over from it.',
    remedy: 'Name its columns in the first row: canvas, text, and perhaps x, y, width, height.',
  },
  'annotations/not-an-annotation': {
    cause: 'This is not an annotation.',
    consequence: 'It was left out; the others were read.',
    remedy: 'Look at it in the file.',
  },
  'annotations/target-missing': {
    cause: 'This annotation does not say what it speaks of.',
    consequence: 'It was left out; the others were read.',
    remedy: 'Give it the address of a canvas in the file.',
  },
  'annotations/place-missing': {
    cause: 'No place on the page is given for this text.',
    consequence: 'It becomes a note on the whole canvas.',
    remedy: 'Draw its place after importing.',
  },
  'annotations/place-not-understood': {
    cause: 'The place "{text}" is not understood.',
    consequence: 'The text becomes a note on the whole canvas.',
    remedy: 'Draw its place after importing.',
  },
  'annotations/shape-made-rectangle': {
    cause: 'The shape of this annotation is not one of straight lines.',
    consequence: 'It becomes the rectangle around it.',
    remedy: 'Draw it as a polygon after importing, if the rectangle is too coarse.',
  },
  'annotations/size-unknown': {
    cause: 'The file does not say how large this page is.',
    consequence: 'Its texts become notes on the whole canvas.',
    remedy: 'Export it again with the size of the page, or measured in pixels.',
  },
  'annotations/motivation-changed': {
    cause: 'The purpose "{motivation}" is not one that can be kept here.',
    consequence: 'The annotation becomes a comment.',
    remedy: 'Choose its kind after importing, if another fits better.',
  },
  'annotations/markup-made-plain': {
    cause: 'The text has markup.',
    consequence: 'Its words are kept, its formatting is not.',
    remedy: 'Nothing needs to be done.',
  },
  'annotations/body-not-text': {
    cause: 'This annotation holds something other than text.',
    consequence: 'Its address is kept as a text.',
    remedy: 'Nothing needs to be done.',
  },
  'annotations/several-targets': {
    cause: 'This annotation speaks of several places.',
    consequence: 'Only the first is kept.',
    remedy: 'Make annotations for the others after importing.',
  },
  'annotations/nothing-to-export': {
    cause: 'There is no annotation that this format can hold.',
    consequence: 'Nothing was written.',
    remedy: 'Choose another format, or transcribe something first.',
  },
} as const satisfies Record<string, ProblemText>
