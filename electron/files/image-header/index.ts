import { problem, Problem } from '../../../iiif/problem.ts'
import type { SourceFormat } from '../../contract/app-api.ts'
import type { ScanFile } from '../scan-file.ts'
import { readAvif } from './avif.ts'
import { sourceOf, type ByteSource } from './byte-source.ts'
import { readGif } from './gif.ts'
import type { ReadHeader } from './image-header.ts'
import { readJpeg } from './jpeg.ts'
import { readJpeg2000 } from './jpeg-2000.ts'
import { isNamedLikeAnImage, nameOtherFormat } from './other-formats.ts'
import type { FileHeader, OpenFile, PictureHeader, ReadPages } from './pages.ts'
import { readPdf } from './pdf.ts'
import { readPng } from './png.ts'
import { readTiffPages } from './tiff.ts'
import { readWebp } from './webp.ts'

interface FormatDefinition {
  /** The first bytes, as Latin-1 text. */
  readonly magic: RegExp
  readonly readPages: ReadPages
}

/** A format whose files are one picture each. */
const one =
  (readHeader: ReadHeader): ReadPages =>
  async (source) => ({ pictures: [await readHeader(source)], isPaged: false })

/** The formats that are read. The first bytes decide; the ending of the name is not asked. */
export const IMAGE_FORMATS: Readonly<Record<SourceFormat, FormatDefinition>> = {
  jpeg: { magic: /^\xff\xd8\xff/, readPages: one(readJpeg) },
  png: { magic: /^\x89PNG\r\n\x1a\n/, readPages: one(readPng) },
  tiff: { magic: /^(II[*+]\0|MM\0[*+])/, readPages: readTiffPages },
  webp: { magic: /^RIFF[^]{4}WEBP/, readPages: one(readWebp) },
  gif: { magic: /^GIF8[79]a/, readPages: one(readGif) },
  // The family name may come first, and the particular one only among those that the file is compatible with.
  avif: { magic: /^[^]{4}ftyp(avi[fs]|[^]{8}([^]{4})*?avi[fs])/, readPages: one(readAvif) },
  heic: {
    magic: /^[^]{4}ftyp(he[iv][cxms]|(mif1|msf1)[^]{4}([^]{4})*?he[iv][cxms])/,
    readPages: one(readAvif),
  },
  jp2: { magic: /^(\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/, readPages: one(readJpeg2000) },
  pdf: { magic: /^(\xef\xbb\xbf)?\s*%PDF-/, readPages: readPdf },
}

/** A file that can be used, at least in part, as its headers say. */
export interface ProbedFile extends FileHeader {
  readonly format: SourceFormat
}

/** In pixels: beyond this no file is opened, even where the scholar would allow it. */
export const MOST_PIXELS = 10e9
const MILLION = 1_000_000

/**
 * Reads the headers of a file, without decoding anything.
 *
 * @param size of the file in bytes
 * @param name of the file, which names some formats and tells a broken image from something else
 * @throws Problem `source/…`, which says why the file cannot be used; a page that cannot be is one itself
 */
export async function probeFile(
  file: Pick<ScanFile, 'fd' | 'read'>,
  size: number,
  name: string,
): Promise<ProbedFile> {
  if (size === 0) throw problem('source/empty-file')
  const source = sourceOf(file, size)
  const head = await source.bytes(0, Math.min(size, 1024))
  const format = findFormat(head, name)
  const open = { descriptor: file.fd, size }
  const { pictures, isPaged } = await readGuarded(IMAGE_FORMATS[format].readPages, source, open)
  const checked = pictures.map(checkSize)
  const [only] = checked
  if (!isPaged && only instanceof Problem) throw only
  return { format, isPaged, pictures: checked }
}

function checkSize(picture: PictureHeader | Problem): PictureHeader | Problem {
  if (picture instanceof Problem) return picture
  const pixels = picture.width * picture.height
  if (pixels === 0) return problem('source/damaged')
  if (pixels <= MOST_PIXELS) return picture
  return problem('source/too-large', {
    megapixels: Math.round(pixels / MILLION),
    limit: Math.floor(MOST_PIXELS / MILLION),
  })
}

/** A length in the file that contradicts another makes a read go over the end of a piece in memory. */
async function readGuarded(
  readPages: ReadPages,
  source: ByteSource,
  file: OpenFile,
): Promise<FileHeader> {
  try {
    return await readPages(source, file)
  } catch (error) {
    throw error instanceof RangeError ? problem('source/damaged') : error
  }
}

function findFormat(head: Buffer, name: string): SourceFormat {
  const other = nameOtherFormat(head, name)
  const text = head.toString('latin1', 0, 64)
  const formats = Object.keys(IMAGE_FORMATS) as SourceFormat[]
  const format = formats.find((candidate) => IMAGE_FORMATS[candidate].magic.test(text))
  if (format !== undefined && other === undefined) return format
  if (other !== undefined) throw problem('source/format-not-read', { format: other })
  throw isNamedLikeAnImage(name) ? problem('source/not-an-image') : problem('source/other-kind')
}
