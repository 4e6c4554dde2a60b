import { app, dialog, type BrowserWindow } from 'electron'
import { sentenceOf, type ProblemReport } from '../../iiif/problem.ts'
import type { App } from '../app/app.ts'

const TEXTS = {
  title: 'Your last changes are not saved',
  stay: 'Go on working',
  leave: 'Quit and lose them',
}

/**
 * Keeps the app open until everything is durable on disk; what cannot be saved is lost only when the
 * scholar says so.
 *
 * @returns puts the same guard on a window
 */
export function saveBeforeLeaving(core: App): (window: BrowserWindow) => void {
  let stage: 'open' | 'leaving' | 'left' = 'open'

  async function leave(): Promise<void> {
    stage = 'leaving'
    if (!(await maySaveOrLose(core))) {
      stage = 'open'
      return
    }
    await core.close()
    stage = 'left'
    app.quit()
  }

  app.on('before-quit', (event) => {
    if (stage === 'left') return
    event.preventDefault()
    if (stage === 'open') void leave()
  })
  // On macOS an app outlives its window.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  return (window) => {
    window.on('close', (event) => {
      if (stage === 'left') return
      event.preventDefault()
      if (process.platform === 'darwin' && stage === 'open') void closeAlone(core, window)
      else app.quit()
    })
  }
}

async function closeAlone(core: App, window: BrowserWindow): Promise<void> {
  if (await maySaveOrLose(core)) window.destroy()
}

/** Whether everything is saved, or may be lost. */
async function maySaveOrLose(core: App): Promise<boolean> {
  const saved = await core.flush()
  return saved.kind === 'done' || (await mayLose(saved.problem))
}

async function mayLose(problem: ProblemReport): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: TEXTS.title,
    detail: sentenceOf(problem),
    buttons: [TEXTS.stay, TEXTS.leave],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}
