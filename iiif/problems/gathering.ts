import type { ProblemText } from '../problem-texts.ts'

/** Why a project could not be gathered from what was named on the command line. */
export const GATHERING_PROBLEMS = {
  'gather/target-there': {
    cause: 'There is a file "{name}" already.',
    consequence: 'Nothing was written: work that is there is never written over.',
    remedy: 'Name another file with --output.',
  },
  'gather/no-such-canvases': {
    cause: '"{source}" has {count} canvases, and "{canvases}" does not name places among them.',
    consequence: 'Nothing was written.',
    remedy: 'Write places such as #canvases=3-5,8, or leave them out for all.',
  },
  'gather/collection': {
    cause: '"{source}" is a collection, which has no canvases itself.',
    consequence: 'Nothing was written.',
    remedy: 'Name the manifests in it that you want.',
  },
} as const satisfies Record<string, ProblemText>
