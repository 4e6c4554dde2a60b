/** A leaf as it is named in a list. */
export interface NamedPlace {
  /** From 1. */
  readonly position: number
  readonly name: string
}

/** More runs than these are not read by anyone: the rest is counted. */
const MOST = 12

/** Leaves that follow each other as one run: `f. 1r–3v, f. 7r`; each leaf is in one run. */
export function formatPlaces(places: readonly NamedPlace[]): string {
  const runs = runsOf(places)
  const shown = runs
    .slice(0, MOST)
    .map(([first, last]) =>
      first.position === last.position ? first.name : `${first.name}–${last.name}`,
    )
  return runs.length > MOST ? `${shown.join(', ')}, …` : shown.join(', ')
}

/** The first and the last of each run of leaves that follow each other. */
export function runsOf(
  places: readonly NamedPlace[],
): readonly (readonly [NamedPlace, NamedPlace])[] {
  const runs: [NamedPlace, NamedPlace][] = []
  for (const place of places) {
    const run = runs.at(-1)
    if (run && place.position === run[1].position + 1) run[1] = place
    else runs.push([place, place])
  }
  return runs
}
