import { clipSelection } from '../annotation/clip.ts'
import { formatFragment } from '../annotation/selectors/fragment.ts'
import { formatTarget } from '../annotation/target.ts'
import type { CanvasReference, Range } from '../presentation/model.ts'
import {
  findRecord,
  getRecord,
  type CanvasPart,
  type Project,
  type RangeItem,
  type RecordId,
  type Start,
} from '../project/model.ts'
import { addressOf } from './addresses.ts'
import type { Composing } from './compose-beside.ts'
import { composeDescription } from './compose-description.ts'
import type { ExportOptions } from './options.ts'

/** Ranges with whole addresses; those that hold nothing are not published, since a range must have items. */
export const composeRanges = (
  project: Project,
  ids: readonly RecordId[],
  composing: Composing,
): readonly Range[] =>
  ids.map((id) => composeRange(project, id, composing)).filter(({ items }) => items.length > 0)

function composeRange(project: Project, id: RecordId, composing: Composing): Range {
  const { options } = composing
  const record = getRecord(project, 'Range', id)
  const { label, ...description } = composeDescription(record, composing)
  return {
    type: 'Range',
    id: addressOf(options, 'range', id),
    ...(Object.keys(label).length > 0 && { label }),
    ...description,
    ...(record.viewingDirection && { viewingDirection: record.viewingDirection }),
    ...(record.start && { start: composeStart(options, id, record.start) }),
    items: record.items.flatMap((item) => composeItem(project, item, composing)),
  }
}

function composeItem(
  project: Project,
  item: RangeItem,
  composing: Composing,
): readonly (Range | CanvasReference)[] {
  const { options } = composing
  if (typeof item !== 'string') return [composePart(project, item, options)]
  if (findRecord(project, 'Range', item)) return composeRanges(project, [item], composing)
  return [{ type: 'Canvas', id: addressOf(options, 'canvas', item) }]
}

/** @see https://iiif.io/api/presentation/3.0/#54-range */
function composePart(
  project: Project,
  { canvas, part }: CanvasPart,
  options: ExportOptions,
): CanvasReference {
  const source = addressOf(options, 'canvas', canvas)
  const selection = clipSelection(part, getRecord(project, 'Canvas', canvas))
  if (selection.kind === 'rectangle') {
    const value = formatFragment(selection)
    return { type: 'SpecificResource', source, selector: { type: 'FragmentSelector', value } }
  }
  const target = formatTarget({ canvas: source, selection })
  return typeof target === 'string' ? { type: 'Canvas', id: target } : target
}

/** Where a reader of a manifest or range begins. @see https://iiif.io/api/presentation/3.0/#start */
export function composeStart(
  options: ExportOptions,
  of: RecordId,
  { canvas, selector }: Start,
): CanvasReference {
  const source = addressOf(options, 'canvas', canvas)
  if (!selector) return { type: 'Canvas', id: source }
  return {
    type: 'SpecificResource',
    id: addressOf(options, 'start', of),
    source,
    selector: { type: 'Other', resource: selector },
  }
}
