import path from 'node:path'
import { app, utilityProcess } from 'electron'
import { imageServerEnvironment } from '../app/image-server-environment.ts'
import type {
  FromImageServer,
  ImageServerConnection,
  ToImageServer,
} from '../contract/image-server.ts'

const NAME = 'Florilegium Image Server'

const entry = (): string => path.join(app.getAppPath(), 'dist/electron/image-server.js')

/**
 * Starts a process of the image server: a `utilityProcess`, which runs also where a package forbids its
 * executable to act as plain Node.
 *
 * @param cache the folder for what can be made again
 */
export function startImageProcess(cache: string): ImageServerConnection {
  const child = utilityProcess.fork(entry(), ['--cache', cache], {
    serviceName: NAME,
    stdio: 'inherit',
    env: imageServerEnvironment(),
  })
  return {
    send: (message: ToImageServer) => child.postMessage(message),
    onMessage: (listener) => {
      // Our own process, started from our own files: what it says has the shape of the contract.
      child.on('message', (message: FromImageServer) => listener(message))
    },
    onExit: (listener) => {
      child.once('exit', (code) => listener({ code }))
    },
    stop: () => {
      child.kill()
    },
  }
}

/** Draws the scans of the sample into a folder, in a process of its own that ends with it. */
export function drawSample(folder: string): Promise<void> {
  const child = utilityProcess.fork(entry(), ['--draw-sample', folder], {
    serviceName: NAME,
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`The sample could not be drawn (exit code ${code}).`))
    })
  })
}
