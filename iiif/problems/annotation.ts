import type { ProblemText } from '../problem-texts.ts'

/** What can be wrong with the place that an annotation speaks of. */
export const ANNOTATION_PROBLEMS = {
  'selector/fragment-malformed': {
    cause: 'The part "{text}" of a canvas is not understood.',
    consequence: 'It cannot be shown on the image.',
    remedy: 'Use xywh=x,y,w,h in units of the canvas, with a width and a height above 0.',
  },
  'selector/svg-not-understood': {
    cause: 'The outline of this annotation is not made of straight lines and ellipses.',
    consequence: 'It cannot be shown on the image.',
    remedy:
      'Use an SVG with paths, polygons, lines or ellipses, without curves, transforms, links or scripts.',
  },
} as const satisfies Record<string, ProblemText>
