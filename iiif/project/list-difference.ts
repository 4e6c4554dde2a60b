import { gatherRepeated, spreadRepeated, type Repeated, type Run } from './repeated-pieces.ts'

/**
 * How a list came from another: a run takes items of the old list; a list of texts in a list of its own brings new
 * ones. Short where much stays together, whatever moved: one canvas moved among 5,000 is four pieces; all rectos put
 * before all versos, or every second one turned, is one or two that are repeated.
 */
export type ListPiece = Run | Repeated | readonly [readonly string[]]

/** The pieces of the old list, and what is new, that make up the new one. */
export function differenceOf(
  before: readonly string[],
  after: readonly string[],
): readonly ListPiece[] {
  const places = new Map(before.map((item, index) => [item, index]))
  const pieces: ([number, number] | [string[]])[] = []
  for (const item of after) {
    const place = places.get(item)
    const last = pieces.at(-1)
    if (place === undefined) {
      if (last?.length === 1) last[0].push(item)
      else pieces.push([[item]])
    } else if (!last || last.length === 1 || !extend(last, place)) pieces.push([place, 1])
  }
  return gatherRepeated(pieces)
}

/** Lets a run take one item more, when that is the next one in its direction. */
function extend(run: [number, number], place: number): boolean {
  const [start, count] = run
  if (count > 0 && place === start + count) run[1] = count + 1
  else if (count === 1 && place === start - 1) run[1] = -2
  else if (count < 0 && place === start + count) run[1] = count - 1
  else return false
  return true
}

/**
 * The new list, from the old one and its pieces.
 * @throws RangeError when a piece lies outside the old list, or is repeated more often than that has items
 */
export function rebuildList(
  before: readonly string[],
  pieces: readonly ListPiece[],
): readonly string[] {
  return pieces.flatMap((piece) => {
    if (piece.length === 1) return piece[0]
    return piece.length === 2 ? takeRun(before, piece) : spreadOver(before, piece)
  })
}

/** What a damaged or hostile journal says may be endless. */
function spreadOver(before: readonly string[], piece: Repeated): readonly string[] {
  const [runs, times] = piece
  const items = runs.reduce((sum, [, count]) => sum + Math.abs(count), 0) * times
  if (Math.max(items, times) > before.length) throw new RangeError('A piece is repeated too often')
  return spreadRepeated(piece).flatMap((run) => takeRun(before, run))
}

function takeRun(before: readonly string[], [start, count]: Run): readonly string[] {
  const [from, to] = count > 0 ? [start, start + count] : [start + count + 1, start + 1]
  if (from < 0 || to > before.length) throw new RangeError('A piece lies outside the list')
  const taken = before.slice(from, to)
  return count > 0 ? taken : taken.reverse()
}
