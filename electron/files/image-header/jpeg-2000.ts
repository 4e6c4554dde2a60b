import { problem } from '../../../iiif/problem.ts'
import { contentOf, getBox, readBoxes, type Box } from './boxes.ts'
import { tailOf, type ByteSource } from './byte-source.ts'
import { withFacts, type ReadHeader } from './image-header.ts'
import { resolutionFrom } from './resolution.ts'

const START_OF_CODESTREAM = 0xff4f
const END_OF_CODESTREAM = Buffer.from([0xff, 0xd9])
/** In bytes: some programs append notes to a bare codestream. */
const TAIL = 1024
/** More than the decoder has memory for, three components together: it needs twelve bytes and more for each pixel. */
const MOST_SAMPLES = 400_000_000
const MILLION = 1_000_000

/** JPEG 2000: in boxes (jp2, jpx), or the bare codestream (j2k, jpc). @see ISO/IEC 15444-1 annexes A and I */
export const readJpeg2000: ReadHeader = async (source) => {
  const { start, end, header } = await findStream(source)
  const head = await source.bytes(start, 2 + 2 + 38)
  const field = (at: number): number => head.readUInt32BE(4 + at)
  const width = field(4) - field(12)
  const height = field(8) - field(16)
  const components = head.readUInt16BE(4 + 36)
  if (width <= 0 || height <= 0 || components === 0) throw problem('source/damaged')
  await checkComponents(source, start + 42, components)
  if (width * height * components > MOST_SAMPLES) {
    throw problem('source/too-large-for-kind', {
      megapixels: Math.round((width * height) / MILLION),
      limit: Math.floor(MOST_SAMPLES / components / MILLION),
      format: 'JPEG 2000',
    })
  }
  const length = Math.min(TAIL, end - start)
  const tail = await source.bytes(end - length, length)
  if (!tail.includes(END_OF_CODESTREAM)) throw problem('source/incomplete')
  const isIndexed = header.some(({ type }) => type === 'pclr')
  return withFacts(
    { width, height },
    {
      resolution: await readResolution(source, header),
      // With one component more, for opacity.
      isGrey: (components <= 2 && !isIndexed) || undefined,
    },
  )
}

/** Where the picture is, and the boxes that describe it; none for a bare codestream. */
interface Stream {
  readonly start: number
  readonly end: number
  readonly header: readonly Box[]
}

async function findStream(source: ByteSource): Promise<Stream> {
  const head = await source.bytes(0, 2)
  if (head.readUInt16BE(0) === START_OF_CODESTREAM) {
    await tailOf(source, 2)
    return { start: 0, end: source.size, header: [] }
  }
  const boxes = await readBoxes(source, 0, source.size)
  const { start, end } = getBox(boxes, 'jp2c')
  const first = await source.bytes(start, 2)
  if (first.readUInt16BE(0) !== START_OF_CODESTREAM) throw problem('source/damaged')
  const described = boxes.find(({ type }) => type === 'jp2h')
  const header = described ? await readBoxes(source, described.start, described.end) : []
  return { start, end, header }
}

/** Pixels for a millimetre, as it was captured. @see ISO/IEC 15444-1 annex I.5.3.7 */
async function readResolution(
  source: ByteSource,
  header: readonly Box[],
): Promise<number | undefined> {
  const box = header.find(({ type }) => type === 'res ')
  const stated = box && (await readBoxes(source, box.start, box.end))
  const captured = stated?.find(({ type }) => type === 'resc')
  if (!captured || captured.end - captured.start !== 10) return undefined
  const content = await contentOf(source, captured)
  const side = (at: number, exponentAt: number): number =>
    (content.readUInt16BE(at) / content.readUInt16BE(at + 2)) * 10 ** content.readInt8(exponentAt)
  return resolutionFrom({ across: side(4, 9), down: side(0, 8), unit: 'metre' })
}

/** Colours with fewer pixels than the light are rare in scans, and the decoder would mix them up. */
async function checkComponents(source: ByteSource, at: number, components: number): Promise<void> {
  const facts = await source.bytes(at, components * 3)
  for (let component = 0; component < components; component++) {
    const bits = (facts.readUInt8(component * 3) & 0x7f) + 1
    const isReduced = facts.readUInt16BE(component * 3 + 1) !== 0x0101
    if (isReduced)
      throw problem('source/format-not-read', { format: 'JPEG 2000 with reduced colours' })
    if (bits > 16) {
      throw problem('source/no-picture', { samples: `whole numbers of ${bits} bits` })
    }
  }
}
