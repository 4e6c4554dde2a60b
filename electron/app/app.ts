import type { AppApi, AppEvents } from '../contract/app-api.ts'
import type { Outcome } from '../contract/outcome.ts'
import type { RemotePicture } from '../remote/remote-pictures.ts'
import type { Previews } from './previews.ts'

export type { RemotePicture }

/** Tells the window something unasked. */
export type Emit = <Event extends keyof AppEvents>(event: Event, detail: AppEvents[Event]) => void

/**
 * Every method of the API as main answers it. The payload comes from outside and is checked here: the
 * shell hands it on as it came. Never rejects: whatever goes wrong is an outcome.
 */
export type AppHandlers = {
  readonly [Method in keyof AppApi]: (
    payload?: unknown,
  ) => Promise<Outcome<ReturnType<AppApi[Method]>>>
}

/** The program without a window: what the shell, the command line and the tests hold. */
export interface App {
  readonly handlers: AppHandlers
  /**
   * Where the images of the open project are served: `http://127.0.0.1:{port}/{prefix}/image/{version}`
   * is `base` + `/image/` + version. For the app's own scheme; waits while the image server restarts.
   * @throws Problem `project/none-open`, `server/stopped`
   */
  imageServerBase(): Promise<string>
  /**
   * A picture of the open object that another server holds, or what that server says of it.
   *
   * @param target as the window wrote it, undecoded: `/remote/…`
   * @throws Problem `remote/…`; the reason of the signal
   */
  remotePicture(target: string, signal: AbortSignal): Promise<RemotePicture>
  /** For the windows of viewers. */
  readonly previews: Previews
  /** A path that the scholar dropped, or named on the command line: allowed from now on, and told to the window. */
  requestOpen(path: string): Promise<void>
  /** Waits until everything accepted is durable; refused with `project/not-saved` when it cannot be. */
  flush(): Promise<Outcome<void>>
  /** Saves, stops watching, stops the image server. What cannot be saved is lost: ask `flush` first. */
  close(): Promise<Outcome<void>>
}
