import { localImagesIn } from '../../iiif/project/painting.ts'
import { isCoverName } from '../../iiif/labels/covers.ts'
import type { NumberForm } from '../../iiif/labels/number-form.ts'
import type { Mark } from '../../iiif/labels/rule.ts'
import type { CanvasRecord, RecordId } from '../../iiif/project/model.ts'
import { readPlace } from './label-form.ts'

export const EXCEPTIONS = ['none', 'skip', 'addition', 'onlySide', 'restart'] as const
/** How a canvas is counted, as it is chosen in its row. */
export type ExceptionKind = (typeof EXCEPTIONS)[number]

export interface Exception {
  readonly kind: ExceptionKind
  /** With `restart`: the number to go on with, as it was typed. */
  readonly text: string
}

export const COUNTED: Exception = { kind: 'none', text: '' }
const SKIPPED: Exception = { kind: 'skip', text: '' }

export type Exceptions = ReadonlyMap<RecordId, Exception>

/** Canvases that are called, or whose files are named, as covers, spines and colour charts are. */
export const findCovers = (canvases: readonly CanvasRecord[]): readonly RecordId[] =>
  canvases
    .filter(({ label, painting }) => {
      const file = localImagesIn(painting)[0]?.path.split('/').at(-1) ?? ''
      return [file, ...Object.values(label).flat()].some(isCoverName)
    })
    .map(({ id }) => id)

/** Covers are left out unless the scholar chose otherwise for one of them. */
export const withCovers = (exceptions: Exceptions, covers: readonly RecordId[]): Exceptions =>
  new Map([...covers.map((id) => [id, SKIPPED] as const), ...exceptions])

/**
 * The exceptions as numbering takes them.
 * @throws Problem `label/start-not-understood` for a number to go on with
 */
export function readExceptions(
  exceptions: Exceptions,
  numbers: NumberForm,
): ReadonlyMap<RecordId, Mark> {
  const marks = [...exceptions].flatMap(([id, { kind, text }]): [RecordId, Mark][] => {
    if (kind === 'none') return []
    if (kind === 'restart') return [[id, { kind, at: readPlace(text, numbers) }]]
    return [[id, { kind }]]
  })
  return new Map(marks)
}
