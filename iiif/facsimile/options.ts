/** Sheets of paper, upright: in points, of which an inch has 72. */
export const PAPERS = {
  a4: { width: 595.28, height: 841.89 },
  a5: { width: 419.53, height: 595.28 },
  a3: { width: 841.89, height: 1190.55 },
  letter: { width: 612, height: 792 },
} as const
export type PaperName = keyof typeof PAPERS
export const PAPER_NAMES = ['a4', 'a5', 'a3', 'letter'] as const satisfies readonly PaperName[]

/** The longest sides that are offered for the pictures of a facsimile, in pixels. */
export const PICTURE_SIDES = [1000, 2000, 3000, 4000] as const

/** How many pictures stand side by side in a contact sheet. */
export const COLUMNS = [3, 4, 5, 6] as const

/** One page for each canvas. */
export interface FacsimileOptions {
  readonly kind: 'facsimile'
  readonly paper: PaperName
  /** In pixels; smaller images are taken as they are. */
  readonly longestSide: number
  /** Whether what is transcribed lies unseen over its place, so that it can be searched and copied. */
  readonly text: 'none' | 'searchable'
  /** What the reader understands, best first. */
  readonly languages: readonly string[]
}

/** All canvases in small, many on a page. */
export interface ContactSheetOptions {
  readonly kind: 'contact-sheet'
  readonly paper: PaperName
  readonly columns: number
  readonly languages: readonly string[]
}

export type PdfOptions = FacsimileOptions | ContactSheetOptions
