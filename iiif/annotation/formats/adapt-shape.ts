import { clipSelection } from '../clip.ts'
import type { Selection, SelectionKind } from '../selectors/index.ts'
import type { PageToWrite } from './pages.ts'
import { boxAround, hundredths, outlineOf, rectangleOf } from './places.ts'

/** How a format, or a viewer, gets a kind of place: as it is, or as what it knows instead. */
export type ShapeForm = 'kept' | 'box' | 'outline' | 'circle'
export type ShapeForms = Readonly<Record<SelectionKind, ShapeForm>>

/** Everything as it is. */
export const ALL_SHAPES: ShapeForms = {
  whole: 'kept',
  rectangle: 'kept',
  ellipse: 'kept',
  polygon: 'kept',
  line: 'kept',
  point: 'kept',
  several: 'kept',
}

/** What formats of transcriptions know: boxes, and outlines of straight lines. */
export const OUTLINES: ShapeForms = {
  ...ALL_SHAPES,
  ellipse: 'outline',
  line: 'box',
  point: 'box',
  several: 'box',
}

type Size = Pick<PageToWrite, 'width' | 'height'>

/** The place in the form that is asked for. */
export function adaptSelection(selection: Selection, page: Size, forms: ShapeForms): Selection {
  switch (forms[selection.kind]) {
    case 'kept':
      return selection.kind === 'several' && forms.point === 'circle'
        ? {
            kind: 'several',
            parts: selection.parts.map((part) =>
              part.kind === 'point' ? circleAround(part, page) : part,
            ),
          }
        : selection
    case 'box':
      return boxed(selection, page)
    case 'outline':
      return selection.kind === 'ellipse' ? outlined(selection, page) : boxed(selection, page)
    case 'circle':
      return selection.kind === 'point' ? circleAround(selection, page) : boxed(selection, page)
  }
}

/** The box around a place, at least one unit each way. */
function boxed(selection: Selection, page: Size): Selection {
  const { left, top, right, bottom } = boxAround(selection, page)
  const box = rectangleOf({
    left: Math.min(left, page.width - 1),
    top: Math.min(top, page.height - 1),
    right: Math.max(right, left + 1),
    bottom: Math.max(bottom, top + 1),
  })
  return clipSelection(box ?? selection, page)
}

/** As many as make a circle look round. */
const CORNERS = 32

function outlined(ellipse: Extract<Selection, { kind: 'ellipse' }>, page: Size): Selection {
  const { x, y, width, height } = ellipse
  const points = Array.from({ length: CORNERS }, (_, index) => {
    const angle = (2 * Math.PI * index) / CORNERS
    return {
      x: hundredths(x + (width / 2) * (1 + Math.cos(angle))),
      y: hundredths(y + (height / 2) * (1 + Math.sin(angle))),
    }
  })
  return outlineOf(points) ?? boxed(ellipse, page)
}

/** A circle that one sees on the whole canvas, a hundredth of it wide, in whole units where there is room for it. */
function circleAround({ x, y }: Extract<Selection, { kind: 'point' }>, page: Size) {
  const wanted = Math.max(1, Math.round(Math.max(page.width, page.height) / 100))
  const room = Math.min(x, y, page.width - x, page.height - y)
  const radius = Math.max(0.5, Math.min(wanted, room))
  return {
    kind: 'ellipse',
    x: hundredths(x - radius),
    y: hundredths(y - radius),
    width: hundredths(2 * radius),
    height: hundredths(2 * radius),
  } as const
}
