import type { FileHandle } from 'node:fs/promises'
import { problem } from '../../../iiif/problem.ts'
import type { SourceFormat } from '../../contract/app-api.ts'
import { readAvif } from './avif.ts'
import { sourceOf, type ByteSource } from './byte-source.ts'
import { readGif } from './gif.ts'
import type { ImageHeader, ReadHeader } from './image-header.ts'
import { readJpeg } from './jpeg.ts'
import { isNamedLikeAnImage, nameOtherFormat } from './other-formats.ts'
import { readPng } from './png.ts'
import { readTiff } from './tiff.ts'
import { readWebp } from './webp.ts'

interface FormatDefinition {
  /** The first bytes, as Latin-1 text. */
  readonly magic: RegExp
  readonly readHeader: ReadHeader
}

/** The formats that are read. The first bytes decide; the ending of the name is not asked. */
export const IMAGE_FORMATS: Readonly<Record<SourceFormat, FormatDefinition>> = {
  jpeg: { magic: /^\xff\xd8\xff/, readHeader: readJpeg },
  png: { magic: /^\x89PNG\r\n\x1a\n/, readHeader: readPng },
  tiff: { magic: /^(II[*+]\0|MM\0[*+])/, readHeader: readTiff },
  webp: { magic: /^RIFF[^]{4}WEBP/, readHeader: readWebp },
  gif: { magic: /^GIF8[79]a/, readHeader: readGif },
  avif: { magic: /^[^]{4}ftyp(avi[fs]|[^]{8}([^]{4})*?avi[fs])/, readHeader: readAvif },
}

/** An image that can be used, as its header says. */
export interface ProbedImage extends ImageHeader {
  readonly format: SourceFormat
}

/** In pixels: what the image server opens at most, the usual limit of its library. */
export const MOST_PIXELS = 0x3fff * 0x3fff
const MILLION = 1_000_000

/**
 * Reads the header of a file, without decoding anything.
 *
 * @param size of the file in bytes
 * @param name of the file, which names some formats and tells a broken image from something else
 * @throws Problem `source/…`, which says why the file cannot be used
 */
export async function probeImage(
  file: FileHandle,
  size: number,
  name: string,
): Promise<ProbedImage> {
  if (size === 0) throw problem('source/empty-file')
  const source = sourceOf(file, size)
  const head = await source.bytes(0, Math.min(size, 1024))
  const format = findFormat(head, name)
  const header = await readGuarded(IMAGE_FORMATS[format].readHeader, source)
  const pixels = header.width * header.height
  if (pixels === 0) throw problem('source/damaged')
  if (pixels > MOST_PIXELS) {
    throw problem('source/too-large', {
      megapixels: Math.round(pixels / MILLION),
      limit: Math.floor(MOST_PIXELS / MILLION),
    })
  }
  return { format, ...header }
}

/** A length in the file that contradicts another makes a read go over the end of a piece in memory. */
async function readGuarded(readHeader: ReadHeader, source: ByteSource): Promise<ImageHeader> {
  try {
    return await readHeader(source)
  } catch (error) {
    throw error instanceof RangeError ? problem('source/damaged') : error
  }
}

function findFormat(head: Buffer, name: string): SourceFormat {
  const other = nameOtherFormat(head, name)
  const text = head.toString('latin1', 0, 64)
  const formats = Object.keys(IMAGE_FORMATS) as SourceFormat[]
  const format = formats.find((candidate) => IMAGE_FORMATS[candidate].magic.test(text))
  // AVIF may call itself by the family name first, as HEIC does.
  if (format !== undefined && (other === undefined || format === 'avif')) return format
  if (other !== undefined) throw problem('source/format-not-read', { format: other })
  throw isNamedLikeAnImage(name) ? problem('source/not-an-image') : problem('source/other-kind')
}
