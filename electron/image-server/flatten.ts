import { randomUUID } from 'node:crypto'
import { rename } from 'node:fs/promises'
import path from 'node:path'
import type { FlattenLayer, FlattenOrder } from '../contract/flattening.ts'
import { sharp } from './sharp.ts'

/** Of the tiles, in pixels. */
const TILE = 512
/** Of 100: what is made here takes the place of scans, and is looked at closely. */
const QUALITY = 95
const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 } as const
const PAPER = { r: 255, g: 255, b: 255 } as const

/**
 * Makes one image of several, as an order says, and writes it as a pyramid of tiles that is then served as it is. Each
 * step goes through a file of its own: sharp does the steps of one pipeline in an order of its own, and large images
 * would fill the memory.
 */
export async function flatten(order: FlattenOrder): Promise<void> {
  const laid = []
  for (const layer of order.layers) {
    const one = await layDown(layer, order)
    if (one) laid.push(one)
  }
  const { width, height } = order
  const partial = `${order.file}.partial`
  await sharp({
    create: { width, height, channels: 3, background: PAPER },
    limitInputPixels: false,
  })
    .composite(laid)
    .removeAlpha()
    .toColourspace('srgb')
    .tiff({
      compression: 'jpeg',
      quality: QUALITY,
      tile: true,
      tileWidth: TILE,
      tileHeight: TILE,
      pyramid: true,
      bigtiff: width * height > 400_000_000,
    })
    .toFile(partial)
  await rename(partial, order.file)
}

interface Laid {
  readonly input: string
  readonly left: number
  readonly top: number
  readonly limitInputPixels: false
}

/** One layer as it is seen, without what lies beyond the edge; undefined where nothing of it is on the canvas. */
async function layDown(layer: FlattenLayer, order: FlattenOrder): Promise<Laid | undefined> {
  const temporary = (): string => path.join(order.folder, `${randomUUID()}.tif`)
  const joined = await joinPieces(layer, temporary())
  const { width, height } = layer
  const sized = temporary()
  const resized = open(joined).resize({ width, height, fit: 'fill' }).ensureAlpha()
  const faded = layer.opacity < 1 ? resized.linear([1, 1, 1, layer.opacity], [0, 0, 0, 0]) : resized
  await faded.tiff(PLAIN).toFile(sized)
  const upright = layer.isMirrored ? temporary() : sized
  if (layer.isMirrored) await open(sized).flop().tiff(PLAIN).toFile(upright)
  const turned = layer.rotation === 0 ? upright : temporary()
  if (layer.rotation !== 0)
    await open(upright).rotate(layer.rotation, { background: CLEAR }).tiff(PLAIN).toFile(turned)
  return cutToCanvas(turned, layer, { order, file: temporary() })
}

const PLAIN = { compression: 'none', bigtiff: true } as const

/** Files of our own making: no limit but that of the plan. */
const open = (file: string) => sharp(file, { limitInputPixels: false })

async function joinPieces({ pieces, source }: FlattenLayer, file: string): Promise<string> {
  const inputs = await Promise.all(
    pieces.map(async ({ file: input, left, top }) => ({
      input: await within(input, { left, top, source }),
      left: Math.max(0, left),
      top: Math.max(0, top),
    })),
  )
  const create = { ...source, channels: 4 as const, background: CLEAR }
  await sharp({ create, limitInputPixels: false })
    .composite(inputs)
    .toColourspace('srgb')
    .tiff(PLAIN)
    .toFile(file)
  return file
}

/** A piece without what lies beside the part that is wanted. */
async function within(
  file: string,
  {
    left,
    top,
    source,
  }: { readonly left: number; readonly top: number; readonly source: FlattenLayer['source'] },
): Promise<string> {
  const { width, height } = await sharp(file).metadata()
  const from = { left: Math.max(0, -left), top: Math.max(0, -top) }
  const part = {
    ...from,
    width: Math.min(width, source.width - left) - from.left,
    height: Math.min(height, source.height - top) - from.top,
  }
  if (part.width === width && part.height === height) return file
  const cut = `${file}.cut.tif`
  await sharp(file).extract(part).tiff(PLAIN).toFile(cut)
  return cut
}

async function cutToCanvas(
  turned: string,
  { middle }: FlattenLayer,
  { order, file }: { readonly order: FlattenOrder; readonly file: string },
): Promise<Laid | undefined> {
  const { width, height } = await open(turned).metadata()
  const left = Math.round(middle.x - width / 2)
  const top = Math.round(middle.y - height / 2)
  const from = { left: Math.max(0, -left), top: Math.max(0, -top) }
  const seen = {
    width: Math.min(width, order.width - left) - from.left,
    height: Math.min(height, order.height - top) - from.top,
  }
  if (seen.width <= 0 || seen.height <= 0) return undefined
  await open(turned)
    .extract({ ...from, ...seen })
    .tiff(PLAIN)
    .toFile(file)
  return { input: file, left: left + from.left, top: top + from.top, limitInputPixels: false }
}
