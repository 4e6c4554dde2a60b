import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { makeScans } from './support/scans.ts'

test.describe('When something goes wrong', () => {
  let scans: string
  let home: string
  let launched: LaunchedApp

  test.beforeEach(async () => {
    scans = await makeTemporaryFolder('scans')
    home = await makeTemporaryFolder('home')
    await makeScans(path.join(scans, 'Letters'), 5)
    launched = await launchApp({ home, folder: path.join(scans, 'Letters') })
    await launched.page.getByRole('button', { name: 'Add all', exact: true }).click()
    await expect(labels(launched.page)).toHaveCount(5)
    await launched.page.getByRole('option', { name: 'f. 1', exact: true }).click()
    await launched.page.keyboard.press('Delete')
    await expect(labels(launched.page)).toHaveCount(4)
    await expect(launched.page.getByText(/^All changes saved · /)).toBeVisible()
  })
  test.afterEach(async () => {
    await launched.close()
    await rm(scans, { recursive: true, force: true })
    await rm(home, { recursive: true, force: true })
  })

  test('after a crash all is as it was when the window said "saved", and can be undone', async () => {
    await crash(launched)
    launched = await reopened(home)
    const { page } = launched
    await expect(labels(page)).toHaveText(['f. 2', 'f. 3', 'f. 4', 'f. 5'])
    await page.keyboard.press('Control+z')
    await expect(labels(page)).toHaveText(['f. 1', 'f. 2', 'f. 3', 'f. 4', 'f. 5'])
    await page.keyboard.press('Control+z')
    await expect(page.getByText('Your object is empty')).toBeVisible()
    await page.keyboard.press('Control+Shift+z')
    await page.keyboard.press('Control+Shift+z')
    await expect(labels(page)).toHaveCount(4)
    await expect(page.getByText(/^All changes saved/)).toBeVisible()
  })

  test('a project file that is damaged is brought back, and the damaged one kept', async () => {
    await launched.close()
    const documents = path.join(home, 'Documents/Florilegium')
    const name = (await readdir(documents)).find((one) => one.endsWith('.florilegium')) ?? ''
    await writeFile(path.join(documents, name), '{"format":"florilegium-project","ver')
    launched = await reopened(home)
    const { page } = launched
    await expect(labels(page)).toHaveText(['f. 2', 'f. 3', 'f. 4', 'f. 5'])
    const notice = page.getByRole('region', { name: 'Problems' })
    await expect(notice).toContainText('was damaged: its end is missing')
    await expect(notice).toContainText('brought back from its journal')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `recovery-damaged-${theme}`)
    })
    const kept = (await readdir(documents)).find((one) => one.includes('(damaged ')) ?? ''
    expect(await readFile(path.join(documents, kept), 'utf8')).toMatch(/"ver$/)
    await expect.poll(() => readFile(path.join(documents, name), 'utf8')).toContain('f. 5')
  })
})

/** Ends the app as a power cut of its own would: no word to it, no time to finish anything. */
async function crash({ app }: LaunchedApp): Promise<void> {
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await ended
}

async function reopened(home: string): Promise<LaunchedApp> {
  const launched = await launchApp({ home })
  await launched.page.getByRole('button', { name: /^Letters/ }).click()
  return launched
}

const labels = (page: Page) =>
  page.getByRole('listbox', { name: 'Canvases in reading order' }).locator('.label')
