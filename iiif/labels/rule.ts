import type { AdditionForm, Place, SideForm } from './place.ts'

/** How the canvases of an object get their labels. */
export type LabelRule = Foliation | Counting | FromFileName | Replacement | Affixes
export type RuleKind = LabelRule['kind']

export const SHOWN = ['side', 'opening', 'leaf'] as const

/** Leaves are numbered; each has a recto and a verso. */
export interface Foliation {
  readonly kind: 'foliation'
  readonly start: Place
  /** The place before the start, where numbering goes on: it may be a leaf that repeats a number. */
  readonly behind?: Place
  /** What a canvas shows: one side of a leaf, two facing sides (1v–2r), or a leaf as a whole. */
  readonly shows: (typeof SHOWN)[number]
  readonly sides: SideForm
  readonly additions: AdditionForm
  readonly prefix: string
  readonly suffix: string
}

/** Pages or columns are numbered. */
export interface Counting {
  readonly kind: 'counting'
  readonly start: Place
  readonly behind?: Place
  /** How many of them a canvas shows; the first and the last are named: `pp. 2–3`. */
  readonly each: number
  readonly prefix: string
  readonly suffix: string
}

export interface FromFileName {
  readonly kind: 'fileName'
  /** What the label says: text, placeholders such as `{number}`, and `$1` for parts of the expression. */
  readonly template: string
  /** A regular expression that the name of the file must fit; without it every name does. */
  readonly expression?: string
}

export interface Replacement {
  readonly kind: 'replacement'
  readonly find: string
  /** With an expression, `$1` stands for its first part. */
  readonly by: string
  readonly letters: 'exact' | 'anyCase'
  readonly extent: 'anywhere' | 'wholeWords'
  readonly syntax: 'plain' | 'expression'
}

export interface Affixes {
  readonly kind: 'affixes'
  readonly prefix: string
  readonly suffix: string
}

/** What makes a canvas an exception in numbering. */
export type Mark =
  /** It keeps its label and is not counted: a cover, a colour chart. */
  | { readonly kind: 'skip' }
  /** The leaf that begins on it repeats the last number: 12bis. */
  | { readonly kind: 'addition' }
  /** The other side of its leaf has no canvas. */
  | { readonly kind: 'onlySide' }
  /** Numbering goes on from here with another number, and in the form in which that is written. */
  | { readonly kind: 'restart'; readonly at: Place }
