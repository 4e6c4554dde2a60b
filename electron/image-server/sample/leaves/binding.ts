import { sharp } from '../../sharp.ts'
import { createClouds, createNoise, noiseAlong } from '../noise.ts'
import { placeAt } from '../ornament/brush.ts'
import { gild } from '../paper/gilding.ts'
import { short, softShapeOf, type Point } from '../pen/path.ts'
import type { Random } from '../random.ts'
import { pixelsOf, rasterise, rawOf, type Frame, type Raster } from '../raster.ts'
import { LEAF } from './side.ts'

export type Board = 'front' | 'rear'

const FRAME: Frame = { ...LEAF, scale: 1 }
const BOARD = { x: 58, y: 44, width: LEAF.width - 116, height: LEAF.height - 92 } as const

/** A board of the binding: brown calf, tooled blind with lines and stamps, a gilt flower on the front. */
export async function photographBoard(random: Random, board: Board): Promise<Raster> {
  const { width, height } = pixelsOf(FRAME)
  const [relief, bare] = await Promise.all([
    rasterise(drawTooling(board), FRAME),
    rasterise('<path d=""/>', FRAME),
  ])
  const pressed = await sharp(relief.data, { raw: rawOf(relief) })
    .extractChannel(3)
    .blur(1.3)
    .raw()
    .toBuffer()
  const metal = await gild(random, bare, { shapes: drawMetal(board), frame: FRAME })
  const leather = createClouds(random.fork('leather'))
  const wear = createClouds(random.fork('wear'))
  const pebble = createNoise(random.fork('pebble'))
  const data = new Uint8ClampedArray(width * height * 3)
  const [tone, rub] = [new Float32Array(width), new Float32Array(width)]
  for (let y = 0; y < height; y += 1) {
    noiseAlong((x) => leather(x / 240, y / 240), tone)
    noiseAlong((x) => wear(x / 150, y / 170), rub)
    for (let x = 0; x < width; x += 1) {
      const pixel = y * width + x
      const inside = insideBoard(x, y)
      const bump = pebble(x / 5.2, y / 5.2) * 0.6 + pebble(x / 2.3 + 7, y / 2.3) * 0.4
      const depth = (pressed[pixel] ?? 0) / 255
      const slope =
        ((pressed[pixel + width + 1] ?? 0) - (pressed[Math.max(0, pixel - width - 1)] ?? 0)) / 255
      const rubbed = Math.max(0, (rub[x] ?? 0) - 0.56) * 1.9 + Math.max(0, 1 - inside / 40) * 0.5
      const light =
        (0.74 +
          ((tone[x] ?? 0) - 0.5) * 0.5 +
          (bump - 0.5) * 0.22 +
          rubbed * 0.55 -
          depth * 0.34 +
          slope * 0.5) *
        (1.06 - 0.2 * (x / width)) *
        edgeLight(inside)
      const hidden = (metal.data[pixel * 4 + 3] ?? 0) / 255
      const felt = inside < 0 ? 44 - 32 * Math.exp(inside / 18) + bump * 5 : 0
      for (let part = 0; part < 3; part += 1) {
        const surface = inside < 0 ? felt * (FELT[part] ?? 1) : (CALF[part] ?? 0) * light
        data[pixel * 3 + part] =
          surface + ((metal.data[pixel * 4 + part] ?? 0) * 0.9 - surface) * hidden
      }
    }
  }
  return { width, height, channels: 3, data }
}

const CALF = [132, 74, 40] as const
const FELT = [1, 0.95, 0.9] as const

/** How far inside the board, with round corners, in units. */
function insideBoard(x: number, y: number): number {
  const round = 34
  const dx = Math.min(x - BOARD.x, BOARD.x + BOARD.width - x)
  const dy = Math.min(y - BOARD.y, BOARD.y + BOARD.height - y)
  if (dx > round || dy > round) return Math.min(dx, dy)
  return round - Math.sqrt((round - dx) ** 2 + (round - dy) ** 2)
}

const edgeLight = (inside: number): number => 0.5 + 0.5 * Math.min(1, Math.max(0, inside) / 15)

/** What hot tools pressed into the leather. */
function drawTooling(board: Board): string {
  const frames = [70, 82, 176, 188, 330].map((inset) =>
    rectangle(inset, inset === 82 || inset === 176 ? 5 : 3),
  )
  const stamps: string[] = []
  for (let x = 130; x <= BOARD.width - 130; x += 79)
    stamps.push(
      star({ x: BOARD.x + x, y: BOARD.y + 129 }, 22),
      star({ x: BOARD.x + x, y: BOARD.y + BOARD.height - 129 }, 22),
    )
  for (let y = 208; y <= BOARD.height - 200; y += 79.4)
    stamps.push(
      star({ x: BOARD.x + 129, y: BOARD.y + y }, 22),
      star({ x: BOARD.x + BOARD.width - 129, y: BOARD.y + y }, 22),
    )
  const field = {
    x: BOARD.x + 330,
    y: BOARD.y + 330,
    width: BOARD.width - 660,
    height: BOARD.height - 660,
  }
  const lattice: string[] = []
  const [columns, rows] = [4, 8]
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [
        field.x + ((column + 0.5) * field.width) / columns,
        field.y + ((row + 0.5) * field.height) / rows,
      ]
      const isMiddle = board === 'front' && row > 1 && row < 6 && column > 0 && column < 3
      if (!isMiddle)
        lattice.push(
          diamond({ x, y }, field.width / columns / 2, field.height / rows / 2),
          leafStamp({ x, y }),
        )
    }
  }
  return frames.join('') + stamps.join('') + lattice.join('')
}

