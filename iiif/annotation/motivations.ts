import type { Motivation } from '../project/model.ts'

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
  Record<Motivation | 'painting', MotivationDefinition>
> = {
  painting: { version2: 'sc:painting' },
  commenting: { version2: 'oa:commenting' },
  supplementing: { version2: 'sc:painting' },
  tagging: { version2: 'oa:tagging' },
}

/** A motivation as version 2.x writes it: with its prefix, or unchanged when it is the URI of an extension. */
export function motivationOfVersion2(motivation: string): string {
  if (motivation.includes(':')) return motivation
  if (!Object.hasOwn(MOTIVATION_DEFINITIONS, motivation)) return `oa:${motivation}`
  return MOTIVATION_DEFINITIONS[motivation as Motivation | 'painting'].version2
}
