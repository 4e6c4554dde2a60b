import atlas from 'world-atlas/land-110m.json'

/** What a file of TopoJSON holds, as far as it is drawn. @see https://github.com/topojson/topojson-specification */
interface Topology {
  readonly arcs: readonly (readonly (readonly number[])[])[]
  readonly transform: { readonly scale: readonly number[]; readonly translate: readonly number[] }
  readonly objects: {
    readonly land: {
      readonly geometries: readonly { readonly arcs: readonly (readonly (readonly number[])[])[] }[]
    }
  }
}

type Point = readonly [longitude: number, latitude: number]

/** Each step is written as a difference from the one before, in whole numbers. */
function decodeArc(topology: Topology, arc: readonly (readonly number[])[]): readonly Point[] {
  const { scale, translate } = topology.transform
  const [sx = 1, sy = 1] = scale
  const [tx = 0, ty = 0] = translate
  let [x, y] = [0, 0]
  return arc.map(([dx = 0, dy = 0]) => {
    x += dx
    y += dy
    return [x * sx + tx, y * sy + ty] as const
  })
}

/**
 * The coasts of the earth as the path of an SVG, in degrees: x to the east, y to the south. From Natural Earth at
 * 1:110 million, which is in the public domain.
 *
 * @see https://www.naturalearthdata.com/
 */
export function drawLand(topology: Topology = atlas): string {
  const arcs = topology.arcs.map((arc) => decodeArc(topology, arc))
  const pointsOf = (index: number): readonly Point[] =>
    // A negative number is an arc that is gone the other way.
    index < 0 ? [...(arcs[~index] ?? [])].reverse() : (arcs[index] ?? [])
  return topology.objects.land.geometries
    .flatMap((geometry) => geometry.arcs)
    .flat()
    .map((ring) => ring.flatMap((index, at) => pointsOf(index).slice(at === 0 ? 0 : 1)))
    .flatMap((ring) => copiesOf(aroundPole(unwrap(ring))))
    .map(formatRing)
    .join('')
}

/** Without the jumps where a coast crosses the 180th degree: it goes on beyond it. */
function unwrap(ring: readonly Point[]): readonly Point[] {
  let turns = 0
  return ring.map(([x, y], index) => {
    const before = ring[index - 1]?.[0] ?? x
    if (x - before < -180) turns += 360
    if (x - before > 180) turns -= 360
    return [x + turns, y] as const
  })
}

/** A coast that goes once around the earth encloses the pole: on a flat map, its lower edge. */
function aroundPole(ring: readonly Point[]): readonly Point[] {
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) return ring
  return [...ring, [last[0], -90], [first[0], -90]]
}

/** What lies beyond the edge of the map is drawn again at the other. */
function copiesOf(ring: readonly Point[]): readonly (readonly Point[])[] {
  const shifted = (turn: number) => ring.map(([x, y]) => [x + turn, y] as const)
  return [
    ring,
    ...(ring.some(([x]) => x > 180.01) ? [shifted(-360)] : []),
    ...(ring.some(([x]) => x < -180.01) ? [shifted(360)] : []),
  ]
}

const formatRing = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${round(x)},${round(-y)}`).join('L')}Z`

/** A hundredth of a degree is finer than the data. */
const round = (degrees: number): number => Math.round(degrees * 100) / 100
