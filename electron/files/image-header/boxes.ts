import { problem } from '../../../iiif/problem.ts'
import type { ByteSource } from './byte-source.ts'

/** A box of an ISO base media file: AVIF, HEIC, films. @see ISO/IEC 14496-12 section 4.2 */
export interface Box {
  /** Four letters. */
  readonly type: string
  /** Where its content begins, and where it ends, in the source. */
  readonly start: number
  readonly end: number
}

/** Boxes in one box; more are not honest. */
const MOST_BOXES = 1024

/**
 * The boxes between two offsets.
 * @throws Problem `source/incomplete` when one goes beyond the end
 */
export async function readBoxes(
  source: ByteSource,
  from: number,
  to: number,
): Promise<readonly Box[]> {
  const boxes: Box[] = []
  for (let offset = from; offset + 8 <= to;) {
    const head = await source.bytes(offset, 8)
    const type = head.toString('latin1', 4, 8)
    const short = head.readUInt32BE(0)
    // 1: the size follows in eight bytes; 0: the box goes to the end.
    const isLong = short === 1
    const size = isLong
      ? Number((await source.bytes(offset + 8, 8)).readBigUInt64BE(0))
      : short === 0
        ? to - offset
        : short
    const start = offset + (isLong ? 16 : 8)
    if (offset + size > to) throw problem('source/incomplete')
    if (size < start - offset || boxes.length === MOST_BOXES) throw problem('source/damaged')
    boxes.push({ type, start, end: offset + size })
    offset += size
  }
  return boxes
}

/** The first box of a type; its absence means that the file is damaged. */
export function getBox(boxes: readonly Box[], type: string): Box {
  const box = boxes.find((candidate) => candidate.type === type)
  if (!box) throw problem('source/damaged')
  return box
}

/** The content of a box. */
export const contentOf = (source: ByteSource, { start, end }: Box): Promise<Buffer> =>
  source.bytes(start, end - start)
