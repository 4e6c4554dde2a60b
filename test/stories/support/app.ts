import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { _electron as electron, type ElectronApplication, type Page } from '@playwright/test'
import { ensureElectron } from '../../../scripts/electron-runtime.mjs'

const root = path.resolve(import.meta.dirname, '../../..')

export type Theme = 'light' | 'dark'

export interface LaunchOptions {
  /** Opened on the command line, as `npm start -- FOLDER` does: a folder of scans or a project. */
  readonly folder?: string
  /** A home that another launch used, to see what outlives a restart; without it a fresh one. */
  readonly home?: string
  readonly theme?: Theme
  /** The executable of a packaged app, instead of the checkout under Electron. */
  readonly packaged?: string
}

export interface LaunchedApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** Stands for the home of the scholar: settings, projects and caches lie in it. */
  readonly home: string
  /** Where the app saves projects: `Documents/Florilegium` in the home. */
  readonly documents: string
  /** What main and the image server wrote to standard error up to now. */
  readonly standardError: () => string
  /** Errors that the page threw or wrote to its console, breaches of its security policy among them. */
  readonly mistakes: () => readonly string[]
  /** Quits as a scholar does; removes the home unless it was given. */
  readonly close: () => Promise<void>
}

/** Starts the app in a home of its own. Every story closes what it launched. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const home = options.home ?? (await makeTemporaryFolder('home'))
  await makeHome(home)
  const runtime = await ensureElectron()
  // Not as `executablePath`: with that Playwright does not hold the app back until it is connected, and one
  // launch in forty hung for ever because the window came first. A packaged app knows no other way.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.folder
  const app = await electron.launch({
    ...(options.packaged === undefined ? {} : { executablePath: options.packaged }),
    args: [
      ...(options.packaged === undefined ? [root] : []),
      `--user-data-dir=${path.join(home, 'settings')}`,
      ...(options.folder === undefined ? [] : [options.folder]),
    ],
    env: homeEnvironment(home, runtime.source),
  })
  const spoken: string[] = []
  app.process().stderr?.on('data', (chunk: Buffer) => spoken.push(chunk.toString()))
  const page = await app.firstWindow().catch(async (error: unknown) => {
    await app.close()
    throw new Error(`No window opened. Standard error: ${spoken.join('')}`, { cause: error })
  })
  const mistakes = listenForMistakes(page)
  await page.emulateMedia({ colorScheme: options.theme ?? 'light' })
  return {
    app,
    page,
    home,
    documents: path.join(home, 'Documents/Florilegium'),
    standardError: () => spoken.join(''),
    mistakes: () => mistakes,
    close: async () => {
      await app.close()
      if (options.home === undefined) await rm(home, { recursive: true, force: true })
    },
  }
}

/** How Chromium and OpenSeadragon report what could not be loaded. */
const OF_THE_NET = ['Failed to load resource', 'Tile %s failed to load']

function listenForMistakes(page: Page): readonly string[] {
  const mistakes: string[] = []
  page.on('pageerror', (error) => mistakes.push(error.stack ?? error.message))
  page.on('console', (message) => {
    // An image that cannot be had is shown as such; it is no mistake of the page.
    const isOfTheNet = OF_THE_NET.some((beginning) => message.text().startsWith(beginning))
    if (message.type() === 'error' && !isOfTheNet) mistakes.push(message.text())
  })
  return mistakes
}

/** A home as systems set it up: without this file, Documents would be the home itself. */
async function makeHome(home: string): Promise<void> {
  await mkdir(path.join(home, 'Documents'), { recursive: true })
  await mkdir(path.join(home, '.config'), { recursive: true })
  await writeFile(
    path.join(home, '.config/user-dirs.dirs'),
    'XDG_DOCUMENTS_DIR="$HOME/Documents"\n',
  )
}

/** Of a process that must find nothing of the person who runs the tests. */
export function homeEnvironment(home: string, runtime: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('XDG_'))
  const environment = Object.fromEntries(
    kept.filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  return { ...environment, HOME: home, LANG: 'en_GB.UTF-8', FLORILEGIUM_RUNTIME: runtime }
}

/** A new folder under the system's temporary folder. */
export const makeTemporaryFolder = (name: string): Promise<string> =>
  mkdtemp(path.join(os.tmpdir(), `florilegium-${name}-`))
