import type { Sharp } from 'sharp'

/** What a pixel is wide on paper where nothing is known of the scan, in millimetres: three hundred to an inch. */
const USUAL_MILLIMETRES = 25.4 / 300
const POINTS_A_MILLIMETRE = 72 / 25.4

/** In points: no page may be longer. ISO 32000-1 annex C */
const LONGEST_PAGE = 14_400

/**
 * A page with the picture on it, in its true size where that is known.
 *
 * @param millimetres that a pixel of the picture shows of what was scanned
 * @see ISO 32000-1, 7.5 and 8.9.5
 */
export async function encodePdf(
  pipeline: Sharp,
  quality: number,
  millimetres = USUAL_MILLIMETRES,
): Promise<Buffer> {
  const { data, info } = await pipeline.jpeg({ quality }).toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const scale = Math.min(millimetres * POINTS_A_MILLIMETRE, LONGEST_PAGE / Math.max(width, height))
  const [across, down] = [width, height].map((side) => (side * scale).toFixed(3))
  const drawing = Buffer.from(`q ${across} 0 0 ${down} 0 0 cm /Picture Do Q`)
  const space = channels === 1 ? '/DeviceGray' : '/DeviceRGB'
  return writeObjects([
    [Buffer.from('<< /Type /Catalog /Pages 2 0 R >>')],
    [Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')],
    [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${down}] /Contents 4 0 R` +
          ` /Resources << /XObject << /Picture 5 0 R >> >> >>`,
      ),
    ],
    streamOf(`/Length ${drawing.length}`, drawing),
    streamOf(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace ${space}` +
        ` /BitsPerComponent 8 /Filter /DCTDecode /Length ${data.length}`,
      data,
    ),
  ])
}

type Parts = readonly Buffer[]

const streamOf = (entries: string, content: Buffer): Parts => [
  Buffer.from(`<< ${entries} >>\nstream\n`),
  content,
  Buffer.from('\nendstream'),
]

/** The objects one after the other, numbered from 1, and the table of where each begins. */
function writeObjects(objects: readonly Parts[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const lengthOf = (buffers: readonly Buffer[]): number =>
    buffers.reduce((sum, { length }) => sum + length, 0)
  let at = lengthOf(parts)
  const begins = objects.map((content, index) => {
    const object = [Buffer.from(`${index + 1} 0 obj\n`), ...content, Buffer.from('\nendobj\n')]
    const begin = at
    parts.push(...object)
    at += lengthOf(object)
    return begin
  })
  const lines = begins.map((begin) => `${String(begin).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}` +
        `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}
