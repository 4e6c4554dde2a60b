import type { ProblemText } from '../problem-texts.ts'

/** What can go wrong when one image is made of the layers of a composition. */
export const COMPOSITION_PROBLEMS = {
  'composition/nothing-shown': {
    cause: 'No layer of this canvas is shown.',
    consequence: 'There is nothing to make an image of.',
    remedy: 'Show a layer, or add a canvas to the composition.',
  },
  'composition/busy': {
    cause: 'An image is being made of another composition.',
    consequence: 'This one was not begun.',
    remedy: 'Wait until it is done, or cancel it.',
  },
  'composition/part-missing': {
    cause: 'A part of "{name}" could not be had in full size.',
    consequence: 'No image was made; the layers are as they were.',
    remedy: 'Make sure that the file or the server can be reached, then try again.',
  },
  'composition/not-made': {
    cause: 'The image could not be put together or written.',
    consequence: 'The layers are as they were.',
    remedy:
      'There may be no room left on the disk, or the folder of the project may not be written to.',
  },
} as const satisfies Record<string, ProblemText>
