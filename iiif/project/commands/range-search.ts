import { flatten, isSequence, structureOf } from '../../structure/tree.ts'
import { manifestOf, type Project, type RangeRecord, type RecordId } from '../model.ts'
import { itemsIn, type RangePlace } from './range-places.ts'

/** The range that names a canvas itself, and at which of its items; alternative orders do not count. */
export function findHolder(
  project: Project,
  canvas: RecordId,
): { readonly range: RangeRecord; readonly at: number } | undefined {
  for (const { range } of flatten(structureOf(project))) {
    if (isSequence(range)) continue
    const at = range.items.findIndex(
      (item) => (typeof item === 'string' ? item : item.canvas) === canvas,
    )
    if (at >= 0) return { range, at }
  }
  return undefined
}

/** At the top, before the first range that begins behind these canvases. */
export function placeByReading(project: Project, canvases: readonly RecordId[]): RangePlace {
  const position = new Map(manifestOf(project).items.map((id, index) => [id, index]))
  const firstOf = (ids: readonly RecordId[]): number =>
    Math.min(...ids.map((id) => position.get(id) ?? Infinity))
  const first = firstOf(canvases)
  const at = structureOf(project).findIndex((node) => firstOf(node.canvases) > first)
  return { parent: undefined, at: at < 0 ? itemsIn(project, undefined).length : at }
}
