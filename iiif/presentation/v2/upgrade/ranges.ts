import { isObject, listOf, valueOf } from '../../../validation/value.ts'
import { jsonObject, type JsonObject } from '../../json.ts'
import { asText, extensionsOf, upgradeDescription } from './describe.ts'
import { linksIn } from './links.ts'

interface FlatRange {
  readonly id: string
  readonly value: JsonObject
  /** What it holds, in order: ids of ranges and addresses of canvases. */
  readonly held: readonly { readonly kind: 'range' | 'canvas'; readonly id: string }[]
}

/**
 * The flat list of ranges as the tree that it means. Ranges that no other one names stand at the top; one that
 * (against all sense) contains itself is cut where it begins again. Ranges that hold nothing are left out: version
 * 3.0 has none.
 */
export function upgradeStructures(value: unknown): readonly JsonObject[] {
  const ranges = listOf(value).flatMap((range) => (isObject(range) ? readRange(range) : []))
  const nested = withParents(ranges)
  const byId = new Map(nested.map((range) => [range.id, range]))
  const held = new Set(
    nested.flatMap((range) =>
      range.held.filter(({ kind, id }) => kind === 'range' && id !== range.id).map(({ id }) => id),
    ),
  )
  const tops = nested.filter(({ id }) => !held.has(id))
  // Where each is within another one, there is no top: the first is taken for it.
  const roots = tops.length === 0 ? nested.slice(0, 1) : tops
  return writeRanges(roots, byId)
}

/** Each range is written once, where it is first named. */
function writeRanges(
  roots: readonly FlatRange[],
  byId: ReadonlyMap<string, FlatRange>,
): readonly JsonObject[] {
  const written = new Set<string>()
  const write = (range: FlatRange, depth: number): readonly JsonObject[] => {
    if (written.has(range.id) || depth > DEEPEST) return []
    written.add(range.id)
    const items = range.held.flatMap(({ kind, id }): readonly JsonObject[] => {
      if (kind === 'canvas') return [{ id, type: 'Canvas' }]
      const inner = byId.get(id)
      return inner ? write(inner, depth + 1) : []
    })
    return items.length === 0 ? [] : [{ ...describeRange(range), items }]
  }
  return roots.flatMap((root) => write(root, 0))
}

/** As deep as a document is read at all. */
const DEEPEST = 50

function describeRange({ id, value }: FlatRange): JsonObject {
  const [start] = linksIn(valueOf(value, 'startCanvas'))
  const [layer] = linksIn(valueOf(value, 'contentLayer'))
  return jsonObject({
    id,
    type: 'Range',
    ...upgradeDescription(value, 'Manifest'),
    start: start && { id: start.id, type: 'Canvas' },
    supplementary: layer && { id: layer.id, type: 'AnnotationCollection' },
    ...extensionsOf(value),
  })
}

function readRange(range: Readonly<Record<string, unknown>>): readonly FlatRange[] {
  const id = asText(valueOf(range, '@id'))
  if (id === undefined) return []
  const value = range as JsonObject
  const members = linksIn(valueOf(value, 'members'))
  if (members.length > 0) {
    const held = members.map(({ id: member, value: object }) => ({
      kind: valueOf(object, '@type') === 'sc:Range' ? ('range' as const) : ('canvas' as const),
      id: member,
    }))
    return [{ id, value, held }]
  }
  const named = (property: string): readonly string[] =>
    linksIn(valueOf(value, property)).map((link) => link.id)
  return [
    {
      id,
      value,
      held: [
        ...named('canvases').map((canvas) => ({ kind: 'canvas' as const, id: canvas })),
        ...named('ranges').map((inner) => ({ kind: 'range' as const, id: inner })),
      ],
    },
  ]
}

/** Some libraries name the parent in the child instead (`within`): the parent then holds it, after what it names itself. */
function withParents(ranges: readonly FlatRange[]): readonly FlatRange[] {
  const ids = new Set(ranges.map(({ id }) => id))
  const named = new Set(
    ranges.flatMap(({ held }) => held.flatMap(({ kind, id }) => (kind === 'range' ? [id] : []))),
  )
  const children = new Map<string, string[]>()
  for (const { id, value } of ranges) {
    const parent = linksIn(valueOf(value, 'within')).find((link) => ids.has(link.id))
    if (!parent || named.has(id) || parent.id === id) continue
    children.set(parent.id, [...(children.get(parent.id) ?? []), id])
  }
  return ranges.map((range) => ({
    ...range,
    held: [
      ...range.held,
      ...(children.get(range.id) ?? []).map((id) => ({ kind: 'range' as const, id })),
    ],
  }))
}
