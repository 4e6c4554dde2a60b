import type { Dimensions } from '../../iiif/image/dimensions.ts'
import type { ProblemReport } from '../../iiif/problem.ts'

/** A file that is open in this process: threads share descriptors, and whoever opened it has checked it. */
export interface OpenFile {
  readonly descriptor: number
  /** In bytes. */
  readonly size: number
}

/** What may be asked of the thread that decodes. */
export interface DecoderJobs {
  /** The pages of a PDF and their sizes, in their order. */
  describePdf: {
    readonly job: { readonly file: OpenFile }
    readonly result: readonly (Dimensions | ProblemReport)[]
  }
  /** The one JPEG that a scanned page of a PDF is, if it is one. */
  extractPdfScan: {
    readonly job: { readonly file: OpenFile; readonly page: number }
    readonly result: PdfScan | undefined
  }
  /** A page of a PDF, drawn so that it has exactly this size in pixels. */
  drawPdfPage: {
    readonly job: { readonly file: OpenFile; readonly page: number; readonly size: Dimensions }
    readonly result: DecodedPicture
  }
  /** A JPEG 2000 image, reduced by `factor` or by less where it has no copy so small. */
  decodeJpeg2000: {
    readonly job: { readonly file: OpenFile; readonly factor: number }
    readonly result: DecodedPicture
  }
  /** The main picture of a HEIC file, turned as the file says. */
  decodeHeic: {
    readonly job: { readonly file: OpenFile }
    readonly result: DecodedPicture
  }
  /** A picture as a JPEG 2000 file, of which nothing is lost. */
  encodeJpeg2000: {
    readonly job: RawPicture
    readonly result: { readonly file: Uint8Array }
  }
}

/** Pixels one after the other, eight bits a sample: grey, or red, green and blue. */
export interface RawPicture extends Dimensions {
  readonly pixels: Uint8Array
  readonly samples: 1 | 3
}

export type DecoderKind = keyof DecoderJobs

/** A picture, whole and undamaged. */
export interface DecodedPicture extends Dimensions {
  /** A TIFF without compression, with the colour profile of the picture where it has one. */
  readonly tiff: Uint8Array
}

/** A scanned page as it lies in the PDF. */
export interface PdfScan extends Dimensions {
  /** A JPEG that says how it is to be turned and what its colours mean. */
  readonly jpeg: Uint8Array
  /** The page as the PDF shows it, small: if the JPEG does not look like it, there is more to the page. */
  readonly proof: DecodedPicture
}

export interface DecoderRequest {
  readonly kind: DecoderKind
  readonly job: DecoderJobs[DecoderKind]['job']
}

export type DecoderAnswer =
  | { readonly kind: 'done'; readonly result: DecoderJobs[DecoderKind]['result'] }
  | { readonly kind: 'refused'; readonly problem: ProblemReport }
  /** Something unforeseen: mostly a decoder that gave up on a damaged file. */
  | { readonly kind: 'failed'; readonly message: string }
