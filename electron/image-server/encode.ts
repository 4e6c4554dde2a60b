import type { Sharp } from 'sharp'
import type { Format } from '../../iiif/image/quality-format.ts'

/** 89 is the highest at which libvips halves the colours; above it, files are three times as large. */
const JPEG = { quality: 85, optimiseCoding: false } as const

/** How a picture is written in each format. */
export const ENCODERS: Readonly<Record<Format, (pipeline: Sharp) => Sharp>> = {
  jpg: (pipeline) => pipeline.jpeg(JPEG),
  png: (pipeline) => pipeline.png({ compressionLevel: 6 }),
  webp: (pipeline) => pipeline.webp({ quality: 85, effort: 2 }),
  tif: (pipeline) => pipeline.tiff({ compression: 'lzw', predictor: 'horizontal' }),
  gif: (pipeline) => pipeline.gif({ effort: 3 }),
}
