import type { ElectronApplication } from '@playwright/test'

/** The next dialogs for a folder or a file answer with this place, as if the scholar had chosen it. */
export const stubFolderDialog = (app: ElectronApplication, chosen: string): Promise<void> =>
  app.evaluate(({ dialog }, place) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [place] })
  }, chosen)

/** The next dialogs for files answer with these. */
export const stubFilesDialog = (
  app: ElectronApplication,
  chosen: readonly string[],
): Promise<void> =>
  app.evaluate(({ dialog }, places) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...places] })
  }, chosen)

/** The next dialogs for a file to write answer with this place. */
export const stubSaveDialog = (app: ElectronApplication, chosen: string): Promise<void> =>
  app.evaluate(({ dialog }, place) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: place })
  }, chosen)

/** The next dialogs answer that the scholar cancelled. */
export const stubCancelledDialogs = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' })
  })

/** The text that the app put on the clipboard. */
export const readClipboard = (app: ElectronApplication): Promise<string> =>
  app.evaluate(({ clipboard }) => clipboard.readText())
