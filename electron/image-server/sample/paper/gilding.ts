import { sharp } from '../../sharp.ts'
import { PIGMENTS } from '../colour.ts'
import type { Random } from '../random.ts'
import { createNoise } from '../noise.ts'
import { rasterise, rawOf, type Frame, type Raster } from '../raster.ts'

/**
 * Lays gold leaf on an ink layer: raised on its ground, so that its edges catch the light from the upper
 * left, and worn in places down to the red bole.
 *
 * @param shapes SVG elements, in units of the leaf, white where gold goes
 * @returns the ink layer with the gold over it
 */
export async function gild(
  random: Random,
  ink: Raster,
  { shapes, frame }: { shapes: string; frame: Frame },
): Promise<Raster> {
  const leaf = await rasterise(shapes, frame)
  const relief = await sharp(leaf.data, { raw: rawOf(leaf) })
    .extractChannel(3)
    .blur(2.4 * frame.scale)
    .raw()
    .toBuffer()
  const sheen = createNoise(random.fork('sheen'))
  const wear = createNoise(random.fork('wear'))
  const data = new Uint8ClampedArray(ink.data)
  const { width, height } = leaf
  const step = Math.max(1, Math.round(frame.scale))
  for (let y = step; y < height - step; y += 1) {
    for (let x = step; x < width - step; x += 1) {
      const pixel = y * width + x
      const cover = (leaf.data[pixel * 4 + 3] ?? 0) / 255
      if (cover === 0) continue
      const slopeX = (relief[pixel - step] ?? 0) - (relief[pixel + step] ?? 0)
      const slopeY = (relief[pixel - step * width] ?? 0) - (relief[pixel + step * width] ?? 0)
      const [u, v] = [x / frame.scale, y / frame.scale]
      const light =
        -(slopeX + slopeY) * 0.9 +
        (sheen(u / 34, v / 34) - 0.45) * 96 +
        (sheen(u / 15, v / 15) - 0.5) * 30
      const worn = Math.min(
        1,
        Math.max(0, wear(u / 15, v / 11) * 0.7 + wear(u / 6, v / 5) * 0.3 - 0.76) * 6,
      )
      const hidden = 1 - cover
      for (let part = 0; part < 3; part += 1) {
        const metal = (PIGMENTS.gold[part] ?? 0) * (1 - worn) + (BOLE[part] ?? 0) * worn
        const value = metal + light * (part === 2 ? 0.72 : 1)
        data[pixel * 4 + part] = value * cover + (data[pixel * 4 + part] ?? 0) * hidden
      }
      data[pixel * 4 + 3] = Math.max(leaf.data[pixel * 4 + 3] ?? 0, data[pixel * 4 + 3] ?? 0)
    }
  }
  return { ...leaf, data }
}

/** The red earth under the gold. */
const BOLE = [176, 104, 70] as const
