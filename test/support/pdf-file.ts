/** An image in a PDF. */
export interface PdfImage {
  readonly width: number
  readonly height: number
  /** The data as it stands in the file. */
  readonly data: Buffer
  /** Further entries of its dictionary, such as `/Filter /DCTDecode /ColorSpace /DeviceRGB /BitsPerComponent 8`. */
  readonly entries: string
  /** A colour profile, to which `{profile}` in the entries refers. */
  readonly profile?: Buffer
}

export interface PdfPage {
  /** In points. */
  readonly width: number
  readonly height: number
  /** Degrees clockwise. */
  readonly rotate?: number
  /** What is drawn: `q 200 0 0 100 0 0 cm /Im0 Do Q`. Text is set in `/F0`. */
  readonly content: string
  /** `Im0`, `Im1` and so on. */
  readonly images?: readonly PdfImage[]
}

/** A PDF with these pages. */
export function pdfFile(pages: readonly PdfPage[], trailer = ''): Buffer {
  const objects: Buffer[] = []
  const add = (...parts: readonly (string | Buffer)[]): number => {
    objects.push(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))))
    return objects.length
  }
  const stream = (entries: string, data: Buffer): number =>
    add(`<< ${entries} /Length ${data.length} >>\nstream\n`, data, '\nendstream')

  const catalogue = add('')
  const tree = add('')
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  const kids = pages.map(({ width, height, rotate = 0, content, images = [] }) => {
    const names = images.map((image, index) => {
      const profile = image.profile ? stream('/N 3', image.profile) : undefined
      const entries = image.entries.replace('{profile}', `${profile ?? 0} 0 R`)
      const number = stream(
        `/Type /XObject /Subtype /Image /Width ${image.width} /Height ${image.height} ${entries}`,
        image.data,
      )
      return `/Im${index} ${number} 0 R`
    })
    const contents = stream('', Buffer.from(content, 'latin1'))
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate}
/Resources << /Font << /F0 ${font} 0 R >> /XObject << ${names.join(' ')} >> >>
/Contents ${contents} 0 R >>`,
    )
  })
  objects[catalogue - 1] = Buffer.from(`<< /Type /Catalog /Pages ${tree} 0 R >>`)
  objects[tree - 1] = Buffer.from(
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
  )

  const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const places: number[] = []
  let at = parts[0]?.length ?? 0
  objects.forEach((object, index) => {
    places.push(at)
    const whole = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      object,
      Buffer.from('\nendobj\n'),
    ])
    parts.push(whole)
    at += whole.length
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer
<< /Size ${objects.length + 1} /Root ${catalogue} 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

/** A page that is one scanned JPEG, as scanners write it. */
export const scannedPage = (
  size: { readonly width: number; readonly height: number },
  {
    width,
    height,
    jpeg,
    rotate = 0,
    colours = '/DeviceRGB',
  }: {
    readonly width: number
    readonly height: number
    readonly jpeg: Buffer
    readonly rotate?: number
    readonly colours?: string
  },
): PdfPage => ({
  ...size,
  rotate,
  content: `q ${size.width} 0 0 ${size.height} 0 0 cm /Im0 Do Q`,
  images: [
    {
      width,
      height,
      data: jpeg,
      entries: `/Filter /DCTDecode /BitsPerComponent 8 /ColorSpace ${colours}`,
    },
  ],
})
