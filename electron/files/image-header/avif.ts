import { problem } from '../../../iiif/problem.ts'
import { contentOf, getBox, readBoxes, type Box } from './boxes.ts'
import type { ByteSource } from './byte-source.ts'
import { oriented, type ReadHeader } from './image-header.ts'

/** The first bytes of a full box: its version and flags. */
const FULL_BOX = 4

/**
 * AVIF and HEIC: the size of the main picture, cropped and turned as the file says. Exif is not asked, since the format has
 * its own turning (`irot`) and decoders heed only that.
 * @see ISO/IEC 23008-12 section 6
 */
export const readAvif: ReadHeader = async (source) => {
  const meta = getBox(await readBoxes(source, 0, source.size), 'meta')
  const boxes = await readBoxes(source, meta.start + FULL_BOX, meta.end)
  const primary = await readPrimary(source, getBox(boxes, 'pitm'))
  const properties = getBox(boxes, 'iprp')
  const [container, ...associations] = await readBoxes(source, properties.start, properties.end)
  if (container?.type !== 'ipco') throw problem('source/damaged')
  const all = await readBoxes(source, container.start, container.end)
  const numbers = await readAssociated(source, associations, primary)
  const own = numbers.flatMap((number) => all[number - 1] ?? [])

  const { width, height } = await readSize(source, own)
  const turning = own.find(({ type }) => type === 'irot')
  const quarters = turning ? (await contentOf(source, turning)).readUInt8(0) & 3 : 0
  return oriented(width, height, quarters % 2 === 1 ? 6 : 1)
}

/** What is shown of the coded picture: its clean aperture, two fractions, where it has one. */
async function readSize(source: ByteSource, own: readonly Box[]) {
  const aperture = own.find(({ type }) => type === 'clap')
  if (!aperture) {
    const size = await contentOf(source, getBox(own, 'ispe'))
    return { width: size.readUInt32BE(4), height: size.readUInt32BE(8) }
  }
  const content = await contentOf(source, aperture)
  const side = (at: number): number =>
    Math.round(content.readUInt32BE(at) / Math.max(1, content.readUInt32BE(at + 4)))
  return { width: side(0), height: side(8) }
}

/** The number of the main picture. */
async function readPrimary(source: ByteSource, box: Box): Promise<number> {
  const content = await contentOf(source, box)
  return content.readUInt8(0) === 0 ? content.readUInt16BE(4) : content.readUInt32BE(4)
}

/** The numbers of the properties that belong to an item, from `ipma`. */
async function readAssociated(
  source: ByteSource,
  boxes: readonly Box[],
  item: number,
): Promise<readonly number[]> {
  const content = await contentOf(source, getBox(boxes, 'ipma'))
  const hasLongIds = content.readUInt8(0) > 0
  const hasLongNumbers = (content.readUInt8(3) & 1) === 1
  const items = content.readUInt32BE(4)
  let at = 8
  for (let index = 0; index < items; index++) {
    const id = hasLongIds ? content.readUInt32BE(at) : content.readUInt16BE(at)
    at += hasLongIds ? 4 : 2
    const count = content.readUInt8(at)
    at += 1
    const width = hasLongNumbers ? 2 : 1
    if (id === item) {
      return Array.from({ length: count }, (_, number) =>
        hasLongNumbers
          ? content.readUInt16BE(at + number * width) & 0x7fff
          : content.readUInt8(at + number * width) & 0x7f,
      )
    }
    at += count * width
  }
  throw problem('source/damaged')
}
