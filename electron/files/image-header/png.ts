import { problem } from '../../../iiif/problem.ts'
import { tailOf, type ByteSource } from './byte-source.ts'
import { readExif, type Exif } from './exif.ts'
import { oriented, type ReadHeader } from './image-header.ts'

/** The last chunk with its checksum, which is always the same. */
const END_CHUNK = Buffer.from('IEND\xae\x42\x60\x82', 'latin1')
/** In bytes: some programs append a few notes behind the end. */
const TAIL = 65_536
/** Chunks before the pixels; more are not honest. */
const MOST_CHUNKS = 256

/** PNG. @see https://www.w3.org/TR/png-3/ */
export const readPng: ReadHeader = async (source) => {
  const head = await source.bytes(0, 24)
  if (head.toString('latin1', 12, 16) !== 'IHDR') throw problem('source/damaged')
  const width = head.readUInt32BE(16)
  const height = head.readUInt32BE(20)
  const { orientation, captured } = await findExif(source)
  const tail = await tailOf(source, TAIL)
  if (!tail.includes(END_CHUNK)) throw problem('source/incomplete')
  return {
    ...oriented(width, height, orientation),
    ...(captured === undefined ? {} : { captured }),
  }
}

/** The eXIf chunk, which stands before the pixels. */
async function findExif(source: ByteSource): Promise<Exif> {
  let offset = 8
  for (let chunk = 0; chunk < MOST_CHUNKS; chunk++) {
    const head = await source.bytes(offset, 8)
    const length = head.readUInt32BE(0)
    const type = head.toString('latin1', 4, 8)
    if (type === 'eXIf') return readExif(await source.bytes(offset + 8, length))
    if (type === 'IDAT' || type === 'IEND') return {}
    offset += length + 12
  }
  return {}
}
