import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { makeScans } from './support/scans.ts'

test.describe('The history', () => {
  let scans: string
  let home: string
  let launched: LaunchedApp

  test.beforeEach(async () => {
    scans = await makeTemporaryFolder('scans')
    home = await makeTemporaryFolder('home')
    await makeScans(path.join(scans, 'Letters'), 5)
    launched = await launchApp({ home, folder: path.join(scans, 'Letters') })
  })
  test.afterEach(async () => {
    await launched.close()
    await rm(scans, { recursive: true, force: true })
    await rm(home, { recursive: true, force: true })
  })

  test('lists what was done, by name; any state comes back, and that can be undone', async () => {
    const { page } = launched
    await page.getByRole('tab', { name: 'History' }).click()
    await expect(page.getByText('Nothing was changed yet')).toBeVisible()
    await page.getByRole('button', { name: 'Add all', exact: true }).click()
    await expect(labels(page)).toHaveCount(5)
    for (const name of ['f. 5', 'f. 4']) {
      await page.getByRole('option', { name, exact: true }).click()
      await page.keyboard.press('Delete')
    }
    await expect(labels(page)).toHaveCount(3)
    await expect(states(page)).toHaveText([
      /^After the removal of a canvas.*As it is now$/s,
      /^After the removal of a canvas/,
      /^After the adding of 5 canvases/,
      /^Beginning/,
    ])
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `history-${theme}`)
    })

    await states(page).nth(2).click()
    await expect(labels(page)).toHaveCount(5)
    await expect(states(page).first()).toContainText('After the return to an earlier state')
    await page.keyboard.press('Control+z')
    await expect(labels(page)).toHaveCount(3)
    await expect(page.getByText(/^All changes saved/)).toBeVisible()

    await launched.app.close()
    launched = await launchApp({ home })
    await launched.page.getByRole('button', { name: /^Letters/ }).click()
    await launched.page.getByRole('tab', { name: 'History' }).click()
    await expect(states(launched.page)).toHaveCount(4)
    await launched.page.keyboard.press('Control+Shift+z')
    await expect(labels(launched.page)).toHaveCount(5)
  })
})

const states = (page: Page) =>
  page.getByRole('list', { name: 'States of the object' }).getByRole('button')
const labels = (page: Page) =>
  page.getByRole('listbox', { name: 'Canvases in reading order' }).locator('.label')
