import path from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { loadFonts } from '../../../../electron/export/pdf/fonts.ts'

/** As they come in the package; the build copies them. */
export const FONTS_FOLDER = path.resolve(
  import.meta.dirname,
  '../../../../node_modules/dejavu-fonts-ttf/ttf',
)
export const fonts = loadFonts(FONTS_FOLDER)

export interface ReadPdf {
  readonly pages: readonly {
    readonly text: string
    /** In points. */
    readonly width: number
    readonly height: number
  }[]
  /** A page as a reader draws it. */
  readonly draw: (page: number) => Promise<{ readonly data: Buffer; readonly width: number }>
}

const sizeOf = (size: { readonly originalWidth: number; readonly originalHeight: number }) => ({
  width: size.originalWidth,
  height: size.originalHeight,
})

/** Reads a PDF with the library of another hand. */
export async function readPdf(data: Uint8Array): Promise<ReadPdf> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(data)
  const pages = [...document.pages()].map((page) => ({
    text: page.getText(),
    ...sizeOf(page.getOriginalSize()),
  }))
  return {
    pages,
    async draw(index) {
      const drawn = await document.getPage(index).render({ scale: 1, render: 'bitmap' })
      const { width, height } = drawn
      const picture = sharp(drawn.data, { raw: { width, height, channels: 4 } })
      return { data: await picture.removeAlpha().png().toBuffer(), width }
    },
  }
}
