import os from 'node:os'
import path from 'node:path'
import { app, clipboard, dialog, shell, type FileFilter } from 'electron'
import type { MenuSection, SystemTexts } from '../contract/menu.ts'
import type { Platform } from '../app/platform.ts'
import { getAbout } from './about.ts'
import { drawSample, startImageProcess } from './image-process.ts'
import { showMenu } from './menu.ts'
import type { PreviewWindows } from './preview/open-preview.ts'
import type { CurrentWindow } from './serve-app-api.ts'

const PROJECTS: readonly FileFilter[] = [{ name: 'Florilegium', extensions: ['florilegium'] }]
/** Also those that were handed on with their scans. */
const OPENED: readonly FileFilter[] = [{ name: 'Florilegium', extensions: ['florilegium', 'zip'] }]
const MANIFESTS: readonly FileFilter[] = [
  { name: 'IIIF', extensions: ['json', 'jsonld'] },
  { name: '*', extensions: ['*'] },
]
/** What another program may have written annotations in. */
const ANNOTATIONS: readonly FileFilter[] = [
  {
    name: 'ALTO, hOCR, PAGE, TEI, IIIF, CSV, TXT',
    extensions: ['xml', 'alto', 'hocr', 'html', 'tei', 'json', 'jsonld', 'csv', 'tsv', 'txt'],
  },
  { name: '*', extensions: ['*'] },
]

export interface PlatformHooks {
  readonly window: CurrentWindow
  /** An action of the menu was chosen. */
  readonly choose: (action: string) => void
  readonly useTexts: (texts: SystemTexts) => void
  /** Undefined until the program has started. */
  readonly previews: () => PreviewWindows | undefined
}

/** The program's wishes to the system, granted by Electron. */
export function electronPlatform({ window, choose, useTexts, previews }: PlatformHooks): Platform {
  const ask = dialogsOver(window)
  const cache = cacheFolder()
  return {
    about: getAbout(),
    paths: {
      userData: app.getPath('userData'),
      documents: app.getPath('documents'),
      cache,
    },
    chooseFolder: () => ask.forOpening({ properties: ['openDirectory', 'createDirectory'] }),
    chooseProject: () => ask.forOpening({ properties: ['openFile'], filters: [...OPENED] }),
    chooseManifest: () => ask.forOpening({ properties: ['openFile'], filters: [...MANIFESTS] }),
    chooseProjectTarget: (suggestion) => ask.forSaving(suggestion, PROJECTS),
    chooseAnnotationFiles: () =>
      ask.forOpeningSeveral({
        properties: ['openFile', 'multiSelections'],
        filters: [...ANNOTATIONS],
      }),
    chooseExportTarget: (suggestion) => ask.forSaving(suggestion, filtersFor(suggestion)),
    chooseSiteFolder: (suggestion) => ask.forSaving(suggestion, []),
    sitePage: path.join(app.getAppPath(), 'dist/site'),
    fonts: path.join(app.getAppPath(), 'dist/fonts'),
    copyText: (text) => {
      void clipboard.writeText(text)
    },
    showFile: (file) => shell.showItemInFolder(file),
    showMenu: (menu: readonly MenuSection[]) => showMenu(menu, choose),
    useTexts,
    openPreview: (viewer) => previews()?.open(viewer),
    closePreviews: () => previews()?.closeAll(),
    startImageServer: () => startImageProcess(cache),
    drawSample,
  }
}

/** Files with the ending of what is suggested. */
function filtersFor(suggestion: string): readonly FileFilter[] {
  const ending = path.extname(suggestion).slice(1)
  return ending === '' ? [] : [{ name: ending.toUpperCase(), extensions: [ending] }]
}

/** Pyramids and tiles: where the system keeps what may be deleted. */
function cacheFolder(): string {
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library/Caches/Florilegium')
  if (process.platform === 'win32') {
    return path.join(process.env['LOCALAPPDATA'] ?? app.getPath('userData'), 'Florilegium/Cache')
  }
  const caches = process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache')
  return path.join(caches, 'florilegium')
}

/** The system's dialogs, over the window, opening where the last one ended. */
function dialogsOver(window: CurrentWindow) {
  let lastFolder: string | undefined
  const remember = (chosen: string | undefined): string | undefined => {
    if (chosen !== undefined) lastFolder = path.dirname(chosen)
    return chosen
  }
  const open = async (
    asked: Electron.OpenDialogOptions,
  ): Promise<readonly string[] | undefined> => {
    const options = { ...asked, ...(lastFolder === undefined ? {} : { defaultPath: lastFolder }) }
    const parent = window()
    const answer = await (parent
      ? dialog.showOpenDialog(parent, options)
      : dialog.showOpenDialog(options))
    if (answer.canceled) return undefined
    remember(answer.filePaths[0])
    return answer.filePaths
  }
  return {
    forOpening: async (asked: Electron.OpenDialogOptions): Promise<string | undefined> =>
      (await open(asked))?.[0],
    forOpeningSeveral: open,
    forSaving: async (
      suggestion: string,
      filters: readonly FileFilter[],
    ): Promise<string | undefined> => {
      const folder = lastFolder ?? app.getPath('documents')
      const options = {
        defaultPath: path.isAbsolute(suggestion) ? suggestion : path.join(folder, suggestion),
        filters: [...filters],
      }
      const parent = window()
      const answer = await (parent
        ? dialog.showSaveDialog(parent, options)
        : dialog.showSaveDialog(options))
      return answer.canceled ? undefined : remember(answer.filePath)
    },
  }
}
