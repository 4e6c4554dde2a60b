import { sharp } from '../../sharp.ts'
import { createClouds, createNoise, noiseAlong } from '../noise.ts'
import type { Random } from '../random.ts'
import { clamped, pixelsOf, rasterise, rawOf, type Frame, type Raster } from '../raster.ts'
import { drawColourTarget, drawScaleBar } from './target.ts'

const DESK: Frame = { width: 1500, height: 2000, scale: 1 }

/**
 * A quick photograph of a leaf on a desk, a little askew, with a colour target and a rule: three channels,
 * upright. The file holds it lying on its side, as a camera held upright writes it.
 */
export async function photographOnDesk(random: Random, leaf: Raster): Promise<Raster> {
  const { width, height } = pixelsOf(DESK)
  const wood = drawWood(random, width, height)
  // The leaf without the felt around it, as if it were loose.
  const page = await sharp(leaf.data, { raw: rawOf(leaf) })
    .extract({ left: 60, top: 52, width: 1278, height: 1890 })
    .resize(1010, 1494)
    .ensureAlpha()
    .rotate(-2.4, { background: '#0000' })
    .png({ compressionLevel: 0 })
    .toBuffer()
  const things = await rasterise(
    drawColourTarget({ x: 1172, y: 250, patch: 40 }) +
      `<g transform="rotate(1.2 700 1800)">${drawScaleBar({ x: 180, y: 1800, unit: 96, count: 11 })}</g>`,
    DESK,
  )
  const shadow = await shadowOf(things, page)
  const { data, info } = await sharp(wood.data, { raw: rawOf(wood) })
    .composite([
      { input: shadow, raw: { width, height, channels: 4 } },
      { input: page, left: 60, top: 150 },
      { input: Buffer.from(things.data), raw: rawOf(things) },
    ])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return {
    width: info.width,
    height: info.height,
    channels: 3,
    data: lampLight(clamped(data), info.width),
  }
}

/** Boards of a table: rings drawn long, and a joint between two boards. */
function drawWood(random: Random, width: number, height: number): Raster {
  const rings = createClouds(random.fork('rings'))
  const fibre = createNoise(random.fork('fibre'))
  const data = new Uint8ClampedArray(width * height * 3)
  const figure = new Float32Array(width)
  for (let y = 0; y < height; y += 1) {
    noiseAlong((x) => rings(x / 60 + boardAt(x) * 11, y / 900 + boardAt(x) * 5), figure)
    for (let x = 0; x < width; x += 1) {
      const board = boardAt(x)
      const joint = Math.abs(((x + 130) % 430) - 2) < 2.5 ? 0.45 : 1
      const ring = 0.5 + 0.5 * Math.sin((figure[x] ?? 0) * 46)
      const light =
        (0.72 + 0.2 * ring + (fibre(x / 1.6, y / 46) - 0.5) * 0.2 + ((board * 37) % 5) * 0.03) *
        joint
      const pixel = (y * width + x) * 3
      data[pixel] = 128 * light
      data[pixel + 1] = 84 * light
      data[pixel + 2] = 52 * light
    }
  }
  return { width, height, channels: 3, data }
}

/** Which board of the table; they are 430 pixels wide. */
const boardAt = (x: number): number => Math.floor((x + 130) / 430)

/** What leaf and things on the desk keep from the light, blurred and a little aside. */
async function shadowOf(things: Raster, page: Buffer): Promise<Buffer> {
  const { width, height } = things
  const dark = { create: { width, height, channels: 4 as const, background: '#0000' } }
  const shapes = await sharp(dark)
    .composite([
      { input: page, left: 72, top: 164 },
      { input: Buffer.from(things.data), raw: rawOf(things), left: 0, top: 0 },
    ])
    .png({ compressionLevel: 0 })
    .toBuffer()
  const alpha = await sharp(shapes).extractChannel(3).blur(9).linear(0.62, 0).raw().toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#120a04' } })
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .raw()
    .toBuffer()
}

/** A lamp at the upper right, darker away from it. */
function lampLight(data: Uint8ClampedArray, width: number): Uint8ClampedArray {
  const lit = new Uint8ClampedArray(data.length)
  const height = data.length / width / 3
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [aside, down] = [x / width - 0.78, y / height - 0.16]
      const light = 1.09 - 0.4 * (aside * aside + down * down)
      const pixel = (y * width + x) * 3
      lit[pixel] = (data[pixel] ?? 0) * light * 1.02
      lit[pixel + 1] = (data[pixel + 1] ?? 0) * light * 0.97
      lit[pixel + 2] = (data[pixel + 2] ?? 0) * light * 0.86
    }
  }
  return lit
}
