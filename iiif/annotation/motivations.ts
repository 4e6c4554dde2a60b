export interface MotivationDefinition {
  /** In a manifest of version 2.x. */
  readonly version2: string
}

/**
 * How a motivation is written where it is not written as it is. Version 2.x has no word for a transcription: there
 * it is text painted on the canvas.
 *
 * @see https://iiif.io/api/presentation/2.1/#canvas
 */
export const MOTIVATION_DEFINITIONS: Readonly<
  Record<'supplementing' | 'painting', MotivationDefinition>
> = {
  painting: { version2: 'sc:painting' },
  supplementing: { version2: 'sc:painting' },
}

/** The words of Open Annotation, which version 2.x builds on, beside those of IIIF. */
const OPEN_ANNOTATION: ReadonlySet<string> = new Set(
  'bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging transcribing assessing'.split(
    ' ',
  ),
)

/** True for the motivations that version 2.x has a word for, and for the URIs of extensions. */
export const isMotivationOf2 = (motivation: string): boolean =>
  motivation.includes(':') ||
  OPEN_ANNOTATION.has(motivation) ||
  Object.hasOwn(MOTIVATION_DEFINITIONS, motivation)

/**
 * A motivation as version 2.x writes it: with its prefix, unchanged when it is the URI of an extension, and as
 * `oa:linking` when there is no word for it.
 */
export function motivationOfVersion2(motivation: string): string {
  if (motivation.includes(':')) return motivation
  if (Object.hasOwn(MOTIVATION_DEFINITIONS, motivation))
    return MOTIVATION_DEFINITIONS[motivation as 'supplementing' | 'painting'].version2
  return OPEN_ANNOTATION.has(motivation) ? `oa:${motivation}` : 'oa:linking'
}
