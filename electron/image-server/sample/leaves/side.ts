import type { Drawing } from '../ornament/drawing.ts'
import type { Gutter } from '../paper/outline.ts'
import type { Stain } from '../paper/shade.ts'
import type { Random } from '../random.ts'

/** Leaves are drawn in these units, whatever their size in pixels. */
export const LEAF = { width: 1400, height: 2000 } as const

/** One side of a leaf of the codex. */
export interface Side {
  /** As scholars cite it, and as the file is called: `f. 1r`. */
  readonly name: string
  /** Pixels per unit. */
  readonly scale: number
  readonly skin: 'hair' | 'flesh'
  readonly stains: readonly Stain[]
  readonly draw: (random: Random) => Drawing
}

export const gutterOf = ({ name }: Pick<Side, 'name'>): Gutter =>
  name.endsWith('v') ? 'right' : 'left'

/** Moves what was laid out for a recto to where a verso has it: the narrow margin is at the fold. */
export const leftOf = (name: string, width: number): number =>
  name.endsWith('v') ? LEAF.width - 176 - width : 176
