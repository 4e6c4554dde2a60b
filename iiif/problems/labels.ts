import type { ProblemText } from '../problem-texts.ts'

/** What can be wrong with a rule that labels canvases. */
export const LABEL_PROBLEMS = {
  'label/start-not-understood': {
    cause: '"{text}" is not understood as a number to begin with.',
    consequence: 'Nothing is labelled yet.',
    remedy: 'Write a number as it stands on the leaf: 1r, 12v, 12bis r, xiv v or 7.',
  },
  'label/number-not-in-form': {
    cause: 'The number {number} cannot be written in the form that you chose.',
    consequence: 'Nothing is labelled yet.',
    remedy: 'Roman numerals go from 1 to 3999 and letters begin at 1: choose other numbers.',
  },
  'label/count-not-understood': {
    cause: '"{text}" is not a number of columns.',
    consequence: 'Nothing is labelled yet.',
    remedy: 'Write a whole number from 1 to 99.',
  },
  'label/placeholder-unknown': {
    cause: 'There is no placeholder {placeholder}.',
    consequence: 'Nothing is labelled yet.',
    remedy: 'Use those that are listed below the field, written as they are there.',
  },
  'label/expression-malformed': {
    cause: 'The regular expression "{text}" is not complete.',
    consequence: 'Nothing is labelled yet.',
    remedy:
      'Look for a bracket that is not closed, or put a backslash before a sign that stands for itself.',
  },
  'label/expression-repeats-repetition': {
    cause: 'The regular expression "{text}" repeats something that is itself repeated.',
    consequence: 'It could take for ever, so it was not tried.',
    remedy: 'Leave out the outer + or *, or say how often at most: {limit}.',
  },
} as const satisfies Record<string, ProblemText>
