import { problem } from '../../../iiif/problem.ts'
import { tailOf } from './byte-source.ts'
import type { ReadHeader } from './image-header.ts'

/** The end of the last block, and the trailer. */
const END = Buffer.from([0x00, 0x3b])
/** In bytes: some programs fill the file up with zeros. */
const TAIL = 1024

/** GIF; of an animation the first picture. @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
export const readGif: ReadHeader = async (source) => {
  const head = await source.bytes(0, 10)
  const size = { width: head.readUInt16LE(6), height: head.readUInt16LE(8) }
  const tail = await tailOf(source, TAIL)
  const end = tail.lastIndexOf(END)
  if (end < 0 || tail.subarray(end + END.length).some((byte) => byte !== 0)) {
    throw problem('source/incomplete')
  }
  return size
}
