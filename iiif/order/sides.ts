import { textFor } from '../language-map.ts'
import type { Side } from '../labels/place.ts'
import type { CanvasRecord, RecordId } from '../project/model.ts'

interface LabelledSide {
  /** The leaf as it is written, such as `12bis`. */
  readonly leaf: string
  readonly side: Side
}

/**
 * The canvases whose labels break the order of sides: a recto behind a recto, a verso behind the recto of another
 * leaf. Labels that name no side, such as "Front board", neither break it nor are broken by it.
 *
 * @param languages of labels, best first
 */
export function findSideBreaks(
  canvases: readonly CanvasRecord[],
  languages: readonly string[],
): ReadonlySet<RecordId> {
  const breaks = new Set<RecordId>()
  let last: LabelledSide | undefined
  for (const { id, label } of canvases) {
    const now = sideOf(textFor(label, languages))
    if (now && last && !follows(now, last)) breaks.add(id)
    // What stands between two sides may hide a leaf: nothing is known of what comes behind it.
    last = now
  }
  return breaks
}

const follows = (now: LabelledSide, last: LabelledSide): boolean =>
  now.side === 'verso'
    ? last.side === 'recto' && last.leaf === now.leaf
    : last.side === 'verso' && last.leaf !== now.leaf

/** Letters that count need a space before their side: `f. iv` is leaf four, `f. i v` the verso of leaf i. */
const WITH_SIDE =
  /^(?:\p{L}{1,6}\.?\s+|\p{L}{1,5}\.)?(?:(?<digits>\p{Nd}+\s?\p{L}*?)\s*|(?<roman>[ivxlcdm]+)\s+)(?<side>recto|verso|[rv])\.?$/iu

function sideOf(text: string): LabelledSide | undefined {
  const { digits, roman, side = '' } = WITH_SIDE.exec(text.trim())?.groups ?? {}
  const leaf = digits ?? roman
  if (leaf === undefined) return undefined
  return {
    leaf: leaf.trim().toLowerCase(),
    side: side.toLowerCase().startsWith('v') ? 'verso' : 'recto',
  }
}
