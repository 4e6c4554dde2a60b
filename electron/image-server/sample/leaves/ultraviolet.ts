import type { Raster } from '../raster.ts'

/** Sixteen bits for each of three channels. */
export interface DeepRaster {
  readonly width: number
  readonly height: number
  readonly data: Uint16Array
}

const FULL = 65535

/**
 * The leaf under an ultraviolet lamp: parchment glows blue-violet, ink swallows the light, and what was
 * scraped off shows, because the iron of its ink is still in the skin.
 *
 * @param blank the leaf photographed without its ink, three channels
 * @param ink what is written on it
 * @param under what was written on it before
 */
export function lightWithUltraviolet(blank: Raster, ink: Raster, under: Raster): DeepRaster {
  const data = new Uint16Array(blank.width * blank.height * 3)
  for (let pixel = 0; pixel < blank.width * blank.height; pixel += 1) {
    const red = blank.data[pixel * 3] ?? 0
    const blue = blank.data[pixel * 3 + 2] ?? 0
    const light = (red * 0.45 + (blank.data[pixel * 3 + 1] ?? 0) * 0.35 + blue * 0.2) / 255
    // Yellowed and stained skin glows less than clean skin.
    const yellow = red > 0 ? blue / red : 0
    const skin = light * Math.sqrt(Math.sqrt(light)) * Math.min(1, yellow * 1.2)
    const written = (ink.data[pixel * 4 + 3] ?? 0) / 255
    const scraped = (under.data[pixel * 4 + 3] ?? 0) / 255
    const isRed = (ink.data[pixel * 4] ?? 0) > 120 && (ink.data[pixel * 4 + 2] ?? 0) < 90
    const glow = skin * (1 - (isRed ? 0.66 : 0.9) * written) * (1 - 0.44 * scraped * (1 - written))
    data[pixel * 3] =
      FULL * (0.012 + glow * (0.38 + 0.34 * glow) + (isRed ? 0.09 * written * light : 0))
    data[pixel * 3 + 1] = FULL * (0.01 + glow * (0.5 + 0.34 * glow))
    data[pixel * 3 + 2] = FULL * (0.036 + glow * (1.16 - 0.24 * glow))
  }
  return { width: blank.width, height: blank.height, data }
}
