import { MOTIVATIONS, type Motivation } from '../../project/model.ts'
import { shapesIn } from '../selectors/index.ts'
import { ALL_SHAPES, type ShapeForms } from './adapt-shape.ts'
import type { AnnotationToWrite, PageToWrite } from './pages.ts'

/** Who will read annotations of the web: any program that keeps to the specification, or one of these viewers. */
export const VIEWER_PROFILES = [
  'specification',
  'mirador',
  'universal-viewer',
  'annotorious',
] as const
export type ViewerProfile = (typeof VIEWER_PROFILES)[number]

interface ProfileDefinition {
  /** How a rectangle is named: as an object with a selector, or in the address of the canvas. */
  readonly rectangle: 'selector' | 'address'
  /** How SVG is written: all as paths, or polygons and ellipses as elements of their own. */
  readonly svg: 'paths' | 'elements'
  /** Attributes of paths, for a viewer that draws in black without them. */
  readonly look?: string
  /** How it gets each kind of place. */
  readonly shapes: ShapeForms
  /** Under which motivation it shows what we know as these. */
  readonly motivations: Readonly<Record<Motivation, string>>
  /** Where tags are kept that stand beside a text with the same id. */
  readonly tags: 'beside-text' | 'own-annotation'
}

type Motivations = Readonly<Record<Motivation, string>>
const AS_THEY_ARE = Object.fromEntries(MOTIVATIONS.map((one) => [one, one])) as Motivations
const AS_COMMENTS = Object.fromEntries(MOTIVATIONS.map((one) => [one, 'commenting'])) as Motivations

/**
 * What each viewer needs. Mirador draws paths and no other shape, points neither, and lists comments and tags unless
 * it is configured otherwise. Universal Viewer draws the rectangle in the address of a target. Annotorious needs a
 * place for every annotation, has no points, and takes a path for straight lines.
 */
export const PROFILE_DEFINITIONS: Readonly<Record<ViewerProfile, ProfileDefinition>> = {
  specification: {
    rectangle: 'selector',
    svg: 'paths',
    shapes: ALL_SHAPES,
    motivations: AS_THEY_ARE,
    tags: 'beside-text',
  },
  mirador: {
    rectangle: 'address',
    svg: 'paths',
    // As it draws rectangles.
    look: 'stroke="#00BFFF" stroke-width="1"',
    shapes: { ...ALL_SHAPES, point: 'circle' },
    motivations: { ...AS_COMMENTS, tagging: 'tagging' },
    tags: 'own-annotation',
  },
  'universal-viewer': {
    rectangle: 'address',
    svg: 'paths',
    shapes: {
      whole: 'kept',
      rectangle: 'kept',
      ellipse: 'box',
      polygon: 'box',
      line: 'box',
      point: 'box',
      several: 'box',
    },
    motivations: AS_COMMENTS,
    tags: 'own-annotation',
  },
  annotorious: {
    rectangle: 'selector',
    svg: 'elements',
    shapes: { ...ALL_SHAPES, whole: 'box', point: 'circle', several: 'box' },
    motivations: AS_THEY_ARE,
    tags: 'beside-text',
  },
}

/** What a format or a profile changes, and in how many annotations, so that it can be said before anything is written. */
export const ADAPTATIONS = [
  'rounded',
  'shape-made-rectangle',
  'ellipse-made-outline',
  'point-made-circle',
  'whole-made-rectangle',
  'shown-as-comment',
] as const
export type Adaptation = (typeof ADAPTATIONS)[number]
export type AdaptationCounts = Readonly<Record<Adaptation, number>>

/** For whom annotations are adapted: what is known there, and under which profile where a viewer was chosen. */
export interface Adapting {
  readonly shapes: ShapeForms
  readonly profile?: ViewerProfile
}

/** What of an annotation on a canvas changes. */
export function adaptationsOf(
  { target, motivation }: Pick<AnnotationToWrite, 'target' | 'motivation'>,
  { shapes, profile }: Adapting,
): readonly Adaptation[] {
  const form = shapes[target.kind]
  const holdsPoints = shapesIn(target).some(({ kind }) => kind === 'point')
  const isComment =
    profile !== undefined && PROFILE_DEFINITIONS[profile].motivations[motivation] !== motivation
  const found: Readonly<Record<Adaptation, boolean>> = {
    rounded: profile !== undefined && isBetweenUnits(target),
    'shape-made-rectangle': form === 'box' && target.kind !== 'whole',
    'ellipse-made-outline': form === 'outline',
    'point-made-circle': form !== 'box' && holdsPoints && shapes.point === 'circle',
    'whole-made-rectangle': form === 'box' && target.kind === 'whole',
    'shown-as-comment': isComment,
  }
  return ADAPTATIONS.filter((one) => found[one])
}

/** A rectangle or a point that is written in whole units of the canvas, and has others. */
function isBetweenUnits(target: AnnotationToWrite['target']): boolean {
  if (target.kind === 'point') return ![target.x, target.y].every(Number.isInteger)
  if (target.kind !== 'rectangle') return false
  return ![target.x, target.y, target.width, target.height].every(Number.isInteger)
}

/** How many annotations each adaptation touches. */
export function countAdaptations(
  pages: readonly PageToWrite[],
  adapting: Adapting,
): AdaptationCounts {
  const all = pages.flatMap(({ annotations }) =>
    annotations.flatMap((annotation) => adaptationsOf(annotation, adapting)),
  )
  const count = (adaptation: Adaptation): number => all.filter((one) => one === adaptation).length
  return Object.fromEntries(ADAPTATIONS.map((one) => [one, count(one)])) as Record<
    Adaptation,
    number
  >
}
