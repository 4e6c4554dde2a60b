/** SVG elements in units of a leaf: what is painted, and what is gilded (white where gold goes). */
export interface Drawing {
  readonly paint: string
  readonly gold: string
}

export const painted = (paint: string): Drawing => ({ paint, gold: '' })

export const together = (...drawings: readonly Drawing[]): Drawing => ({
  paint: drawings.map(({ paint }) => paint).join(''),
  gold: drawings.map(({ gold }) => gold).join(''),
})
