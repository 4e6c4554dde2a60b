import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { _electron as electron, type Page } from '@playwright/test'
import { ensureElectron } from '../../../scripts/electron-runtime.mjs'

/** A browser with nothing of ours in it: what readers of a website have. */
export interface Browser {
  readonly page: Page
  close(): Promise<void>
}

const MAIN = `import { app, BrowserWindow } from 'electron'
app.whenReady().then(() => new BrowserWindow({ width: 1200, height: 820 }).loadURL(process.env.ADDRESS))
`

export async function openBrowser(address: string): Promise<Browser> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'florilegium-browser-'))
  await writeFile(path.join(folder, 'main.mjs'), MAIN)
  await writeFile(
    path.join(folder, 'package.json'),
    '{ "name": "browser", "version": "1.0.0", "main": "main.mjs" }',
  )
  const runtime = await ensureElectron()
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.folder
  const app = await electron.launch({
    args: [folder, `--user-data-dir=${path.join(folder, 'data')}`],
    env: { ...(process.env as Record<string, string>), ADDRESS: address },
  })
  return {
    page: await app.firstWindow(),
    async close() {
      await app.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
