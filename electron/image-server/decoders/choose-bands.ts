import type { Sharp } from 'sharp'
import { problem } from '../../../iiif/problem.ts'
import type { SampleFacts } from '../../contract/image-server.ts'
import type { SourceInput } from '../open-source.ts'
import { fromPixels, fromSource, type SourceOptions } from '../pixels.ts'

/** In bytes: all samples are in memory for a moment. */
const MOST_BYTES = 1024 * 1024 * 1024
const MILLION = 1_000_000

/**
 * A picture of which only the colours are shown, where its file has more samples for each pixel: infrared from a
 * film scanner, inks beyond the four, many bands of light.
 *
 * @throws Problem `source/too-large-for-kind` when all samples together do not fit into memory
 */
export async function chooseBands(
  input: SourceInput,
  place: SourceOptions,
  { shown, count }: Extract<SampleFacts, { kind: 'beyond-colours' }>,
): Promise<Sharp> {
  // What such files say of their samples rarely adds up, of which libtiff warns. Missing pixels are still an error.
  const begin = (): Sharp =>
    fromSource(input, { ...place, limitInputChannels: count, failOn: 'error' })
  const { width, height } = await begin().metadata()
  // Grey becomes three samples on the way.
  if (width * height * (count + 2) > MOST_BYTES) {
    throw problem('source/too-large-for-kind', {
      megapixels: Math.round((width * height) / MILLION),
      limit: Math.floor(MOST_BYTES / (count + 2) / MILLION),
      format: `TIFF with ${count} samples a pixel`,
    })
  }
  const { data, info } = await begin().raw().toBuffer({ resolveWithObject: true })
  const pixels = Buffer.allocUnsafe(info.width * info.height * 3)
  const [red, green, blue] = placesOf(shown, { count, channels: info.channels })
  for (let from = 0, to = 0; to < pixels.length; from += info.channels, to += 3) {
    pixels[to] = data[from + red] ?? 0
    pixels[to + 1] = data[from + green] ?? 0
    pixels[to + 2] = data[from + blue] ?? 0
  }
  return fromPixels({ data: pixels, width: info.width, height: info.height, channels: 3 })
}

/** Where in what sharp gives the three are: the colours first, and of grey three times the same. */
function placesOf(
  shown: Extract<SampleFacts, { kind: 'beyond-colours' }>['shown'],
  { count, channels }: { readonly count: number; readonly channels: number },
): readonly [number, number, number] {
  if (shown === 'colours') return [0, 1, 2]
  const repeated = channels - count
  const place = (band: number): number => (band === 0 ? 0 : band + repeated)
  return [place(shown[0]), place(shown[1]), place(shown[2])]
}
