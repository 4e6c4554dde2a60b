import type { LanguageMap } from '../language-map.ts'

/** One pair of the metadata, or the required statement. @see https://iiif.io/api/presentation/3.0/#metadata */
export interface MetadataEntry {
  readonly label: LanguageMap
  readonly value: LanguageMap
}

export const VIEWING_DIRECTIONS = [
  'left-to-right',
  'right-to-left',
  'top-to-bottom',
  'bottom-to-top',
] as const
/** @see https://iiif.io/api/presentation/3.0/#viewingdirection */
export type ViewingDirection = (typeof VIEWING_DIRECTIONS)[number]

export const BEHAVIORS = [
  'auto-advance',
  'no-auto-advance',
  'repeat',
  'no-repeat',
  'unordered',
  'individuals',
  'continuous',
  'paged',
  'facing-pages',
  'non-paged',
  'multi-part',
  'together',
  'sequence',
  'thumbnail-nav',
  'no-nav',
] as const
/** @see https://iiif.io/api/presentation/3.0/#behavior */
export type Behavior = (typeof BEHAVIORS)[number]

/** The behaviors each class may have, the most usual first. @see https://iiif.io/api/presentation/3.0/#behavior */
export const BEHAVIORS_OF = {
  Collection: [
    'unordered',
    'individuals',
    'continuous',
    'paged',
    'multi-part',
    'together',
    'auto-advance',
    'no-auto-advance',
    'repeat',
    'no-repeat',
  ],
  Manifest: [
    'unordered',
    'individuals',
    'continuous',
    'paged',
    'auto-advance',
    'no-auto-advance',
    'repeat',
    'no-repeat',
  ],
  Canvas: ['facing-pages', 'non-paged', 'auto-advance', 'no-auto-advance'],
  Range: [
    'unordered',
    'individuals',
    'continuous',
    'paged',
    'sequence',
    'thumbnail-nav',
    'no-nav',
    'auto-advance',
    'no-auto-advance',
  ],
} as const satisfies Record<string, readonly Behavior[]>

/** Sets of behaviors of which a resource may have one at most. */
export const DISJOINT_BEHAVIORS: readonly (readonly Behavior[])[] = [
  ['auto-advance', 'no-auto-advance'],
  ['repeat', 'no-repeat'],
  ['unordered', 'individuals', 'continuous', 'paged'],
  ['paged', 'facing-pages', 'non-paged'],
  ['multi-part', 'together'],
  ['sequence', 'thumbnail-nav', 'no-nav'],
]
