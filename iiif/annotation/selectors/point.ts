import type { JsonObject } from '../../presentation/json.ts'
import type { Shape } from './index.ts'

type PointShape = Extract<Shape, { kind: 'point' }>

/**
 * A point, in whole units of the canvas: what checks of manifests ask for.
 *
 * @see https://iiif.io/api/annex/openannotation/#point-selector
 */
export const formatPointSelector = ({ x, y }: PointShape): JsonObject => ({
  type: 'PointSelector',
  x: Math.round(x),
  y: Math.round(y),
})

/** The point that a selector names; undefined for all other selectors, and for moments, which have no place. */
export function parsePointSelector(selector: Readonly<Record<string, unknown>>) {
  const { type, x, y } = selector
  if (type !== 'PointSelector' || !isPlace(x) || !isPlace(y)) return undefined
  return { kind: 'point', x, y } as const satisfies PointShape
}

const isPlace = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
