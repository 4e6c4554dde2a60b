import { readFile } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import { problem } from '../../../iiif/problem.ts'
import type { SampleFacts } from '../../contract/image-server.ts'
import { beginTiff } from '../../decoders/raw-tiff.ts'
import type { OpenSource } from '../open-source.ts'
import { fromSource, type SourceOptions } from '../pixels.ts'
import { bufferOf } from './decoder.ts'

const RGB = 2
/** In bytes: the file is changed in memory, and the picture is there with 16 bits a sample. */
const MOST_BYTES = 512 * 1024 * 1024

/**
 * CIELAB with eight bits a sample, which the library does not read, though it does with sixteen: the file is
 * told to be RGB, so that its samples come as they are, and these are written with sixteen.
 */
export async function fromLab(
  source: OpenSource,
  place: SourceOptions,
  { photometricAt }: Extract<SampleFacts, { kind: 'lab' }>,
): Promise<Sharp> {
  if (source.size > MOST_BYTES) {
    throw problem('source/too-large-file', {
      megabytes: Math.round(source.size / 1e6),
      limit: Math.floor(MOST_BYTES / 1e6),
    })
  }
  const input = await source.input()
  const file = typeof input === 'string' ? await readFile(input) : Buffer.from(input)
  const isLittle = file[0] === 0x49
  file[photometricAt + (isLittle ? 0 : 1)] = RGB
  const { data, info } = await fromSource(file, place).raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const { tiff, pixels } = beginTiff({ width, height, colours: 'lab', hasAlpha: false, bits: 16 })
  for (let from = 0, to = 0; to < pixels.length; from += channels, to += 6) {
    const light = (data[from] ?? 0) * 257
    pixels[to] = light & 0xff
    pixels[to + 1] = light >> 8
    // Both differences have a sign, and 256 steps where they had one.
    pixels[to + 2] = 0
    pixels[to + 3] = data[from + 1] ?? 0
    pixels[to + 4] = 0
    pixels[to + 5] = data[from + 2] ?? 0
  }
  return fromSource(bufferOf(tiff))
}
