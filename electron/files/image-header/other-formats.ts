/** A format that is known by name, though not read: its first bytes, as Latin-1 text, and where they stand. */
interface KnownFormat {
  readonly name: string
  readonly at: number
  readonly magic: RegExp
}

const RAW = 'camera raw'

const KNOWN: readonly KnownFormat[] = [
  { name: 'JPEG 2000 (film or compound)', at: 0, magic: /^\0\0\0\x0cjP {2}[^]{8}ftyp(?!jp[2x] )/ },
  { name: 'JPEG XL', at: 0, magic: /^(\xff\x0a|\0\0\0\x0cJXL )/ },
  { name: 'Photoshop', at: 0, magic: /^8BP[SB]/ },
  { name: 'GIMP', at: 0, magic: /^gimp xcf/ },
  { name: 'DjVu', at: 0, magic: /^AT&TFORM/ },
  { name: 'OpenEXR', at: 0, magic: /^v\/1\x01/ },
  { name: 'BMP', at: 0, magic: /^BM[^]{4}\0\0\0\0/ },
  { name: 'SVG', at: 0, magic: /^(\xef\xbb\xbf)?\s*<(svg|[?!][^]*?<svg)[\s>]/ },
  {
    name: RAW,
    at: 0,
    magic: /^(FUJIFILMCCD-RAW|IIU\0|IIR[OS]|MMOR|FOVb|\0MRM|II\x1a\0\0\0HEAPCCDR)/,
  },
  { name: RAW, at: 0, magic: /^(II\*\0|MM\0\*)[^]{4}CR\x02/ },
  { name: RAW, at: 4, magic: /^ftypcrx / },
]

/** The endings of camera raw files that begin like a TIFF. */
const RAW_ENDINGS = /\.(3fr|arw|cr2|dcr|dng|erf|iiq|k25|kdc|mef|mos|nef|nrw|pef|raw|sr2|srf|srw)$/i
const TIFF_START = /^(II[*+]\0|MM\0[*+])/

/** The endings by which scholars know images: a file so named that is none deserves a word. */
const IMAGE_ENDINGS =
  /\.(avif|bmp|cr2|dng|gif|hei[cf]|hif|j2[ck]|jp[2cfx]|jpe?g|jpe|jfif|jxl|nef|pct|pdf|png|psd|svg|tiff?|webp)$/i

/** The name of a format that is known but not read; undefined for one that is read, or unknown. */
export function nameOtherFormat(head: Buffer, fileName: string): string | undefined {
  const text = head.toString('latin1', 0, 1024)
  if (TIFF_START.test(text) && RAW_ENDINGS.test(fileName)) return RAW
  return KNOWN.find(({ at, magic }) => magic.test(text.slice(at)))?.name
}

export const isNamedLikeAnImage = (fileName: string): boolean => IMAGE_ENDINGS.test(fileName)
