import { readdir, rename, rm } from 'node:fs/promises'
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

  test('what was removed days ago comes back, and an earlier day whole; first one sees what it changes', async () => {
    const { page } = launched
    await page.getByRole('button', { name: 'Add all', exact: true }).click()
    await expect(labels(page)).toHaveCount(5)
    for (const name of ['f. 2', 'f. 4']) {
      await page.getByRole('option', { name, exact: true }).click()
      await page.keyboard.press('Delete')
    }
    await expect(labels(page)).toHaveText(['f. 1', 'f. 3', 'f. 5'])
    await expect(page.getByText(/^All changes saved/)).toBeVisible()
    await launched.app.close()
    await makeOlder(home)

    launched = await launchApp({ home })
    const again = launched.page
    await again.getByRole('button', { name: /^Letters/ }).click()
    await again.getByRole('option', { name: 'f. 5', exact: true }).click()
    await again.keyboard.press('F2')
    await again.keyboard.type('Seal')
    await again.keyboard.press('Enter')
    await again.getByRole('tab', { name: 'History' }).click()
    const days = again.getByRole('list', { name: 'Earlier days' }).getByRole('button')
    await expect(days.last()).toContainText(
      /March 1, 2026.*5 canvases.*before something was removed/s,
    )
    await inBothThemes(again, async (theme) => {
      await expectAccessible(again)
      await screenshot(again, `history-days-${theme}`)
    })
    await days.last().click()
    const dialog = again.getByRole('dialog', { name: /^As it was on March 1, 2026/ })
    await expect(dialog.getByRole('group', { name: 'What is different' })).toContainText(
      /2\s*come back\s*f. 2\s*f. 4.*1\s*change\s*Seal → f. 5\s*label/s,
    )
    await inBothThemes(again, async (theme) => {
      await expectAccessible(again)
      await screenshot(again, `history-earlier-day-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Only bring back what was removed (2)' }).click()
    await expect(labels(again)).toHaveText(['f. 1', 'f. 2', 'f. 3', 'f. 4', 'Seal'])
    await days.last().click()
    await dialog.getByRole('button', { name: 'Bring this state back' }).click()
    await expect(labels(again)).toHaveText(['f. 1', 'f. 2', 'f. 3', 'f. 4', 'f. 5'])
    await again.keyboard.press('Control+z')
    await again.keyboard.press('Control+z')
    await expect(labels(again)).toHaveText(['f. 1', 'f. 3', 'Seal'])
  })
})

/** As if what was kept in this session had been kept on a day in March. */
async function makeOlder(home: string): Promise<void> {
  const folder = path.join(home, 'settings/snapshots')
  for (const name of await readdir(folder, { recursive: true })) {
    const older = name.replace(/\d{4}-\d\d-\d\dT/, '2026-03-01T')
    await rename(path.join(folder, name), path.join(folder, older))
  }
}

const states = (page: Page) =>
  page.getByRole('list', { name: 'States of the object' }).getByRole('button')
const labels = (page: Page) =>
  page.getByRole('listbox', { name: 'Canvases in reading order' }).locator('.label')
