/** `[start, count]`: so many items of the old list from there on; `[start, -count]`: as many backwards. */
export type Run = readonly [start: number, count: number]

/**
 * Runs, how often they are repeated, and by how much each begins further on every time:
 * `[[[0, 1], [2500, 1]], 2500, [1, 1]]` takes the first and the second half by turns.
 */
export type Repeated = readonly [runs: readonly Run[], times: number, steps: readonly number[]]

/** Front, back, and what else may take turns. */
const MOST_TURNS = 4
/** Fewer are as short one by one, and easier to read. */
const WORTH_GATHERING = 4

/** The same pieces; runs that are repeated in equal steps are said once. */
export function gatherRepeated<Other extends readonly unknown[]>(
  pieces: readonly (Run | Other)[],
): readonly (Run | Other | Repeated)[] {
  const gathered: (Run | Other | Repeated)[] = []
  for (let place = 0; place < pieces.length;) {
    const { repeated, covered } = longestAt(pieces, place)
    const piece = pieces[place]
    if (repeated) gathered.push(repeated)
    else if (piece) gathered.push(piece)
    place += covered
  }
  return gathered
}

/** The runs, one by one. */
export const spreadRepeated = ([runs, times, steps]: Repeated): readonly Run[] =>
  Array.from({ length: times }, (_, time) =>
    runs.map(([start, count], turn): Run => [start + time * (steps[turn] ?? 0), count]),
  ).flat()

interface Found {
  readonly repeated?: Repeated
  /** In pieces. */
  readonly covered: number
}

function longestAt(pieces: readonly (readonly unknown[])[], place: number): Found {
  let best: Found = { covered: 1 }
  for (let turns = 1; turns <= MOST_TURNS; turns += 1) {
    const found = repeatedAt(pieces.slice(place, place + turns), pieces, place)
    if (found && found.covered > best.covered) best = found
  }
  return best
}

function repeatedAt(
  first: readonly (readonly unknown[])[],
  pieces: readonly (readonly unknown[])[],
  place: number,
): Found | undefined {
  const turns = first.length
  const next = pieces.slice(place + turns, place + 2 * turns)
  if (!first.every(isRun) || !next.every(isRun) || next.length < turns) return undefined
  const steps = next.map(([start], turn) => start - (first[turn]?.[0] ?? 0))
  const fits = (time: number, turn: number): boolean => {
    const [start, count] = first[turn] ?? []
    const piece = pieces[place + time * turns + turn]
    if (!piece || !isRun(piece) || start === undefined) return false
    return piece[1] === count && piece[0] === start + time * (steps[turn] ?? 0)
  }
  let times = 1
  while (first.every((_, turn) => fits(times, turn))) times += 1
  if (times < WORTH_GATHERING) return undefined
  return { repeated: [first, times, steps], covered: times * turns }
}

const isRun = (piece: readonly unknown[]): piece is Run => piece.length === 2
