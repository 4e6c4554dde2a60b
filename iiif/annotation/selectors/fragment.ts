import { problem } from '../../problem.ts'
import type { Selection } from './index.ts'

export type Rectangle = Extract<Selection, { kind: 'rectangle' }>

/**
 * A rectangle as a media fragment: whole units of the canvas, at least one each way. Its edges are rounded,
 * not its width, so that two rectangles that share an edge still share it.
 *
 * @see https://www.w3.org/TR/media-frags/#naming-space
 */
export function formatFragment({ x, y, width, height }: Rectangle): string {
  const left = Math.max(0, Math.round(x))
  const top = Math.max(0, Math.round(y))
  const right = Math.max(left + 1, Math.round(x + width))
  const bottom = Math.max(top + 1, Math.round(y + height))
  return `xywh=${left},${top},${right - left},${bottom - top}`
}

/**
 * Reads `xywh=x,y,w,h`, in units of the canvas, with or without `pixel:`.
 *
 * @throws Problem `selector/fragment-malformed` for anything else, percentages included: no canvas size is known here
 * @see https://www.w3.org/TR/media-frags/#naming-space
 */
export function parseFragment(text: string): Rectangle {
  const found =
    /^xywh=(?:pixel:)?(\d{1,9}(?:\.\d{1,9})?),(\d{1,9}(?:\.\d{1,9})?),(\d{1,9}(?:\.\d{1,9})?),(\d{1,9}(?:\.\d{1,9})?)$/.exec(
      text,
    )
  if (!found) throw problem('selector/fragment-malformed', { text })
  const [x, y, width, height] = found.slice(1).map(Number) as [number, number, number, number]
  if (width === 0 || height === 0) throw problem('selector/fragment-malformed', { text })
  return { kind: 'rectangle', x, y, width, height }
}
