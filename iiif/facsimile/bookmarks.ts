import { plainOf } from '../credits/plain.ts'
import { textFor } from '../language-map.ts'
import { findRecord, manifestOf, type Project, type RecordId } from '../project/model.ts'

/** An entry of the contents of a book, and those within it. */
export interface Bookmark {
  readonly label: string
  /** The index of the canvas that it leads to. */
  readonly leaf: number
  readonly within: readonly Bookmark[]
}

/**
 * The structure of the object as bookmarks: each range leads to its first canvas. A range without any is left out, and
 * so is one that stands within itself.
 */
export function bookmarksOf(project: Project, languages: readonly string[]): readonly Bookmark[] {
  const { items, structures = [] } = manifestOf(project)
  const positions = new Map(items.map((id, index) => [id, index]))

  const read = (ids: readonly RecordId[], above: ReadonlySet<RecordId>): readonly Bookmark[] =>
    ids.flatMap((id) => {
      const range = findRecord(project, 'Range', id)
      if (!range || above.has(id)) return []
      const within = read(
        range.items.filter((item) => typeof item === 'string'),
        new Set([...above, id]),
      )
      const canvases = range.items.flatMap((item) => {
        const position = positions.get(typeof item === 'string' ? item : item.canvas)
        return position === undefined ? [] : [position]
      })
      const leaf = canvases[0] ?? within[0]?.leaf
      if (leaf === undefined) return []
      const label = plainOf(textFor(range.label, languages))
      // A range without a name gives way to what is in it.
      return label === '' ? within : [{ label, leaf, within }]
    })

  return read(structures, new Set())
}
