import { sharp } from '../sharp.ts'

/** Pixels in memory, row by row. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly data: Uint8ClampedArray
}

/** The space in which leaves are drawn, and how many pixels a unit gets. */
export interface Frame {
  /** In units of the leaf. */
  readonly width: number
  readonly height: number
  /** Pixels per unit. */
  readonly scale: number
}

export const pixelsOf = ({ width, height, scale }: Frame): { width: number; height: number } => ({
  width: Math.round(width * scale),
  height: Math.round(height * scale),
})

/**
 * Lets this process read SVG, which the image server never does: a drawing could name other files.
 * Only for the process that draws the sample, which reads no drawings but these.
 */
export const allowDrawings = (): unknown => sharp.unblock({ operation: ['VipsForeignLoadSvg'] })

/** Draws SVG elements, given in units of the leaf, on nothing: four channels, the last is how much covers. */
export async function rasterise(elements: string, frame: Frame): Promise<Raster> {
  const { width, height } = pixelsOf(frame)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${frame.width} ${frame.height}">${elements}</svg>`
  const { data, info } = await sharp(Buffer.from(svg), { unlimited: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, channels: 4, data: clamped(data) }
}

/** How much of each cell of a grid something covers, from 0 to 1, softened: as seen through parchment. */
export async function coverage(
  raster: Raster,
  grid: { readonly width: number; readonly height: number; readonly blur: number },
): Promise<Float32Array> {
  const { data } = await sharp(raster.data, { raw: rawOf(raster) })
    .extractChannel(3)
    .resize(grid.width, grid.height, { fit: 'fill', kernel: 'linear' })
    .blur(grid.blur)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return new Float32Array(data).map((value) => value / 255)
}

/** The same bytes as the one kind of array that all rasters have: code for several kinds runs slower. */
export const clamped = ({ buffer, byteOffset, length }: Uint8Array): Uint8ClampedArray =>
  new Uint8ClampedArray(buffer, byteOffset, length)

export const rawOf = ({
  width,
  height,
  channels,
}: Raster): Pick<Raster, 'width' | 'height' | 'channels'> => ({
  width,
  height,
  channels,
})
