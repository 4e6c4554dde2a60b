import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import type { Picture } from '../../../iiif/image-check/exchange.ts'
import { problem, Problem } from '../../../iiif/problem.ts'
import { sourceOfBuffer } from '../../files/image-header/byte-source.ts'
import type { ReadHeader } from '../../files/image-header/image-header.ts'
import { readGif } from '../../files/image-header/gif.ts'
import { readJpeg } from '../../files/image-header/jpeg.ts'
import { readPng } from '../../files/image-header/png.ts'
import { openTiff, readDirectory, readNumberOf } from '../../files/image-header/tiff-directory.ts'
import { readWebp } from '../../files/image-header/webp.ts'
import { decodePng } from './decode-png.ts'

const WIDTH = 256
const HEIGHT = 257

/** Of a TIFF, which a server sends with one page. */
const readFirstPage: ReadHeader = async (source) => {
  const tiff = await openTiff(source)
  if (!tiff) throw problem('source/damaged')
  const directory = await readDirectory(tiff, tiff.first)
  const width = await readNumberOf(tiff, directory, WIDTH)
  const height = await readNumberOf(tiff, directory, HEIGHT)
  if (width === undefined || height === undefined) throw problem('source/damaged')
  return { width, height }
}

interface FormatDefinition {
  /** The first bytes, as Latin-1 text. */
  readonly magic: RegExp
  /** Absent where only the kind is told. */
  readonly readHeader?: ReadHeader
}

/** What an image server may send, as the Image API calls it. */
const FORMATS: Readonly<Record<string, FormatDefinition>> = {
  jpg: { magic: /^\xff\xd8\xff/, readHeader: readJpeg },
  png: { magic: /^\x89PNG\r\n\x1a\n/, readHeader: readPng },
  tif: { magic: /^(II[*+]\0|MM\0[*+])/, readHeader: readFirstPage },
  webp: { magic: /^RIFF[^]{4}WEBP/, readHeader: readWebp },
  gif: { magic: /^GIF8[79]a/, readHeader: readGif },
  jp2: { magic: /^(\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/ },
  pdf: { magic: /^%PDF-/ },
}

/** What the bytes of an answer are, if they are a picture; nothing but their header is read. */
export async function readPicture(body: Buffer): Promise<Picture | undefined> {
  const head = body.toString('latin1', 0, 64)
  const found = Object.entries(FORMATS).find(([, { magic }]) => magic.test(head))
  if (!found) return undefined
  const [format, { readHeader }] = found
  const size = readHeader && (await readSize(readHeader, body))
  // A picture of a kind that is read but whose header cannot be read is none.
  if (readHeader && !size) return undefined
  return { format, size, pixels: () => (format === 'png' ? decodePng(body) : undefined) }
}

async function readSize(readHeader: ReadHeader, body: Buffer): Promise<Dimensions | undefined> {
  try {
    const { width, height } = await readHeader(sourceOfBuffer(body))
    return { width, height }
  } catch (error) {
    if (error instanceof Problem || error instanceof RangeError) return undefined
    throw error
  }
}
