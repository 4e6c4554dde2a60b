import { picturesFor } from '../../../iiif/facsimile/plan-pdf.ts'
import type { Leaf } from '../../../iiif/facsimile/leaves.ts'
import { onPage } from '../../../iiif/facsimile/page-layout.ts'
import { serverOf, type Area } from '../../../iiif/project/painting.ts'
import { HAIRLINE, SOFT_INK, type Pen } from './pen.ts'
import type { PdfRun } from './write-pdf.ts'

/** What every kind of page is drawn with. */
export interface Drawing {
  readonly pen: Pen
  readonly run: PdfRun
  readonly leaves: readonly Leaf[]
  /** Waits until what was drawn so far is on its way to the disk. @throws the reason of the signal */
  readonly settle: () => Promise<void>
}

/** The pictures of a leaf in an area of the page, each in its place on the canvas. */
export async function drawPictures({ pen, run }: Drawing, leaf: Leaf, area: Area): Promise<void> {
  const { document } = pen
  // All are there before the first is drawn: what is drawn belongs to the page that was added last.
  const pictures = []
  for (const picture of picturesFor(leaf, run.options)) {
    const { image, request } = picture
    const data =
      image.type === 'Image' && request ? await run.fetchPicture(image, request) : undefined
    pictures.push({ ...picture, data })
  }
  document.save()
  document.rect(area.x, area.y, area.width, area.height).clip()
  if (pictures.length === 0) frame(pen, area)
  for (const { image, placement, data } of pictures) {
    const {
      x,
      y,
      width,
      height,
      rotation = 0,
      isMirrored,
      opacity = 1,
    } = onPage(placement, leaf, area)
    const middle = { x: x + width / 2, y: y + height / 2 }
    document.save()
    if (rotation !== 0) document.rotate(rotation, { origin: [middle.x, middle.y] })
    if (isMirrored) document.scale(-1, 1, { origin: [middle.x, middle.y] })
    if (opacity < 1) document.opacity(opacity)
    if (data) document.image(Buffer.from(data), x, y, { width, height })
    else elsewhere(pen, { x, y, width, height }, image.type === 'RemoteImage' ? image : undefined)
    document.restore()
  }
  document.restore()
}

function frame({ document }: Pen, { x, y, width, height }: Area): void {
  document.lineWidth(0.5).strokeColor(HAIRLINE).rect(x, y, width, height).stroke()
}

/** In place of a picture that others hold: who, and a link to it. */
function elsewhere(pen: Pen, place: Area, image: Parameters<typeof serverOf>[0] | undefined): void {
  frame(pen, place)
  if (!image) return
  const size = Math.max(5, Math.min(10, place.width / 16))
  const text = serverOf(image) ?? image.address
  const width = place.width - 2 * size
  const height = pen.heightOf(text, { width, lines: 2 }, { size, colour: SOFT_INK })
  pen.write(
    text,
    {
      x: place.x + size,
      y: place.y + (place.height - height) / 2,
      width,
      lines: 2,
      link: image.address,
    },
    { size, colour: SOFT_INK },
  )
}
