import type { ProblemReport } from '../../problem.ts'
import type { Motivation, TextualBody } from '../../project/model.ts'
import type { Selection } from '../selectors/index.ts'

/** What one file of annotations says, before it is known on which canvases it speaks. */
export interface FoundFile {
  /** Without folder. */
  readonly name: string
  readonly pages: readonly FoundPage[]
}

export interface FoundPage {
  /** What may tell the canvas: addresses, names of image files, labels; the best first. */
  readonly names: readonly string[]
  /** In what the places on this page are measured. */
  readonly units: PageUnits
  readonly findings: readonly Finding[]
}

/** Coordinates of the canvas, pixels of its image, or parts of a page of this size. */
export type PageUnits =
  | { readonly kind: 'canvas' }
  | { readonly kind: 'pixels' }
  | { readonly kind: 'page'; readonly width: number; readonly height: number }

/** An annotation, or what there is to say about one: both, where it could be read in part. */
export type Finding =
  | { readonly kind: 'annotation'; readonly annotation: FoundAnnotation }
  | { readonly kind: 'remark'; readonly remark: Remark }

export interface FoundAnnotation {
  /** As the file has it: unique there at best, and perhaps an address. */
  readonly id?: string
  readonly motivation: Motivation
  readonly bodies: readonly TextualBody[]
  /** In the units of the page, or in its own. */
  readonly target: Selection
  readonly units?: PageUnits
}

/** What could not be read as it stands. */
export interface Remark {
  readonly place: Place
  /** `left-out`: nothing was taken over. `changed`: it was, but not quite as it is. */
  readonly effect: 'left-out' | 'changed'
  readonly problem: ProblemReport
  /** How it stands in the file, shortened. */
  readonly source?: string
}

/** Where in a file: a line of a text, a part of a JSON document (`items[3]`), or all of it. */
export type Place =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'part'; readonly path: string }
  | { readonly kind: 'file' }

/** How finely a transcription is taken over: text blocks, lines, or single words. */
export const REGION_LEVELS = ['block', 'line', 'word'] as const
export type RegionLevel = (typeof REGION_LEVELS)[number]

export const annotationFinding = (annotation: FoundAnnotation): Finding => ({
  kind: 'annotation',
  annotation,
})

export const remarkFinding = (remark: Remark): Finding => ({ kind: 'remark', remark })

/** The longest piece of a file that a remark repeats. */
const LONGEST_SOURCE = 300

/** A piece of a file, short enough for a list. */
export const shortened = (source: string): string =>
  source.length <= LONGEST_SOURCE ? source : `${source.slice(0, LONGEST_SOURCE - 1)}…`

/** A text as bodies: none when it is empty, so that a line that nobody transcribed yet is still a place. */
export const bodiesOf = (value: string, language: string | undefined): readonly TextualBody[] => {
  if (value === '') return []
  return [isLanguage(language) ? { value, language } : { value }]
}

/** True for what has the form of a BCP 47 tag. */
export const isLanguage = (tag: string | undefined): tag is string =>
  tag !== undefined && /^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8})*$/.test(tag)
