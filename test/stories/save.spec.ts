import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { readClipboard, stubFolderDialog, stubSaveDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { makeScans } from './support/scans.ts'

test.describe('Saving and opening again', () => {
  let scans: string
  let launched: LaunchedApp

  test.beforeEach(async () => {
    scans = await makeTemporaryFolder('scans')
    await makeScans(path.join(scans, 'Letters'), 5)
    launched = await launchApp({ folder: path.join(scans, 'Letters') })
    await launched.page.getByRole('button', { name: 'Add all', exact: true }).click()
    await expect(labels(launched.page)).toHaveCount(5)
  })
  test.afterEach(async () => {
    await launched.close()
    await rm(scans, { recursive: true, force: true })
  })

  test('every change is saved by itself, and the window says so in words', async () => {
    const { page, documents } = launched
    await expect(page.getByText(/^All changes saved · \d\d:\d\d$/)).toBeVisible()
    const files = await readdir(documents, { recursive: true })
    const file = files.find((name) => name.endsWith('.florilegium'))
    expect(file).toBeDefined()
    const read = () => readFile(path.join(documents, file ?? ''), 'utf8')
    // What is saved is in the journal at once, and in the project file when the work rests.
    expect(await readFile(path.join(documents, `${file}-journal`), 'utf8')).toContain('f. 5')
    await expect.poll(read).toContain('f. 5')
    expect(await read()).not.toContain('127.0.0.1')
  })

  test('after quitting, everything is there again, in the order it was left in', async () => {
    const { app, page, home } = launched
    await page.getByRole('option', { name: 'f. 5', exact: true }).click()
    await page.keyboard.press('Space')
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await expect(labels(page)).toHaveText(['f. 5', 'f. 1', 'f. 2', 'f. 3', 'f. 4'])
    await app.close()

    const again = await launchApp({ home })
    await again.page.getByRole('button', { name: /^Letters/ }).click()
    await expect(labels(again.page)).toHaveText(['f. 5', 'f. 1', 'f. 2', 'f. 3', 'f. 4'])
    await inBothThemes(again.page, async (theme) => {
      await expectAccessible(again.page)
      await screenshot(again.page, `save-reopened-${theme}`)
    })
    await again.close()
  })

  test('the project goes on in another file', async () => {
    const { app, page } = launched
    const file = path.join(scans, 'Copy.florilegium')
    await stubSaveDialog(app, file)
    await page.keyboard.press('Control+Shift+s')
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('f. 5')
    await page.getByRole('option', { name: 'f. 1', exact: true }).click()
    await page.keyboard.press('Delete')
    await expect(labels(page)).toHaveCount(4)
    await expect(page.getByText(/^All changes saved/)).toBeVisible()
    await expect.poll(() => readFile(file, 'utf8')).not.toContain('"f. 1"')
  })

  test('what cannot be saved is said at once, and saved elsewhere with one button', async () => {
    const { app, page, documents } = launched
    await expect(page.getByText(/^All changes saved/)).toBeVisible()
    await rm(documents, { recursive: true })
    await writeFile(documents, 'A file stands where the folder was.')
    await page.getByRole('option', { name: 'f. 1', exact: true }).click()
    await page.keyboard.press('Delete')
    const notice = page.getByRole('alert')
    await expect(notice).toContainText('The folder of "Letters" is no longer there')
    await expect(page.getByText('Not saved', { exact: true })).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `save-failing-${theme}`)
    })
    await notice.getByText('Details', { exact: true }).click()
    await notice.getByRole('button', { name: 'Copy details' }).click()
    expect(await readClipboard(app)).toContain('project/not-saved-gone')

    const file = path.join(scans, 'Rescued.florilegium')
    await stubSaveDialog(app, file)
    await notice.getByRole('button', { name: 'Save elsewhere…' }).click()
    await expect(page.getByText(/^All changes saved/)).toBeVisible()
    await expect(notice).toHaveCount(0)
    expect(await readFile(file, 'utf8')).toContain('f. 5')
  })

  test('a project that is closed is opened again with its dialog', async () => {
    const { app, page, documents } = launched
    await expect(page.getByText(/^All changes saved/)).toBeVisible()
    const files = await readdir(documents, { recursive: true })
    const file = files.find((name) => name.endsWith('.florilegium')) ?? ''
    await chooseInMenu(app, 'closeProject')
    await expect(page.getByRole('heading', { name: 'Florilegium', level: 1 })).toBeVisible()
    await stubFolderDialog(app, path.join(documents, file))
    await page.keyboard.press('Control+o')
    await expect(labels(page)).toHaveCount(5)
  })
})

const labels = (page: Page) =>
  page.getByRole('listbox', { name: 'Canvases in reading order' }).locator('.label')
