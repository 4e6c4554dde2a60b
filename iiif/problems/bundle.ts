import type { ProblemText } from '../problem-texts.ts'

/** Projects that were handed on with their scans. */
export const BUNDLE_PROBLEMS = {
  'bundle/not-one': {
    cause: '"{name}" is not a bundle of Florilegium.',
    consequence: 'Nothing was opened, and nothing was written.',
    remedy: 'Choose a file that was made with Publish, as a bundle.',
  },
  'bundle/damaged': {
    cause: 'The bundle "{name}" is damaged: {reason}.',
    consequence: 'Nothing of it was kept.',
    remedy: 'Ask for the file again, or copy it once more.',
  },
  'bundle/unsafe': {
    cause: 'The bundle "{name}" is not safe to open: {reason}.',
    consequence: 'Nothing of it was written.',
    remedy: 'Ask whoever sent it how it was made.',
  },
  'bundle/newer': {
    cause: 'The bundle "{name}" was made by a newer version of the program.',
    consequence: 'Nothing was opened.',
    remedy: 'Update Florilegium, then open it.',
  },
} as const satisfies Record<string, ProblemText>
