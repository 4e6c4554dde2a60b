import type { Selection } from './selectors/index.ts'

interface Dimensions {
  readonly width: number
  readonly height: number
}

/**
 * The part of a selection that lies on the canvas, at least one unit each way. Drawn by hand, an outline may
 * run over the edge, and annotations must not.
 *
 * @param canvas its size, in the units of the selection
 * @see https://iiif.io/api/presentation/3.0/#53-canvas
 */
export function clipSelection(selection: Selection, canvas: Dimensions): Selection {
  switch (selection.kind) {
    case 'whole':
      return selection
    case 'rectangle': {
      const x = clamp(selection.x, 0, canvas.width - 1)
      const y = clamp(selection.y, 0, canvas.height - 1)
      const right = clamp(selection.x + selection.width, x + 1, canvas.width)
      const bottom = clamp(selection.y + selection.height, y + 1, canvas.height)
      return { kind: 'rectangle', x, y, width: right - x, height: bottom - y }
    }
    case 'polygon':
      return {
        kind: 'polygon',
        points: selection.points.map(({ x, y }) => ({
          x: clamp(x, 0, canvas.width),
          y: clamp(y, 0, canvas.height),
        })),
      }
  }
}

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value))
