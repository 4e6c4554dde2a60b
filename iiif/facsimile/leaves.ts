import { boxAround } from '../annotation/formats/places.ts'
import { textOf } from '../annotation/bodies.ts'
import { creditOf, type Credit } from '../credits/credit.ts'
import { plainOf } from '../credits/plain.ts'
import { plainTextOf } from '../annotation/formats/web/plain-text.ts'
import type { Dimensions } from '../image/dimensions.ts'
import { textFor } from '../language-map.ts'
import { annotationsOn, canvasesOf, type CanvasRecord, type Project } from '../project/model.ts'
import { imagesIn, type Area, type PaintedImage, type Placement } from '../project/painting.ts'

/** A canvas as a page shows it. */
export interface Leaf extends Dimensions {
  readonly canvas: string
  readonly label: string
  /** The lowest first; of a choice the first. */
  readonly pictures: readonly LeafPicture[]
  readonly credit: Credit
  /** What is transcribed, in the order of the list. */
  readonly lines: readonly TranscribedLine[]
}

export interface LeafPicture {
  readonly image: PaintedImage
  /** In units of the canvas. */
  readonly placement: Placement
  /** In pixels of the full image. */
  readonly crop?: Area
}

/** One line of a transcription. */
export interface TranscribedLine extends Area {
  readonly text: string
}

/** The canvases of the object in reading order, as pages show them. */
export const leavesOf = (project: Project, languages: readonly string[]): readonly Leaf[] =>
  canvasesOf(project).map((canvas, index) => ({
    canvas: canvas.id,
    label: plainOf(textFor(canvas.label, languages)) || String(index + 1),
    width: canvas.width,
    height: canvas.height,
    pictures: picturesOn(canvas),
    credit: creditOf(project, canvas, languages),
    lines: annotationsOn(project, canvas.id)
      .filter(({ motivation }) => motivation === 'supplementing')
      .flatMap((annotation) =>
        linesIn(plainWords(textOf(annotation)), boxOn(canvas, annotation.target)),
      ),
  }))

const plainWords = (text: string): string =>
  /^<.*>$/s.test(text.trim()) ? plainTextOf(text) : text

function picturesOn(canvas: CanvasRecord): readonly LeafPicture[] {
  return canvas.painting.flatMap(({ body, placement, crop }) => {
    const image = imagesIn(body)[0]
    if (!image) return []
    const whole = { x: 0, y: 0, width: canvas.width, height: canvas.height }
    return [{ image, placement: placement ?? whole, ...(crop && { crop }) }]
  })
}

function boxOn(canvas: Dimensions, target: Parameters<typeof boxAround>[0]): Area {
  const { left, top, right, bottom } = boxAround(target, canvas)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The lines of a text, each in its share of the height. */
function linesIn(text: string, box: Area): readonly TranscribedLine[] {
  const lines = text.split('\n').map((line) => line.trim())
  const height = box.height / lines.length
  return lines.flatMap((line, index) =>
    line === '' ? [] : [{ ...box, text: line, y: box.y + index * height, height }],
  )
}
