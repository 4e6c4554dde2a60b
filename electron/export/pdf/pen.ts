import PDFDocument from 'pdfkit'
import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { FONT_NAMES, type FontName, type PdfFonts } from './fonts.ts'
import { runsOf, type TextLine } from './text-runs.ts'
import { wrapText } from './wrap-text.ts'

export interface TextStyle {
  /** In points. */
  readonly size: number
  readonly colour: string
}

/** A place for text: where its first line begins and how wide its lines may be, in points from the upper left. */
export interface TextPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  /** What is longer ends with dots. */
  readonly lines?: number
  readonly link?: string
}

export const INK = '#1c1a17'
export const SOFT_INK = '#6a645a'
export const HAIRLINE = '#c9c2b4'

/** Of a line of text, in its size. */
const LINE_HEIGHT = 1.32

/** Writes text with the fonts of the program, in any direction, on the page that was added last. */
export interface Pen {
  readonly document: PDFKit.PDFDocument
  /** @returns where the next text may begin, in points from the top */
  write(text: string, place: TextPlace, style: TextStyle): number
  /** How high a text will be, in points. */
  heightOf(text: string, place: Pick<TextPlace, 'width' | 'lines'>, style: TextStyle): number
  /** Text that is not seen but found and copied, as wide as its place. */
  writeUnseen(text: string, place: Dimensions & { readonly x: number; readonly y: number }): void
}

export function takePen(document: PDFKit.PDFDocument, fonts: PdfFonts): Pen {
  for (const name of FONT_NAMES) document.registerFont(name, fonts.data[name])

  const measure = (line: TextLine, size: number): number =>
    line.runs.reduce((sum, { font, text }) => sum + widthOf(font, text, size), 0)
  const widthOf = (font: FontName, text: string, size: number): number =>
    document.font(font, size).widthOfString(text, WHOLE)
  const measureText = (text: string, size: number): number => measure(runsOf(text, fonts), size)
  const wrap = (text: string, { width, lines }: Pick<TextPlace, 'width' | 'lines'>, size: number) =>
    wrapText(text, { width, lines, measure: (piece) => measureText(piece, size) })

  const draw = (
    line: TextLine,
    at: { readonly x: number; readonly baseline: number; readonly size: number },
  ): void => {
    let { x } = at
    for (const { font, text } of line.runs) {
      document.font(font, at.size).text(text, x, at.baseline, DRAWN)
      x += widthOf(font, text, at.size)
    }
  }

  return {
    document,
    write(text, place, { size, colour }) {
      document.fillColor(colour)
      let top = place.y
      for (const piece of wrap(text, place, size)) {
        const line = runsOf(piece, fonts)
        const width = measure(line, size)
        const x =
          line.direction === 'right-to-left' ? place.x + Math.max(0, place.width - width) : place.x
        draw(line, { x, baseline: top + size, size })
        if (place.link !== undefined) document.link(x, top, width, size * LINE_HEIGHT, place.link)
        top += size * LINE_HEIGHT
      }
      return top
    },
    heightOf: (text, place, { size }) => wrap(text, place, size).length * size * LINE_HEIGHT,
    writeUnseen(text, { x, y, width, height }) {
      const line = runsOf(text, fonts)
      const size = Math.max(1, height * 0.75)
      const natural = measure(line, size)
      if (natural <= 0 || width <= 0) return
      document.save()
      // Neither filled nor outlined. @see ISO 32000-1, 9.3.6 Text Rendering Mode
      document.addContent('3 Tr')
      document.translate(x, 0).scale(width / natural, 1)
      draw(line, { x: 0, baseline: y + height * 0.8, size })
      document.restore()
    },
  }
}

/** Shaped as one: the library would lay the words of a line of Hebrew out from left to right. */
const WHOLE = { features: [] as PDFKit.Mixins.OpenTypeFeatures[], lineBreak: false }
const DRAWN = { ...WHOLE, baseline: 'alphabetic' as const }

export interface DocumentInformation {
  readonly title: string
  readonly made: Date
}

/** A document without pages yet. */
export const newDocument = ({ title, made }: DocumentInformation): PDFKit.PDFDocument =>
  new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Creator: 'Florilegium', Producer: 'Florilegium', CreationDate: made },
    // No standard font, which would be looked for beside the program.
    font: null as never,
  })
