import type { ProblemReport } from '../../iiif/problem.ts'
import type { SourceFormat } from './app-api.ts'
import type { FlattenOrder } from './flattening.ts'
import type { Outcome } from './outcome.ts'

/**
 * What the image server and the process that started it say to each other: over the message port of a
 * utilityProcess in the app, over the channel of a forked Node process elsewhere. All plain JSON.
 */

/** A file as it was at one time. */
export interface FileState {
  /** The folder that was chosen, absolute. The file must still lie in it when it is opened. */
  readonly root: string
  /** From the root, with the separators of the system. */
  readonly path: string
  /** The bytes of the absolute path in base64, where the name is not UTF-8 and a string cannot hold it. */
  readonly pathBytes?: string
  /** In bytes; with `modified`, tells one state of the file from another. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
}

/**
 * What earlier crashes of the process say of a file: it was being decoded in one, and may be the cause; or
 * it was the cause so often that it is not opened any more.
 */
export type FileStanding = 'suspect' | 'put-aside'

/** The same picture with fewer pixels, elsewhere in its file. */
export interface ReducedCopy {
  /** By how much it is reduced each way: 2, 4, 8 …; its sides are rounded in whatever way. */
  readonly factor: number
  /** From 0, as decoders count. */
  readonly page: number
  /** Which of the directories below that page it is, from 0; absent for the page itself. */
  readonly subdirectory?: number
}

/** How the samples of a TIFF differ from what libraries expect. */
export type SampleFacts =
  /** There are `count` samples for a pixel, more than its colours: those that are shown, from 0. */
  | {
      readonly kind: 'beyond-colours'
      readonly shown: 'colours' | readonly [number, number, number]
      readonly count: number
    }
  /** CIELAB with 8 bits, which is read as if it were something else: where in the file it says so. */
  | { readonly kind: 'lab'; readonly photometricAt: number }

/** An image that the server may serve. What is not in its catalogue does not exist for it. */
export interface PublishedImage extends FileState {
  readonly identifier: string
  readonly format: SourceFormat
  /** In pixels as displayed, after EXIF orientation. */
  readonly width: number
  readonly height: number
  /** Which of the pictures in the file it is, from 0 as decoders count; absent where it is the first. */
  readonly page?: number
  /** Smaller copies of the picture that the file holds itself, such as a pyramid. */
  readonly copies?: readonly ReducedCopy[]
  /**
   * The picture and its copies are a pyramid of square tiles, those of the picture with sides of so many pixels: they
   * are served as they are.
   */
  readonly tileSide?: number
  /** Pixels for a millimetre of what was scanned, which the information document then tells. */
  readonly resolution?: number
  /** There are no colours in it: the information document does not offer them. */
  readonly isGrey?: true
  /** Absent where the samples of a pixel are its colours and perhaps its opacity, which is nearly always. */
  readonly samples?: SampleFacts
  /** The licence or rights statement that its information document gives: the http form of its URI. */
  readonly rights?: string
  /** The scholar allowed this file, though it has more pixels than files usually may have. */
  readonly isAllowedLarge?: boolean
  /** Absent where nothing is known against the file, which is nearly always. */
  readonly standing?: FileStanding
}

export type ToImageServer =
  /** Listen on 127.0.0.1; without a port on any free one. `else` says what to do when it is taken. */
  | { readonly kind: 'listen'; readonly port?: number; readonly ifTaken: 'refuse' | 'take-another' }
  /**
   * Images under `/{prefix}/image/{2|3}/`. Further messages with the same prefix add, replace and remove.
   * The prefix is `/`-free: an unguessable segment, or `open` where the scholar shares the object.
   */
  | {
      readonly kind: 'publish'
      readonly prefix: string
      readonly images: readonly PublishedImage[]
      readonly removed: readonly string[]
    }
  /** Serve nothing under this prefix any more. */
  | { readonly kind: 'withdraw'; readonly prefix: string }
  | {
      readonly kind: 'document'
      readonly request: number
      readonly answer: Outcome<ServedDocument>
    }
  /** Make one image of several. */
  | { readonly kind: 'flatten'; readonly request: number; readonly order: FlattenOrder }
  /** What may be kept on disk of tiles, in bytes. */
  | { readonly kind: 'limitCache'; readonly bytes: number }
  /** Say how much is kept; or give all of it up, and say how much is left. */
  | { readonly kind: 'cache'; readonly wish: 'measure' | 'empty'; readonly request: number }

export interface ServedDocument {
  /** The JSON text. */
  readonly body: string
  readonly version: 2 | 3
}

export type FromImageServer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'refused'; readonly problem: ProblemReport }
  /** The answer to one `flatten`. */
  | { readonly kind: 'flattened'; readonly request: number; readonly answer: Outcome<null> }
  /** The answer to one `cache`. */
  | { readonly kind: 'cacheMeasured'; readonly request: number; readonly bytes: number }
  /** One `publish` is done: requests for its images are answered from now on. One for each, in their order. */
  | { readonly kind: 'published'; readonly prefix: string }
  /**
   * Somebody asked for `/{prefix}/presentation/{version}/{path}`, such as `manifest.json`.
   * `origin` is as the client wrote it (`http://localhost:8080`), for the ids in the document.
   */
  | {
      readonly kind: 'documentWanted'
      readonly request: number
      readonly prefix: string
      readonly version: 2 | 3
      readonly path: string
      readonly origin: string
    }
  /** An image turned out to be damaged when its pixels were read. */
  | {
      readonly kind: 'imageFailed'
      readonly prefix: string
      readonly identifier: string
      readonly problem: ProblemReport
    }
  /** A file begins to be decoded, or nothing decodes it any more: told so that a crash has a cause. */
  | { readonly kind: 'decoding'; readonly step: 'began' | 'ended'; readonly file: FileState }

/** The process of an image server, however it was started. */
export interface ImageServerConnection {
  send(message: ToImageServer): void
  onMessage(listener: (message: FromImageServer) => void): void
  /** Called once, when the process has ended. */
  onExit(listener: (detail: { readonly code: number | null }) => void): void
  stop(): void
}
