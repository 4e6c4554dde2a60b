import { problem } from '../../../iiif/problem.ts'
import type { DecodedPicture } from '../job.ts'
import { beginTiff, samplesOf, type RawLayout } from '../raw-tiff.ts'
import { readWhole } from '../read-file.ts'
import type { DoJob } from '../thread.ts'
import { loadOpenJpeg, type JpegDecoder } from './engine.ts'
import { readColours, readStream, type ColourFacts } from './structure.ts'

/** In bytes: the library holds the file and the picture in the same 4 GB. */
const MOST_BYTES = 1024 * 1024 * 1024

/** The picture, or one of the smaller ones that JPEG 2000 holds in itself. */
export const decodeJpeg2000: DoJob<'decodeJpeg2000'> = async ({ file, factor }) => {
  const bytes = readWhole(file, MOST_BYTES)
  const structure = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const colours = readColours(structure)
  const { levels, isAtOrigin } = readStream(structure)
  const { J2KDecoder } = await loadOpenJpeg()
  const decoder = new J2KDecoder()
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes)
    const level = isAtOrigin ? Math.min(levels, Math.log2(factor)) : 0
    decoder.decodeSubResolution(level)
    return compose(decoder, level, colours)
  } finally {
    decoder.delete()
  }
}

function compose(decoder: JpegDecoder, level: number, colours: ColourFacts): DecodedPicture {
  // The size that is told is that of the whole picture.
  const { bitsPerSample, componentCount, isSigned, ...whole } = decoder.getFrameInfo()
  const width = Math.ceil(whole.width / 2 ** level)
  const height = Math.ceil(whole.height / 2 ** level)
  const samples = decoder.getDecodedBuffer()
  const bits = bitsPerSample > 8 ? 16 : 8
  if (samples.length !== width * height * componentCount * (bits / 8) || samples.length === 0) {
    throw problem('source/damaged')
  }
  const layout = { width, height, bits, ...meaningOf(componentCount, colours) } as const
  const { tiff, pixels } = beginTiff(layout)
  const source: Samples =
    bits === 8
      ? samples
      : new Uint16Array(samples.buffer, samples.byteOffset, width * height * componentCount)
  const target: Samples = bits === 8 ? pixels : new Uint16Array(width * height * samplesOf(layout))
  copySamples({ source, target, from: componentCount, to: samplesOf(layout) })
  scaleUp(target, { bitsPerSample, bits, isSigned })
  if (colours.meaning === 'ycc' && layout.colours === 'rgb') toRgb(target, samplesOf(layout), bits)
  if (target !== pixels) pixels.set(new Uint8Array(target.buffer))
  return { width, height, tiff }
}

type Samples = Uint8Array | Uint16Array

/** What the components are, by their number where nothing says more. Of many the first three are shown. */
function meaningOf(
  components: number,
  { meaning, profile, hasAlpha }: ColourFacts,
): Pick<RawLayout, 'colours' | 'hasAlpha' | 'profile'> {
  const plain = components - (hasAlpha ? 1 : 0)
  if (plain < 3) return { colours: 'grey', hasAlpha: hasAlpha || components === 2, profile }
  if (plain === 4 && (meaning === 'cmyk' || isCmykProfile(profile))) {
    return { colours: 'cmyk', hasAlpha, profile }
  }
  // Four components of which nothing is said are red, green, blue and opacity in all programs that write them.
  const isAlpha = components === 4 && (hasAlpha || meaning !== 'unknown' || profile === undefined)
  return { colours: 'rgb', hasAlpha: isAlpha, profile }
}

/** The colour space of a profile stands at its sixteenth byte. */
const isCmykProfile = (profile: Uint8Array | undefined): boolean =>
  profile !== undefined && Buffer.from(profile.subarray(16, 20)).toString('latin1') === 'CMYK'

function copySamples({
  source,
  target,
  from,
  to,
}: {
  readonly source: Samples
  readonly target: Samples
  readonly from: number
  readonly to: number
}): void {
  if (from === to) {
    target.set(source)
    return
  }
  for (let pixel = 0, at = 0; at < target.length; pixel += from, at += to) {
    for (let sample = 0; sample < to; sample++) target[at + sample] = source[pixel + sample] ?? 0
  }
}

/** Samples of 1 to 7, or 9 to 15, bits take the whole range afterwards; signed ones begin at zero. */
function scaleUp(
  samples: Samples,
  {
    bitsPerSample,
    bits,
    isSigned,
  }: { readonly bitsPerSample: number; readonly bits: 8 | 16; readonly isSigned: boolean },
): void {
  if (bitsPerSample === bits && !isSigned) return
  const most = 2 ** bitsPerSample - 1
  const all = 2 ** bits - 1
  const offset = isSigned ? 2 ** (bitsPerSample - 1) : 0
  for (let index = 0; index < samples.length; index++) {
    samples[index] = Math.round(((((samples[index] ?? 0) + offset) & most) * all) / most)
  }
}

/** Luminance and two differences of colour become red, green and blue. @see ITU-R BT.601 */
function toRgb(samples: Samples, step: number, bits: 8 | 16): void {
  const most = 2 ** bits - 1
  const middle = 2 ** (bits - 1)
  const clamp = (value: number): number => Math.min(most, Math.max(0, Math.round(value)))
  for (let at = 0; at < samples.length; at += step) {
    const light = samples[at] ?? 0
    const blue = (samples[at + 1] ?? 0) - middle
    const red = (samples[at + 2] ?? 0) - middle
    samples[at] = clamp(light + 1.402 * red)
    samples[at + 1] = clamp(light - 0.344136 * blue - 0.714136 * red)
    samples[at + 2] = clamp(light + 1.772 * blue)
  }
}
