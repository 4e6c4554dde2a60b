import { sharp } from '../../sharp.ts'
import { pixelsOf, rawOf, type Frame, type Raster } from '../raster.ts'
import type { Grain } from './grain.ts'
import { CELL, type Shade } from './shade.ts'

export interface Cutout {
  readonly frame: Frame
  /** White where there is parchment, black or nothing where there is none. */
  readonly outline: Raster
  readonly ink: Raster
  readonly shade: Shade
  readonly grain: Grain
  /** What lies beside it on the felt, such as a scale. */
  readonly beside: Raster
}

/** A loose piece of parchment on dark felt, with its shadow: three channels. */
export async function layOnFelt({
  frame,
  outline,
  ink,
  shade,
  grain,
  beside,
}: Cutout): Promise<Raster> {
  const { width, height } = pixelsOf(frame)
  const [shadow, rim] = await Promise.all(
    [9, 2.2].map((blur) => redBlurred(outline, blur * frame.scale)),
  )
  const data = new Uint8ClampedArray(width * height * 3)
  const fall = Math.round(9 * frame.scale)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const pixel = y * width + x
      const speckle =
        grain.values[(y & (grain.size - 1)) * grain.size + (x & (grain.size - 1))] ?? 0
      const covered = ((outline.data[pixel * 4] ?? 0) * (outline.data[pixel * 4 + 3] ?? 0)) / 65025
      const dark = (shadow?.[Math.max(0, y - fall) * width + Math.max(0, x - fall)] ?? 0) / 255
      const felt = (46 + speckle * 7) * (1 - 0.72 * dark)
      const aside = (beside.data[pixel * 4 + 3] ?? 0) / 255
      const slope = (rim?.[pixel] ?? 0) / 255
      // A torn edge is thin and frayed: it catches the light where it rises.
      const edge = 1 - 0.34 * (1 - slope) * 2 * covered
      const written = ((ink.data[pixel * 4 + 3] ?? 0) / 255) * (0.86 + speckle * 0.1)
      for (let part = 0; part < 3; part += 1) {
        const skin =
          (shadeAt(shade, { x: x / frame.scale, y: y / frame.scale }, part) + speckle * 9) * edge
        const surface =
          skin + ((ink.data[pixel * 4 + part] ?? 0) * (0.8 + (0.2 * skin) / 255) - skin) * written
        const ground =
          felt * (FELT[part] ?? 1) * (1 - aside) + (beside.data[pixel * 4 + part] ?? 0) * aside
        data[pixel * 3 + part] = ground + (surface - ground) * covered
      }
    }
  }
  return { width, height, channels: 3, data }
}

const FELT = [1, 0.97, 0.93] as const

function shadeAt(
  { columns, values }: Shade,
  { x, y }: { x: number; y: number },
  part: number,
): number {
  const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)]
  const [across, down] = [x / CELL - column, y / CELL - row]
  const at = (right: number, below: number): number =>
    values[((row + below) * columns + column + right) * 3 + part] ?? 0
  const top = at(0, 0) + (at(1, 0) - at(0, 0)) * across
  const bottom = at(0, 1) + (at(1, 1) - at(0, 1)) * across
  return top + (bottom - top) * down
}

const redBlurred = (raster: Raster, blur: number): Promise<Uint8Array> =>
  sharp(raster.data, { raw: rawOf(raster) })
    .flatten({ background: '#000' })
    .extractChannel(0)
    .blur(blur)
    .raw()
    .toBuffer()
