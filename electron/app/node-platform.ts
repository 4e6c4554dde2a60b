import path from 'node:path'
import { fork, type ChildProcess, type ForkOptions } from 'node:child_process'
import type { About } from '../contract/app-api.ts'
import type {
  FromImageServer,
  ImageServerConnection,
  ToImageServer,
} from '../contract/image-server.ts'
import { imageServerEnvironment } from './image-server-environment.ts'
import type { Platform, PlatformPaths } from './platform.ts'

export interface NodePlatformOptions {
  readonly paths: PlatformPaths
  readonly about: About
  /** The entry file of the image server, absolute. */
  readonly imageServer: string
  /** Stand for the system's dialogs: nobody is there to be asked. */
  readonly answers?: Partial<
    Pick<
      Platform,
      | 'chooseFolder'
      | 'chooseProject'
      | 'chooseManifest'
      | 'chooseAnnotationFiles'
      | 'chooseProjectTarget'
      | 'chooseExportTarget'
      | 'chooseSiteFolder'
    >
  >
}

/** The system without a window: for the command line and the tests. */
export function nodePlatform({
  paths,
  about,
  imageServer,
  answers,
}: NodePlatformOptions): Platform {
  const nobody = (): Promise<undefined> => Promise.resolve(undefined)
  return {
    about,
    paths,
    chooseFolder: nobody,
    chooseProject: nobody,
    chooseManifest: nobody,
    chooseAnnotationFiles: nobody,
    chooseProjectTarget: nobody,
    chooseExportTarget: nobody,
    chooseSiteFolder: nobody,
    sitePage: path.join(path.dirname(imageServer), '../site'),
    fonts: path.join(path.dirname(imageServer), '../fonts'),
    ...answers,
    copyText: () => undefined,
    showFile: () => undefined,
    showMenu: () => undefined,
    useTexts: () => undefined,
    openPreview: () => undefined,
    closePreviews: () => undefined,
    startImageServer: () => forkImageServer(imageServer, ['--cache', paths.cache]),
    drawSample: (folder) => drawSampleWith(imageServer, folder),
  }
}

/** What it says goes to standard error: standard output is for what the command line was asked for. */
const quietly = (): ForkOptions => ({
  stdio: ['ignore', 2, 2, 'ipc'],
  execArgv: [],
  // Ctrl+C in a terminal reaches a whole group of processes; this one ends when we have gone, not before.
  detached: process.platform !== 'win32',
  env: imageServerEnvironment(),
})

/**
 * Starts the image server as a plain Node process.
 * @param parameters as `electron/image-server/process.ts` reads them
 */
export function forkImageServer(
  entry: string,
  parameters: readonly string[],
): ImageServerConnection {
  const child = fork(entry, [...parameters], quietly())
  return {
    send(message: ToImageServer) {
      // A process that has just ended takes no message; `onExit` tells of it.
      if (child.connected) child.send(message, () => undefined)
    },
    onMessage(listener) {
      // Our own process, started from our own file: what it says has the shape of the contract.
      child.on('message', (message) => listener(message as FromImageServer))
    },
    onExit: (listener) => onEnd(child, (code) => listener({ code })),
    stop: () => void child.kill(),
  }
}

/** Draws the scans of the sample, in a process that ends with it. */
export function drawSampleWith(entry: string, folder: string): Promise<void> {
  const child = fork(entry, ['--draw-sample', folder], quietly())
  return new Promise((resolve, reject) => {
    onEnd(child, (code) => {
      if (code === 0) resolve()
      else reject(new Error(`The sample could not be drawn (exit code ${code})`))
    })
  })
}

/** Calls once: a process that could not even be started has no exit. */
function onEnd(child: ChildProcess, call: (code: number | null) => void): void {
  let isOver = false
  const end = (code: number | null): void => {
    if (isOver) return
    isOver = true
    call(code)
  }
  child.once('exit', end)
  child.once('error', () => end(null))
}
