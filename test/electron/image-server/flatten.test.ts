import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { flatten } from '../../../electron/image-server/flatten.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const solid = (
  file: string,
  size: { readonly width: number; readonly height: number },
  background: string,
) =>
  sharp({ create: { ...size, channels: 3, background } })
    .png()
    .toFile(file)

/** The colour at a point, as `r,g,b`. */
async function colourAt(file: string, left: number, top: number): Promise<readonly number[]> {
  const { data } = await sharp(file)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data]
}

const isNear = (colour: readonly number[], wanted: readonly number[]): boolean =>
  wanted.every((value, index) => Math.abs(value - (colour[index] ?? -99)) < 12)

test('layers are joined of their pieces, resized, mirrored, turned and laid down where they belong', async () => {
  const folder = temporaryFolder()
  const at = (name: string): string => path.join(folder, name)
  // Red at the left, blue at the right, in two pieces that begin before the part and end behind it.
  await solid(at('red'), { width: 60, height: 120 }, '#ff0000')
  await solid(at('blue'), { width: 60, height: 120 }, '#0000ff')
  await solid(at('green'), { width: 50, height: 50 }, '#00ff00')
  const file = at('made.tif')
  await flatten({
    file,
    folder,
    width: 400,
    height: 300,
    layers: [
      {
        pieces: [
          { file: at('red'), left: -10, top: -10 },
          { file: at('blue'), left: 50, top: -10 },
        ],
        source: { width: 100, height: 100 },
        width: 200,
        height: 200,
        isMirrored: true,
        rotation: 90,
        middle: { x: 200, y: 150 },
        opacity: 1,
      },
      {
        pieces: [{ file: at('green'), left: 0, top: 0 }],
        source: { width: 50, height: 50 },
        width: 100,
        height: 100,
        isMirrored: false,
        rotation: 45,
        middle: { x: 400, y: 300 },
        opacity: 0.5,
      },
    ],
  })
  const made = await sharp(file).metadata()
  expect([made.width, made.height]).toEqual([400, 300])
  expect(made.pages).toBeGreaterThanOrEqual(1)
  // Mirrored, blue is at the left; turned by a quarter, what was at the left is above.
  expect(isNear(await colourAt(file, 200, 80), [0, 0, 255])).toBe(true)
  expect(isNear(await colourAt(file, 200, 220), [255, 0, 0])).toBe(true)
  expect(isNear(await colourAt(file, 20, 150), [255, 255, 255])).toBe(true)
  // Half opaque over the white of the canvas, and only the quarter of it that lies on the canvas.
  expect(isNear(await colourAt(file, 390, 290), [127, 255, 127])).toBe(true)
  expect(isNear(await colourAt(file, 399, 200), [255, 255, 255])).toBe(true)
})
