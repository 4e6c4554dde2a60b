import {
  findRecord,
  getRecord,
  manifestOf,
  type Project,
  type RangeItem,
  type RangeRecord,
  type RecordId,
} from '../project/model.ts'

/** A range in its place in the structure of the manifest at hand. */
export interface StructureNode {
  readonly range: RangeRecord
  /** The range that it stands in; undefined at the top. */
  readonly parent: RecordId | undefined
  /** 0 at the top. */
  readonly depth: number
  readonly children: readonly StructureNode[]
  /** All canvases in it and in the ranges within it, in the order in which it names them. */
  readonly canvases: readonly RecordId[]
}

/** The ranges of the manifest at hand, as the tree that they make. */
export const structureOf = (project: Project): readonly StructureNode[] =>
  (manifestOf(project).structures ?? []).map((id) =>
    nodeOf(project, id, { parent: undefined, depth: 0 }),
  )

function nodeOf(
  project: Project,
  id: RecordId,
  { parent, depth }: Pick<StructureNode, 'parent' | 'depth'>,
): StructureNode {
  const range = getRecord(project, 'Range', id)
  const children = range.items
    .filter((item) => isRange(project, item))
    .map((item) => nodeOf(project, item, { parent: id, depth: depth + 1 }))
  const within = new Map(children.map((child) => [child.range.id, child.canvases]))
  const canvases = range.items.flatMap((item) =>
    typeof item === 'string' ? (within.get(item) ?? [item]) : [item.canvas],
  )
  return { range, parent, depth, children, canvases: [...new Set(canvases)] }
}

/** True for an item that is a range, and no canvas. */
export const isRange = (project: Project, item: RangeItem): item is RecordId =>
  typeof item === 'string' && findRecord(project, 'Range', item) !== undefined

/** The nodes of a tree in the order in which they are read. */
export const flatten = (nodes: readonly StructureNode[]): readonly StructureNode[] =>
  nodes.flatMap((node) => [node, ...flatten(node.children)])

/** All canvases in a range of the project and in the ranges within it. */
export const canvasesIn = (project: Project, range: RecordId): readonly RecordId[] =>
  nodeOf(project, range, { parent: undefined, depth: 0 }).canvases

/** The canvases that no range of the structure names, in reading order; alternative orders do not count. */
export function findOrphans(project: Project): readonly RecordId[] {
  const named = new Set(
    structureOf(project)
      .filter(({ range }) => !isSequence(range))
      .flatMap(({ canvases }) => canvases),
  )
  return manifestOf(project).items.filter((id) => !named.has(id))
}

/** A range that is another order of the canvases. @see https://iiif.io/api/presentation/3.0/#behavior */
export const isSequence = ({ behavior }: RangeRecord): boolean => behavior.includes('sequence')

/** A stretch of canvases that follow each other, by their places from 1. */
export interface Stretch {
  readonly first: number
  readonly last: number
}

/** The places of canvases in the reading order, as few stretches: 3–5, 9. A gap shows as a second stretch. */
export function stretchesOf(
  canvases: readonly RecordId[],
  positions: ReadonlyMap<RecordId, number>,
): readonly Stretch[] {
  const places = canvases
    .flatMap((id) => {
      const index = positions.get(id)
      return index === undefined ? [] : [index + 1]
    })
    .sort((one, other) => one - other)
  const stretches: Stretch[] = []
  for (const place of places) {
    const last = stretches.at(-1)
    if (last && place === last.last + 1) stretches[stretches.length - 1] = { ...last, last: place }
    else stretches.push({ first: place, last: place })
  }
  return stretches
}
