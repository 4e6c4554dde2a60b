import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { launchApp, makeTemporaryFolder } from './support/app.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { makeScans } from './support/scans.ts'

test('a gallery of 320 scans, and 5,120 canvases made of it, of which only those that are seen exist', async () => {
  test.setTimeout(240_000)
  const scans = await makeTemporaryFolder('scans')
  await makeScans(path.join(scans, 'Chronicle'), 320)
  const { page, close } = await launchApp({ folder: path.join(scans, 'Chronicle') })
  const grid = page.getByRole('listbox', { name: 'Canvases in reading order' })
  const options = grid.getByRole('option')

  await expect(page.getByRole('treeitem', { name: /^Chronicle/ })).toContainText('320 images')
  await page.getByRole('button', { name: 'Add all', exact: true }).click()
  await expect(page.getByText('320 canvases').first()).toBeVisible()
  await grid.focus()
  await page.keyboard.press('End')
  await expect(grid.getByRole('option', { name: 'f. 320', exact: true })).toBeInViewport()
  await expect(grid.getByRole('option', { name: 'f. 1', exact: true })).toHaveCount(0)
  await page.keyboard.press('Home')
  await expect(grid.getByRole('option', { name: 'f. 1', exact: true })).toBeInViewport()
  await inBothThemes(page, async (theme) => {
    await expectAccessible(page)
    await screenshot(page, `canvases-many-${theme}`)
  })

  for (let times = 1; times < 16; times += 1) {
    await page.getByRole('button', { name: 'Add all', exact: true }).click()
  }
  await expect(page.getByText('5120 canvases').first()).toBeVisible()
  await grid.focus()
  await page.keyboard.press('End')
  await expect(grid.locator('[aria-posinset="5120"]')).toBeInViewport()
  expect(await options.count()).toBeLessThan(80)
  await page.keyboard.press('Space')
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await expect(grid.locator('[aria-posinset="1"]')).toHaveText(/f\. 320/)
  await expect(page.getByText(/^All changes saved/)).toBeVisible({ timeout: 60_000 })
  await screenshot(page, 'canvases-5120-light')
  await close()
  await rm(scans, { recursive: true })
})
