import { sharp } from '../sharp.ts'
import { photographBoard, type Board } from './leaves/binding.ts'
import { CODEX } from './leaves/codex.ts'
import { photographOnDesk } from './leaves/desk.ts'
import {
  drawInk,
  frameOf,
  openWorkshop,
  photographSide,
  type Workshop,
} from './leaves/draw-side.ts'
import { photographFragment } from './leaves/fragment.ts'
import { drawUndertext } from './leaves/palimpsest.ts'
import type { Side } from './leaves/side.ts'
import { lightWithUltraviolet } from './leaves/ultraviolet.ts'
import { rasterise, rawOf, type Raster } from './raster.ts'

/** One image of the sample as a file: `name` from the folder, with forward slashes. */
export interface Picture {
  readonly name: string
  readonly bytes: Uint8Array
}

export type Keep = (picture: Picture) => Promise<void>

/** How many pictures are in hand at once: while one is encoded, the next is drawn. */
const AT_ONCE = 3

/** Draws every picture of the sample, in no particular order, and hands each over to be kept. */
export async function drawPictures(keep: Keep): Promise<void> {
  const workshop = openWorkshop()
  const works = [
    ...CODEX.map((leaf) => () => drawLeaf(workshop, keep, leaf)),
    ...(['front', 'rear'] as const).map((board) => () => drawBoard(workshop, keep, board)),
    () => drawFragment(workshop, keep),
  ]
  const worker = async (): Promise<void> => {
    for (let work = works.shift(); work; work = works.shift()) await work()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

async function drawLeaf(
  workshop: Workshop,
  keep: Keep,
  [recto, verso]: readonly [Side, Side],
): Promise<void> {
  const [front, back] = await Promise.all([drawInk(workshop, recto), drawInk(workshop, verso)])
  const rectoPhoto = await photographSide(workshop, recto, { ink: front, behind: back })
  const versoPhoto = await photographSide(workshop, verso, { ink: back, behind: front })
  await Promise.all([
    keepSide(keep, recto, rectoPhoto),
    keepSide(keep, verso, versoPhoto),
    ...(recto.name === 'f. 5r'
      ? [drawUltraviolet(workshop, keep, { side: recto, ink: front, behind: back })]
      : []),
    ...(recto.name === 'f. 10r' ? [drawDesk(workshop, keep, rectoPhoto)] : []),
  ])
}

async function keepSide(keep: Keep, { name }: Side, photo: Raster): Promise<void> {
  const image = sharp(photo.data, { raw: rawOf(photo) })
  if (name !== 'f. 10v')
    return keep({ name: `codex/${name}.jpg`, bytes: await image.jpeg({ quality: 88 }).toBuffer() })
  return keep({
    name: `codex/${name}.webp`,
    bytes: await image.webp({ quality: 86, effort: 2 }).toBuffer(),
  })
}

async function drawBoard(workshop: Workshop, keep: Keep, board: Board): Promise<void> {
  const photo = await photographBoard(workshop.random.fork(board), board)
  const bytes = await sharp(photo.data, { raw: rawOf(photo) })
    .jpeg({ quality: 86 })
    .toBuffer()
  await keep({ name: board === 'front' ? 'codex/cover.jpg' : 'codex/rear cover.jpg', bytes })
}

async function drawFragment(workshop: Workshop, keep: Keep): Promise<void> {
  const photo = await photographFragment(workshop.random.fork('fragment'), workshop.grain.hair)
  const bytes = await sharp(photo.data, { raw: rawOf(photo) })
    .png({ compressionLevel: 4 })
    .toBuffer()
  await keep({ name: 'fragments/f. 8, fragment.png', bytes })
}

/** The same leaf as in the codex, in the light of a lamp that shows what was scraped off: 16 bits a channel. */
async function drawUltraviolet(
  workshop: Workshop,
  keep: Keep,
  { side, ink, behind }: { readonly side: Side; readonly ink: Raster; readonly behind: Raster },
): Promise<void> {
  const [nothing, under] = await Promise.all([
    rasterise('<path d=""/>', frameOf(side)),
    rasterise(drawUndertext(workshop.random.fork(side.name).fork('undertext'), 1), frameOf(side)),
  ])
  const blank = await photographSide(workshop, side, { ink: nothing, behind })
  const lit = lightWithUltraviolet(blank, ink, under)
  const bytes = await sharp(lit.data, {
    raw: { width: lit.width, height: lit.height, channels: 3 },
  })
    .toColourspace('rgb16')
    .tiff({ compression: 'deflate', predictor: 'horizontal' })
    .toBuffer()
  await keep({ name: 'light/f. 5r, ultraviolet.tif', bytes })
}

/** Stored lying on its side with the orientation that sets it upright, as a camera held upright does. */
async function drawDesk(workshop: Workshop, keep: Keep, leaf: Raster): Promise<void> {
  const photo = await photographOnDesk(workshop.random.fork('desk'), leaf)
  const bytes = await sharp(photo.data, { raw: rawOf(photo) })
    .rotate(270)
    .withExif({
      IFD0: { Make: 'Florilegium', Model: 'Drawn camera' },
      IFD2: { DateTimeOriginal: '2024:06:21 10:20:30' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 85 })
    .toBuffer()
  await keep({ name: 'light/f. 10r on the desk.jpg', bytes })
}
