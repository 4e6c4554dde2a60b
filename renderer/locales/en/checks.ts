import type { Matter } from '../../../iiif/checks/matters.ts'

/** What breaking the rules about a matter does to readers. */
const meaning: Readonly<Record<Matter, string>> = {
  names:
    'Viewers and catalogues show names in lists, headings and searches. Where one is missing, readers see a number, or nothing.',
  markup:
    'Viewers show a few tags and remove the rest for safety. What is not well-formed is shown as it is written, with its tags, or not at all.',
  languages:
    'Viewers choose the text in the language of the reader, and programs read it aloud in it. With a wrong code the text may not be chosen at all.',
  description:
    'Readers learn from it what they see, and catalogues find the object by it. The object is shown without it too.',
  rights:
    'Programs know licences by their exact address. With another one readers cannot tell what they may do with the pictures.',
  pictures:
    'Lists and previews show small pictures. Where they or their sizes are missing, viewers show none, or load far more than they need.',
  addresses:
    'Everything in IIIF is named by its address. Others link to it, cite it and annotate it; two things with one name are mixed up.',
  display:
    'It tells viewers how to lay out and turn the pages. What they do not know, or what contradicts itself, they pass over.',
  structure:
    'Viewers make the table of contents from it. Entries that lead nowhere are shown and do nothing, or are left out.',
  places:
    'Viewers draw pictures and annotations where this says. What names no place, or one outside the canvas, is not seen.',
  links:
    'Viewers show who offers the object, and lead to its page and other forms. Without a name or a type they cannot say what a link leads to.',
  services:
    'Deep zoom, search and logging in work through services. One that is not described well is not used: readers may get one small picture.',
  form: 'Viewers expect each value in its form. One in another form is passed over, and may keep the whole object from opening.',
}

/** The checks of the object while it is worked on. */
export const checksTexts = {
  title: 'Checks',
  status: 'Checks: {result}',
  explanation: 'The object as it would be exported now, held against IIIF Presentation 3.0.',
  none: 'Nothing to check yet',
  noneHint: 'As soon as the object has canvases, it is checked while you work.',
  calm: 'All is well',
  calmHint: 'Nothing in this object speaks against the specification.',
  checking: 'Checking…',
  failed: 'The object could not be checked.',
  failedHint: 'Your work is not touched by this. The export checks the object once more.',
  noFaults: 'No errors',
  severity: {
    error: 'Errors',
    warning: 'Recommendations',
    remark: 'Remarks',
  },
  severityHint: {
    error: 'Some viewers will not show this as you mean it.',
    warning: 'It works, and is better otherwise.',
    remark: 'What good descriptions have.',
  },
  count: {
    error: '{count} error | {count} errors',
    warning: '{count} recommendation | {count} recommendations',
  },
  places: '{count} place | {count} places',
  placesOf: 'Places: {title}',
  object: 'The object',
  canvas: 'Canvas {position}',
  canvasLabel: 'Canvas {position}, “{label}”',
  annotation: '{canvas}, an annotation',
  range: 'The part “{label}”',
  nameless: 'A part without a name',
  goThere: 'Go there',
  fix: 'Fix',
  fixTitle: 'Fix: {fix}',
  fixAll: 'Fix all {count} | Fix all {count}',
  fixed:
    '{count} fault was mended. Undo takes it back. | {count} faults were mended. Undo takes it back.',
  notFixed: 'Nothing was mended: the object has changed since. It is being checked again.',
  explain: 'Explain',
  demands: 'The specification, section {section}:',
  means: 'For readers:',
  more: 'Show {count} more | Show {count} more',
  togglePanel: 'Checks panel',
  nextFault: 'Go to the next fault',
  previousFault: 'Go to the previous fault',
  wentTo: '{place}: {message}',
  meaning,
} as const
