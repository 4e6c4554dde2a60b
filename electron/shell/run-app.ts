import path from 'node:path'
import { app, dialog, session, type BrowserWindow } from 'electron'
import type { SystemTexts } from '../contract/menu.ts'
import type { App } from '../app/app.ts'
import { createApp } from '../app/create-app.ts'
import { serveScheme } from './app-scheme.ts'
import { saveBeforeLeaving } from './leave.ts'
import { keepOpenedPlaces } from './opened-places.ts'
import { servePage } from './page.ts'
import { electronPlatform } from './platform.ts'
import { createPreviewWindows, type PreviewWindows } from './preview/open-preview.ts'
import { hardenSession } from './safety.ts'
import { emitTo, hearWindow, serveAppApi } from './serve-app-api.ts'
import { withTheme } from './theme.ts'
import { openWindow, reloadAfterCrash } from './window.ts'

/**
 * Runs the app as soon as Electron is ready.
 *
 * @param opened a folder or a project named on the command line, absolute
 */
export function runApp(opened: string | undefined): void {
  let window: BrowserWindow | undefined
  let core: App | undefined
  let texts: SystemTexts | undefined
  let previews: PreviewWindows | undefined
  const currentWindow = (): BrowserWindow | undefined => window
  const places = keepOpenedPlaces((place) => void core?.requestOpen(place))
  if (opened !== undefined) places.add(opened)

  // macOS sends it before the app is ready where a file was double-clicked to start it.
  app.on('open-file', (event, file) => {
    event.preventDefault()
    places.add(file)
  })
  app.on('second-instance', (...[, , , told]) => {
    const place = openedOf(told)
    if (place !== undefined) places.add(place)
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })

  async function start(): Promise<void> {
    const emit = emitTo(currentWindow)
    const platform = electronPlatform({
      window: currentWindow,
      choose: (action) => emit('menuChosen', { action }),
      useTexts: (told) => {
        texts = told
      },
      previews: () => previews,
    })
    const started = createApp({ platform, emit })
    core = started
    hardenSession(session.defaultSession)
    previews = createPreviewWindows(started)
    serveScheme(session.defaultSession, {
      page: servePage(path.join(app.getAppPath(), 'dist/renderer')),
      imageServerBase: () => started.imageServerBase(),
      remotePicture: (target, signal) => started.remotePicture(target, signal),
    })
    serveAppApi(await withTheme(started.handlers), currentWindow)
    hearWindow(currentWindow, {
      onListening: (event) => {
        if (event === 'openRequested') places.goOn()
      },
      onDropped: (paths) => paths.forEach((dropped) => places.add(dropped)),
    })
    const guard = saveBeforeLeaving(started, () => texts)
    const show = (): void => {
      window = openWindow()
      guard(window)
      reloadAfterCrash(window)
      window.webContents.on('did-start-loading', () => places.wait())
      window.on('closed', () => {
        window = undefined
      })
    }
    app.on('activate', () => {
      if (window === undefined) show()
    })
    show()
  }

  app.whenReady().then(start).catch(giveUp)
}

/** Without a window there is nobody to tell but the terminal and a box of the system's. */
function giveUp(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${text}\n`)
  if (app.isPackaged) dialog.showErrorBox('Florilegium could not start', text)
  app.exit(1)
}

function openedOf(told: unknown): string | undefined {
  if (typeof told !== 'object' || told === null || !('opened' in told)) return undefined
  return typeof told.opened === 'string' ? told.opened : undefined
}
