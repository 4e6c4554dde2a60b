import type { Motivation } from '../../project/model.ts'
import { clipSelection } from '../clip.ts'
import type { Selection } from '../selectors/index.ts'
import type { AnnotationToWrite, PageToWrite } from './pages.ts'
import { boxAround, rectangleOf } from './places.ts'

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
  /** How an outline is written: as an SVG path, as an SVG polygon, or not at all, but for the box around it. */
  readonly outline: 'path' | 'polygon' | 'box'
  /** How the whole canvas is named: by its address, or as a rectangle of its size. */
  readonly whole: 'address' | 'box'
  /** Under which motivation it shows what we know as these. */
  readonly motivations: Readonly<Record<Motivation, string>>
  /** Where tags are kept that stand beside a text with the same id. */
  readonly tags: 'beside-text' | 'own-annotation'
}

const AS_THEY_ARE = {
  commenting: 'commenting',
  supplementing: 'supplementing',
  tagging: 'tagging',
} as const

/**
 * What each viewer needs. Mirador draws paths and no other shape, and lists comments and tags unless it is
 * configured otherwise. Universal Viewer draws the rectangle in the address of a target. Annotorious needs a
 * place for every annotation, and opens polygons as polygons.
 */
export const PROFILE_DEFINITIONS: Readonly<Record<ViewerProfile, ProfileDefinition>> = {
  specification: {
    rectangle: 'selector',
    outline: 'path',
    whole: 'address',
    motivations: AS_THEY_ARE,
    tags: 'beside-text',
  },
  mirador: {
    rectangle: 'address',
    outline: 'path',
    whole: 'address',
    motivations: { ...AS_THEY_ARE, supplementing: 'commenting' },
    tags: 'own-annotation',
  },
  'universal-viewer': {
    rectangle: 'address',
    outline: 'box',
    whole: 'address',
    motivations: { ...AS_THEY_ARE, supplementing: 'commenting', tagging: 'commenting' },
    tags: 'own-annotation',
  },
  annotorious: {
    rectangle: 'selector',
    outline: 'polygon',
    whole: 'box',
    motivations: AS_THEY_ARE,
    tags: 'beside-text',
  },
}

/** What a profile changes, and in how many annotations, so that it can be said before anything is written. */
export const ADAPTATIONS = [
  'rounded',
  'outline-made-rectangle',
  'whole-made-rectangle',
  'shown-as-comment',
] as const
export type Adaptation = (typeof ADAPTATIONS)[number]
export type AdaptationCounts = Readonly<Record<Adaptation, number>>

/** What of an annotation on a canvas changes under a profile. */
export function adaptationsOf(
  { target, motivation }: Pick<AnnotationToWrite, 'target' | 'motivation'>,
  profile: ViewerProfile,
): readonly Adaptation[] {
  const { outline, whole, motivations } = PROFILE_DEFINITIONS[profile]
  const isRectangle = target.kind === 'rectangle'
  const isWhole = (value: number): boolean => Number.isInteger(value)
  const isRounded = isRectangle && ![target.x, target.y, target.width, target.height].every(isWhole)
  return [
    ...(isRounded ? (['rounded'] as const) : []),
    ...(target.kind === 'polygon' && outline === 'box'
      ? (['outline-made-rectangle'] as const)
      : []),
    ...(target.kind === 'whole' && whole === 'box' ? (['whole-made-rectangle'] as const) : []),
    ...(motivations[motivation] === motivation ? [] : (['shown-as-comment'] as const)),
  ]
}

/** How many annotations each adaptation touches. */
export function countAdaptations(
  pages: readonly PageToWrite[],
  profile: ViewerProfile,
): AdaptationCounts {
  const all = pages.flatMap(({ annotations }) =>
    annotations.flatMap((annotation) => adaptationsOf(annotation, profile)),
  )
  const count = (adaptation: Adaptation): number => all.filter((one) => one === adaptation).length
  return Object.fromEntries(ADAPTATIONS.map((one) => [one, count(one)])) as Record<
    Adaptation,
    number
  >
}

/** The place as the viewer of a profile shows it. */
export function adaptSelection(
  selection: Selection,
  page: Pick<PageToWrite, 'width' | 'height'>,
  profile: ViewerProfile,
): Selection {
  const { outline, whole } = PROFILE_DEFINITIONS[profile]
  const isBox =
    (selection.kind === 'polygon' && outline === 'box') ||
    (selection.kind === 'whole' && whole === 'box')
  if (!isBox) return selection
  return clipSelection(rectangleOf(boxAround(selection, page)) ?? selection, page)
}
