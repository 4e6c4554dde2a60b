import type { Dimensions } from '../image/dimensions.ts'
import type { Area, Placement } from '../project/painting.ts'
import { PAPERS, type PaperName } from './options.ts'

/** Around what is printed, in points. */
export const MARGIN = 36

/** The sheet for a canvas: on its side where the canvas is wider than high. In points. */
export function sheetFor(canvas: Dimensions, paper: PaperName): Dimensions {
  const { width, height } = PAPERS[paper]
  return canvas.width > canvas.height ? { width: height, height: width } : { width, height }
}

/** The largest place for a shape in the middle of an area. */
export function fitInto({ width, height }: Dimensions, room: Area): Area {
  const scale = Math.min(room.width / width, room.height / height)
  const fitted = { width: width * scale, height: height * scale }
  return {
    ...fitted,
    x: room.x + (room.width - fitted.width) / 2,
    y: room.y + (room.height - fitted.height) / 2,
  }
}

/** A place on a canvas, in points of the page where the canvas lies in an area of it. */
export function onPage(place: Placement, canvas: Dimensions, page: Area): Placement {
  const across = page.width / canvas.width
  const down = page.height / canvas.height
  return {
    ...place,
    x: page.x + place.x * across,
    y: page.y + place.y * down,
    width: place.width * across,
    height: place.height * down,
  }
}

/** A cell of a contact sheet. */
export interface Cell {
  /** From 0. */
  readonly page: number
  /** In points. */
  readonly picture: Area
  /** Where the label begins, below the picture. */
  readonly labelTop: number
}

/** Between the cells, and for two lines of a label below each picture; in points. */
const GAP = 12
const LABEL = 24
/** For the title of each page. */
export const SHEET_HEAD = 30

/** Where the pictures of a contact sheet stand, in reading order. */
export function cellsOf(count: number, columns: number, paper: PaperName): readonly Cell[] {
  const { width, height } = PAPERS[paper]
  const side = (width - 2 * MARGIN - (columns - 1) * GAP) / columns
  const step = side + LABEL + GAP
  const rows = Math.max(1, Math.floor((height - 2 * MARGIN - SHEET_HEAD + GAP) / step))
  const perPage = rows * columns
  return Array.from({ length: count }, (_, index) => {
    const place = index % perPage
    const x = MARGIN + (place % columns) * (side + GAP)
    const y = MARGIN + SHEET_HEAD + Math.floor(place / columns) * step
    return {
      page: Math.floor(index / perPage),
      picture: { x, y, width: side, height: side },
      labelTop: y + side + 3,
    }
  })
}
