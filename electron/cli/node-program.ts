import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { drawSampleWith, forkImageServer } from '../app/node-platform.ts'
import type { Program } from './program.ts'

/**
 * The program under plain Node.
 *
 * @param folder of the built program: `dist/electron`
 */
export function openNodeProgram(folder: string): Program {
  const imageServer = path.join(folder, 'image-server.js')
  return {
    describe: () => describe(path.join(folder, '../../package.json')),
    startImageServer: (cache) =>
      forkImageServer(imageServer, cache === undefined ? [] : ['--cache', cache]),
    drawSample: (target) => drawSampleWith(imageServer, target),
    sitePage: path.join(folder, '../site'),
    fonts: path.join(folder, '../fonts'),
    userData: findUserData(),
    waitForEnd: () =>
      new Promise((resolve) => {
        // Once each: whoever presses Ctrl+C a second time does not want to wait.
        process.once('SIGINT', () => resolve())
        process.once('SIGTERM', () => resolve())
      }),
  }
}

function describe(packageFile: string): string {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { readonly version: string }
  const { node, electron } = process.versions
  const runtime = electron === undefined ? `Node ${node}` : `Node ${node} of Electron ${electron}`
  return `Florilegium ${version}\n${runtime}\n${os.type()} ${os.release()} ${process.arch}\n`
}

/** Where Electron puts what belongs to a program of this name. */
function findUserData(): string {
  const home = os.homedir()
  if (process.platform === 'darwin')
    return path.join(home, 'Library/Application Support/Florilegium')
  if (process.platform === 'win32') {
    return path.join(process.env['APPDATA'] ?? path.join(home, 'AppData/Roaming'), 'Florilegium')
  }
  return path.join(process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config'), 'Florilegium')
}
