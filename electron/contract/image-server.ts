import type { ProblemReport } from '../../iiif/problem.ts'
import type { SourceFormat } from './app-api.ts'
import type { Outcome } from './outcome.ts'

/**
 * What the image server and the process that started it say to each other: over the message port of a
 * utilityProcess in the app, over the channel of a forked Node process elsewhere. All plain JSON.
 */

/** An image that the server may serve. What is not in its catalogue does not exist for it. */
export interface PublishedImage {
  readonly identifier: string
  /** The folder that was chosen, absolute. The file must still lie in it when it is opened. */
  readonly root: string
  /** From the root, with the separators of the system. */
  readonly path: string
  /** The bytes of the absolute path in base64, where the name is not UTF-8 and a string cannot hold it. */
  readonly pathBytes?: string
  readonly format: SourceFormat
  /** In pixels as displayed, after EXIF orientation. */
  readonly width: number
  readonly height: number
  /** In bytes; with `modified`, tells one state of the file from another. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
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

export interface ServedDocument {
  /** The JSON text. */
  readonly body: string
  readonly version: 2 | 3
}

export type FromImageServer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'refused'; readonly problem: ProblemReport }
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

/** The process of an image server, however it was started. */
export interface ImageServerConnection {
  send(message: ToImageServer): void
  onMessage(listener: (message: FromImageServer) => void): void
  /** Called once, when the process has ended. */
  onExit(listener: (detail: { readonly code: number | null }) => void): void
  stop(): void
}
