import { app, dialog, type BrowserWindow } from 'electron'
import { sentenceOf, type ProblemReport } from '../../iiif/problem.ts'
import type { App } from '../app/app.ts'
import type { SystemTexts } from '../contract/menu.ts'

/** Undefined until a window was there to tell them. */
type Texts = () => SystemTexts | undefined

/**
 * Keeps the app open until everything is durable on disk; what cannot be saved is lost only when the
 * scholar says so.
 *
 * @returns puts the same guard on a window
 */
export function saveBeforeLeaving(core: App, texts: Texts): (window: BrowserWindow) => void {
  let stage: 'open' | 'leaving' | 'left' = 'open'

  async function leave(): Promise<void> {
    stage = 'leaving'
    if (!(await maySaveOrLose(core, texts))) {
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
      if (process.platform === 'darwin' && stage === 'open') void closeAlone(core, texts, window)
      else app.quit()
    })
  }
}

async function closeAlone(core: App, texts: Texts, window: BrowserWindow): Promise<void> {
  if (await maySaveOrLose(core, texts)) window.destroy()
}

/** Whether everything is saved, or may be lost. */
async function maySaveOrLose(core: App, texts: Texts): Promise<boolean> {
  const saved = await core.flush()
  return saved.kind === 'done' || (await mayLose(saved.problem, texts()))
}

async function mayLose(problem: ProblemReport, texts?: SystemTexts): Promise<boolean> {
  // Whoever changes something does so in a window.
  if (texts === undefined) return true
  const { title, stay, leave } = texts.unsaved
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: title,
    detail: sentenceOf(problem),
    buttons: [stay, leave],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}
