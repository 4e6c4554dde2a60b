import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import type { AppHandlers, Emit } from '../app/app.ts'
import { APP_METHODS, type AppApi, type AppEvents } from '../contract/app-api.ts'
import { ORIGIN } from './app-scheme.ts'
import { channelOf, DROPPED, LISTENING } from '../contract/channels.ts'

/** The window that is open, if one is. */
export type CurrentWindow = () => BrowserWindow | undefined

export interface WindowListener {
  /** The window listens to this event from now on. */
  readonly onListening: (event: keyof AppEvents) => void
  readonly onDropped: (paths: readonly string[]) => void
}

/** Registers every method of the API. A request is answered only when our page in our window asks. */
export function serveAppApi(handlers: AppHandlers, window: CurrentWindow): void {
  for (const method of Object.keys(APP_METHODS) as (keyof AppApi)[]) {
    ipcMain.handle(channelOf(method), (event, payload: unknown) => {
      if (!isOurs(event, window())) throw new Error('Refused: not the window of the app')
      return handlers[method](payload)
    })
  }
}

/** Hears what preload itself says. */
export function hearWindow(
  window: CurrentWindow,
  { onListening, onDropped }: WindowListener,
): void {
  ipcMain.on(LISTENING, (event, name: unknown) => {
    if (isOurs(event, window())) onListening(name as keyof AppEvents)
  })
  ipcMain.on(DROPPED, (event, paths: unknown) => {
    if (!isOurs(event, window()) || !Array.isArray(paths)) return
    onDropped(paths.filter((path): path is string => typeof path === 'string' && path !== ''))
  })
}

/** Tells the window; nobody, while none is open. */
export function emitTo(window: CurrentWindow): Emit {
  return (event, detail) => {
    const open = window()
    if (open && !open.webContents.isDestroyed()) open.webContents.send(channelOf(event), detail)
  }
}

/** A frame inside our page, or a page that is not ours, is a stranger. */
function isOurs(
  { sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent,
  window: BrowserWindow | undefined,
): boolean {
  if (window === undefined || sender !== window.webContents) return false
  return senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === ORIGIN
}
