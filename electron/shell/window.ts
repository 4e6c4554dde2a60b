import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { ORIGIN } from './app-scheme.ts'
import { placeWindow, readPlace, SMALLEST, type WindowPlace } from './window-place.ts'

/** Of the empty window, until its page has come: `--paper` of renderer/styles/tokens.css. */
const BACKGROUND = { light: '#f4f1ec', dark: '#1b1917' }

/** Opens the window where it was, with nothing of Node in it. */
export function openWindow(): BrowserWindow {
  const remembered = loadPlace()
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...placeWindow(remembered?.bounds, screens),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: app.getName(),
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    ...(process.platform === 'linux' ? { icon: path.join(app.getAppPath(), ICON) } : {}),
    webPreferences: {
      preload: path.join(app.getAppPath(), 'dist/electron/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium would fetch its dictionaries from a server.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  if (remembered?.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => savePlace(window))
  void window.loadURL(`${ORIGIN}/`)
  return window
}

/**
 * Loads the page anew when its process died. The project is in main, so that nothing accepted is lost; a
 * page that dies again at once stays away instead of flickering for ever.
 */
export function reloadAfterCrash(window: BrowserWindow): void {
  let lastCrash = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const isFirst = Date.now() - lastCrash > CRASH_PAUSE
    lastCrash = Date.now()
    if (isFirst) window.webContents.reload()
  })
}

/** In milliseconds. */
const CRASH_PAUSE = 10_000

const ICON = 'resources/icons/icon.png'

const placeFile = (): string => path.join(app.getPath('userData'), 'window.json')

function loadPlace(): WindowPlace | undefined {
  try {
    return readPlace(readFileSync(placeFile(), 'utf8'))
  } catch {
    // Not there yet, or not readable: the window opens where a first one does.
    return undefined
  }
}

function savePlace(window: BrowserWindow): void {
  const place: WindowPlace = {
    bounds: window.getNormalBounds(),
    isMaximized: window.isMaximized(),
  }
  try {
    writeFileSync(placeFile(), JSON.stringify(place))
  } catch {
    // The disk is full or read-only: the window will open elsewhere, which is no reason to stay open.
  }
}
