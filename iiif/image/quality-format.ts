import { problem } from '../problem.ts'

export const QUALITIES = ['default', 'color', 'gray', 'bitonal'] as const
export type Quality = (typeof QUALITIES)[number]

export type Format = 'jpg' | 'png' | 'webp' | 'tif' | 'gif' | 'jp2' | 'pdf'

interface FormatDefinition {
  readonly mediaType: string
  /** The longest side, in pixels, that a file of this format can have. */
  readonly longestSide: number
  readonly hasTransparency: boolean
}

/** The formats that images are served in. Whoever adds a row is asked for an encoder by the compiler. */
export const FORMATS: Readonly<Record<Format, FormatDefinition>> = {
  jpg: { mediaType: 'image/jpeg', longestSide: 65_500, hasTransparency: false },
  png: { mediaType: 'image/png', longestSide: 1_000_000, hasTransparency: true },
  webp: { mediaType: 'image/webp', longestSide: 16_383, hasTransparency: true },
  tif: { mediaType: 'image/tiff', longestSide: 1_000_000, hasTransparency: true },
  gif: { mediaType: 'image/gif', longestSide: 65_535, hasTransparency: true },
  // The library that writes it needs sixteen bytes for each pixel, and a second for five million.
  jp2: { mediaType: 'image/jp2', longestSide: 5_000, hasTransparency: false },
  pdf: { mediaType: 'application/pdf', longestSide: 65_500, hasTransparency: false },
}

export interface QualityAndFormat {
  readonly quality: Quality
  readonly format: Format
}

/**
 * Reads the last segment of an image address, `{quality}.{format}`.
 *
 * @throws Problem `image/quality-unknown`, `image/format-unknown`
 * @see https://iiif.io/api/image/3.0/#44-quality
 * @see https://iiif.io/api/image/3.0/#45-format
 */
export function parseQualityAndFormat(text: string): QualityAndFormat {
  const point = text.lastIndexOf('.')
  const qualityText = point < 0 ? text : text.slice(0, point)
  const formatText = point < 0 ? '' : text.slice(point + 1)
  const quality = QUALITIES.find((name) => name === qualityText)
  if (!quality) throw problem('image/quality-unknown', { text: qualityText })
  if (!isFormat(formatText)) {
    throw problem('image/format-unknown', {
      text: formatText,
      formats: Object.keys(FORMATS).join(', '),
    })
  }
  return { quality, format: formatText }
}

export const formatQualityAndFormat = ({ quality, format }: QualityAndFormat): string =>
  `${quality}.${format}`

const isFormat = (text: string): text is Format => Object.hasOwn(FORMATS, text)
