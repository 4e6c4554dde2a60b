import { app, BrowserWindow, nativeTheme, session } from 'electron'
import type { App } from '../../app/app.ts'
import type { PreviewViewer } from '../../contract/publishing.ts'
import { hardenSession } from '../safety.ts'
import { PREVIEW_ORIGIN, servePreviews } from './preview-scheme.ts'

/** The names of the viewers, as they write them. */
const TITLES: Readonly<Record<PreviewViewer, string>> = { mirador: 'Mirador', clover: 'Clover' }

/** In CSS pixels. */
const SIZE = { width: 1200, height: 820 }

export interface PreviewWindows {
  /** Shows the object in a viewer, in a window of its own; one that is open already comes to the front. */
  open(viewer: PreviewViewer): void
  /** The object was closed: its previews would show nothing. */
  closeAll(): void
}

/**
 * Windows in which the viewers of others show the open object. They have a session of their own, kept in
 * memory alone, with no preload script: what runs there can read the object and reach nothing else.
 */
export function createPreviewWindows(core: App): PreviewWindows {
  const own = session.fromPartition('preview')
  hardenSession(own, [`${PREVIEW_ORIGIN}/`, 'blob:', 'data:', 'devtools:'])
  servePreviews(own, core, app.getAppPath())
  const windows = new Map<PreviewViewer, BrowserWindow>()

  const show = (viewer: PreviewViewer): BrowserWindow => {
    const window = new BrowserWindow({
      ...SIZE,
      show: false,
      title: TITLES[viewer],
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1917' : '#ffffff',
      webPreferences: {
        session: own,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: !app.isPackaged,
      },
    })
    window.once('ready-to-show', () => window.show())
    window.on('closed', () => windows.delete(viewer))
    void window.loadURL(`${PREVIEW_ORIGIN}/${viewer}.html`)
    return window
  }

  return {
    open(viewer) {
      const known = windows.get(viewer)
      if (known) known.focus()
      else windows.set(viewer, show(viewer))
    },
    closeAll() {
      for (const window of windows.values()) window.destroy()
    },
  }
}
