import { copyFile, mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { chooseInMenu } from './support/menu.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { launchApp, makeTemporaryFolder } from './support/app.ts'
import { openViewer } from './support/objects.ts'
import { makeScans } from './support/scans.ts'

test('a leaf under different lights becomes one canvas, and is taken apart again without loss', async () => {
  const place = await makeTemporaryFolder('choices')
  const folder = path.join(place, 'Palimpsest')
  await mkdir(folder)
  const names = await makeScans(folder, 5)
  const lights = ['1r_VIS', '1r_UV365', '1v_VIS', '1v_UV365', '1v_IR']
  for (const [index, name] of names.entries())
    await rename(path.join(folder, name), path.join(folder, `${lights[index]}.jpg`))
  await copyFile(path.join(folder, '1r_VIS.jpg'), path.join(folder, 'chart.jpg'))
  const launched = await launchApp({ folder })
  try {
    const { page } = launched
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.getByRole('button', { name: 'Add all', exact: true }).click()
    await expect(grid(page).getByRole('option')).toHaveCount(6)
    await grid(page).getByRole('option').first().click()
    await chooseInMenu(launched.app, 'makeChoices')
    const dialog = page.getByRole('dialog', { name: 'Group pictures of the same leaf' })
    await expect(dialog.getByText('2 canvases would show 5 pictures.')).toBeVisible()
    await expect(dialog.getByText('One canvas stays alone.')).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `choices-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Group into 2 canvases' }).click()
    await expect(grid(page).getByRole('option')).toHaveCount(3)
    await screenshot(page, 'choices-grid-light')

    await openViewer(page)
    const first = page.getByRole('radio', { name: 'VIS' })
    await expect(first).toBeChecked()
    await page.getByText('UV365', { exact: true }).click()
    await expect(page.getByRole('radio', { name: 'UV365' })).toBeChecked()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `choices-viewer-${theme}`)
    })
    await chooseInMenu(launched.app, 'arrange')

    await page.keyboard.press('Control+z')
    await expect(grid(page).getByRole('option')).toHaveCount(6)
    await page.keyboard.press('Control+Shift+z')
    await grid(page).getByRole('option').first().click()
    await chooseInMenu(launched.app, 'takeChoicesApart')
    await expect(grid(page).getByRole('option')).toHaveCount(4)
    expect(launched.mistakes()).toEqual([])
  } finally {
    await launched.close()
  }
})

const grid = (page: Page): Locator =>
  page.getByRole('listbox', { name: 'Canvases in reading order' })
