import type { Sharp } from 'sharp'
import type { Format } from '../../iiif/image/quality-format.ts'
import { createDecoder } from '../decoders/run-decoder.ts'
import { bufferOf } from './decoders/decoder.ts'
import { encodePdf } from './encode-pdf.ts'
import { toPixels } from './pixels.ts'

/** 89 is the highest at which libvips halves the colours; above it, files are three times as large. */
const QUALITY = 85
const JPEG = { quality: QUALITY, optimiseCoding: false } as const

/** What of the scan goes into a file besides its pixels. */
export interface PictureFacts {
  /** That a pixel of the picture shows of what was scanned; undefined where nobody knows. */
  readonly millimetres: number | undefined
}

type Encode = (pipeline: Sharp, facts: PictureFacts) => Promise<Buffer>

/** How a picture is written in each format. */
export const ENCODERS: Readonly<Record<Format, Encode>> = {
  jpg: (pipeline) => pipeline.jpeg(JPEG).toBuffer(),
  png: (pipeline) => pipeline.png({ compressionLevel: 6 }).toBuffer(),
  webp: (pipeline) => pipeline.webp({ quality: 85, effort: 2 }).toBuffer(),
  tif: (pipeline) => pipeline.tiff({ compression: 'lzw', predictor: 'horizontal' }).toBuffer(),
  gif: (pipeline) => pipeline.gif({ effort: 3 }).toBuffer(),
  jp2: encodeJp2,
  pdf: (pipeline, { millimetres }) => encodePdf(pipeline, QUALITY, millimetres),
}

/** Its own thread: who waits for a picture in this format does not wait for files that are decoded. */
const encoder = createDecoder()

async function encodeJp2(pipeline: Sharp): Promise<Buffer> {
  const { data, width, height, channels } = await toPixels(pipeline)
  const samples = channels === 1 ? 1 : 3
  const { file } = await encoder.run('encodeJpeg2000', { pixels: data, width, height, samples })
  return bufferOf(file)
}