const rectangle = (inset: number, width: number): string =>
  `<rect x="${BOARD.x + inset}" y="${BOARD.y + inset}" width="${BOARD.width - inset * 2}" height="${BOARD.height - inset * 2}" fill="none" stroke="#fff" stroke-width="${width}"/>`

const diamond = ({ x, y }: Point, halfWidth: number, halfHeight: number): string =>
  `<path d="M${short(x - halfWidth)} ${short(y)}L${short(x)} ${short(y - halfHeight)}L${short(x + halfWidth)} ${short(y)}L${short(x)} ${short(y + halfHeight)}Z" fill="none" stroke="#fff" stroke-width="4"/>`

function star(at: Point, radius: number): string {
  const points = Array.from({ length: 16 }, (_, index) =>
    placeAt(at, (index / 16) * Math.PI * 2)(index % 2 === 0 ? radius : radius * 0.5, 0),
  )
  return `<path d="${softShapeOf(points)}" fill="#fff"/><circle cx="${short(at.x)}" cy="${short(at.y)}" r="${short(radius * 1.35)}" fill="none" stroke="#fff" stroke-width="2"/>`
}

function leafStamp(at: Point): string {
  return (
    [0, 1, 2, 3]
      .map((quarter) => {
        const place = placeAt(at, (quarter * Math.PI) / 2 + Math.PI / 4)
        return `<path d="${softShapeOf([place(4, 0), place(16, 11), place(34, 0), place(34, 0), place(16, -11)])}" fill="#fff"/>`
      })
      .join('') + `<circle cx="${short(at.x)}" cy="${short(at.y)}" r="5" fill="#fff"/>`
  )
}

/** Clasps at the fore-edge, corner pieces, and on the front a gilt flower. */
function drawMetal(board: Board): string {
  const foreEdge = board === 'front' ? BOARD.x + BOARD.width : BOARD.x
  const inward = board === 'front' ? -1 : 1
  const clasps = [0.27, 0.73].map((down) => {
    const y = BOARD.y + BOARD.height * down
    const at = (along: number, aside: number): Point => ({
      x: foreEdge + inward * along,
      y: y + aside,
    })
    const plate = softShapeOf([
      at(-26, -26),
      at(-26, -26),
      at(50, -34),
      at(96, -16),
      at(122, 0),
      at(96, 16),
      at(50, 34),
      at(-26, 26),
      at(-26, 26),
    ])
    return `<path d="${plate}" fill="#fff"/>`
  })
  const corners = [
    [0, 0, 1, 1],
    [1, 0, -1, 1],
    [0, 1, 1, -1],
    [1, 1, -1, -1],
  ].map(([across = 0, down = 0, right = 1, below = 1]) => {
    const x = BOARD.x + across * BOARD.width
    const y = BOARD.y + down * BOARD.height
    const at = (dx: number, dy: number): Point => ({ x: x + dx * right, y: y + dy * below })
    return `<path d="${softShapeOf([at(8, 8), at(8, 8), at(120, 8), at(104, 30), at(60, 40), at(74, 74), at(40, 60), at(30, 104), at(8, 120)])}" fill="#fff"/>`
  })
  return (
    clasps.join('') +
    corners.join('') +
    (board === 'front'
      ? giltFlower({ x: BOARD.x + BOARD.width / 2, y: BOARD.y + BOARD.height / 2 })
      : '')
  )
}

function giltFlower(centre: Point): string {
  const petals = Array.from({ length: 8 }, (_, index) => {
    const place = placeAt(centre, (index / 8) * Math.PI * 2)
    const long = index % 2 === 0 ? 150 : 104
    return `<path d="${softShapeOf([place(30, 0), place(long * 0.5, 34), place(long * 0.86, 22), place(long, 0), place(long, 0), place(long * 0.86, -22), place(long * 0.5, -34)])}" fill="none" stroke="#fff" stroke-width="6"/>`
  })
  const vine = [0, 1, 2, 3].flatMap((quarter) => {
    const place = placeAt(centre, (quarter * Math.PI) / 2)
    return [-1, 1].map((side) => {
      const leaf = softShapeOf([
        place(190, side * 18),
        place(214, side * 52),
        place(262, side * 44),
        place(262, side * 44),
        place(232, side * 14),
      ])
      return `<path d="${leaf}" fill="#fff"/>`
    })
  })
  return (
    petals.join('') +
    vine.join('') +
    `<circle cx="${centre.x}" cy="${centre.y}" r="26" fill="#fff"/><circle cx="${centre.x}" cy="${centre.y}" r="176" fill="none" stroke="#fff" stroke-width="5"/>`
  )
}
