import type { ProblemText } from '../problem-texts.ts'

/** What can be wrong with a rule that puts canvases in order. */
export const ORDER_PROBLEMS = {
  'order/odd-number': {
    cause: 'These are {count} canvases: an odd number has no halves.',
    consequence: 'Nothing is moved yet.',
    remedy: 'Select only the two sides of the same leaves, as many of one as of the other.',
  },
} as const satisfies Record<string, ProblemText>
