/**
 * How a list came from another: `[start, count]` takes so many items of the old list from there on, `[start, -count]`
 * takes them backwards; a list of texts in a list of its own brings new ones. Short where much stays together,
 * whatever moved: one canvas moved among 5,000 is four pieces.
 */
export type ListPiece = readonly [start: number, count: number] | readonly [readonly string[]]

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
  return pieces
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
 * @throws RangeError when a piece lies outside the old list
 */
export function rebuildList(
  before: readonly string[],
  pieces: readonly ListPiece[],
): readonly string[] {
  return pieces.flatMap((piece) => {
    if (piece.length === 1) return piece[0]
    const [start, count] = piece
    const [from, to] = count > 0 ? [start, start + count] : [start + count + 1, start + 1]
    if (from < 0 || to > before.length) throw new RangeError('A piece lies outside the list')
    const taken = before.slice(from, to)
    return count > 0 ? taken : taken.reverse()
  })
}
