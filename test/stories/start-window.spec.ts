import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { ensureElectron, electronFlags } from '../../scripts/electron-runtime.mjs'
import { run } from '../../scripts/setup/run.mjs'
import { homeEnvironment, launchApp, makeTemporaryFolder } from './support/app.ts'
import { makeScans } from './support/scans.ts'

const root = path.resolve(import.meta.dirname, '../..')

let home: string
test.beforeEach(async () => {
  home = await makeTemporaryFolder('window')
})
test.afterEach(() => rm(home, { recursive: true, force: true }))

const saved = (page: Page) => page.getByText(/^All changes saved/).first()

test('the window opens where it was closed', async () => {
  const first = await launchApp({ home })
  const place = { x: 60, y: 40, width: 1010, height: 720 }
  await first.app.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  )
  await first.close()

  const second = await launchApp({ home })
  const found = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  )
  expect(found).toEqual(place)
  await second.close()
})

test('a place that cannot be read opens the window as the first time', async () => {
  await mkdir(path.join(home, 'settings'), { recursive: true })
  await writeFile(path.join(home, 'settings/window.json'), '{"bounds":')
  const launched = await launchApp({ home })
  await expect(launched.page.getByRole('heading', { name: 'Florilegium' })).toBeVisible()
  await launched.close()
})

test('starting it a second time opens the folder in the window that is there', async () => {
  const scans = path.join(home, 'second')
  await makeScans(scans, 2)
  const launched = await launchApp({ home })
  const runtime = await ensureElectron()
  const code = await run(
    runtime.executable,
    [...electronFlags(), root, `--user-data-dir=${path.join(home, 'settings')}`, scans],
    { env: homeEnvironment(home, runtime.source), stdio: 'ignore' },
  )
  expect(code).toBe(0)
  await expect(saved(launched.page)).toBeVisible()
  await expect(launched.page).toHaveTitle(/second/)
  await launched.close()
})

test('a folder that is dropped on the window opens', async () => {
  const scans = path.join(home, 'dropped leaves')
  await makeScans(scans, 2)
  const { page, close } = await launchApp({ home })
  await expect(page.getByRole('heading', { name: 'Florilegium' })).toBeVisible()
  const session = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [scans], dragOperationsMask: 1 }
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data })
  }
  await expect(page).toHaveTitle(/dropped leaves/)
  await close()
})

test('what cannot be saved keeps the app open, unless the scholar says otherwise', async () => {
  const scans = path.join(home, 'scans')
  await makeScans(scans, 2)
  const { app, page, documents } = await launchApp({ home, folder: scans })
  await expect(saved(page)).toBeVisible()

  // The place of the project goes away: a drive that was unplugged.
  await rename(documents, `${documents} (gone)`)
  await app.evaluate(({ dialog }) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = (...parameters: unknown[]) => {
      asked.push(JSON.stringify(parameters.at(-1)))
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }
  })
  await page.getByRole('button', { name: 'Add all', exact: true }).click()
  await expect(page.getByText(/are not saved yet/)).toBeVisible()
  await app.evaluate(({ app: electron }) => electron.quit())
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.join()))
    .toContain('not saved')
  expect(app.windows()).toHaveLength(1)

  // It comes back, and nothing stands in the way of quitting any more.
  await rename(`${documents} (gone)`, documents)
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await app.evaluate(({ app: electron }) => electron.quit())
  await ended
  expect((await readdir(documents)).sort()).toEqual([
    'scans.florilegium',
    'scans.florilegium-journal',
  ])
})
