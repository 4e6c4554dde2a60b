import { expect, test } from '@playwright/test'
import { projectOfMany } from './support/many.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { launchWithObject, readSaved } from './support/objects.ts'

const CANVASES = 5_000

test('a reel of 5,000 images: starts are marked with one key, it is split, and merged again', async () => {
  test.setTimeout(240_000)
  const launched = await launchWithObject({
    name: 'Reel',
    count: 4,
    describe: (project) => projectOfMany(project, CANVASES),
  })
  const { app, page } = launched
  const grid = page.getByRole('listbox', { name: 'Canvases in reading order' })
  await expect(page.getByText('5000 canvases').first()).toBeVisible()
  await grid.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('m')
  await page.keyboard.press('PageUp')
  await page.keyboard.press('m')
  await page.keyboard.press('Home')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('m')
  const marked = grid.locator('[aria-posinset="4"]')
  await expect(marked.getByText('Starts an object')).toBeAttached()
  // Marked once too often, and taken back.
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('m')
  await page.keyboard.press('m')
  await inBothThemes(page, (theme) => screenshot(page, `reels-marked-${theme}`))

  await chooseInMenu(app, 'splitReel')
  const dialog = page.getByRole('dialog', { name: 'Split into objects' })
  await expect(dialog).toContainText('4 objects.')
  await expect(dialog.getByRole('listitem').first()).toContainText('3 canvases, from 1')
  await expect(dialog.getByRole('listitem').last()).toContainText('one canvas, at 5000')
  await inBothThemes(page, async (theme) => {
    await expectAccessible(page)
    await screenshot(page, `reels-split-${theme}`)
  })
  await dialog.getByRole('button', { name: 'Split into 4 objects' }).click()
  await expect(grid.getByRole('option')).toHaveCount(3)
  const saved = await readSaved(launched)
  expect(JSON.stringify(saved)).toContain('Reel, whole')

  await chooseInMenu(app, 'mergeManifests')
  const merging = page.getByRole('dialog', { name: 'Merge objects' })
  await expect(merging.getByRole('checkbox')).toHaveCount(3)
  for (const box of await merging.getByRole('checkbox').all()) await box.check()
  await expect(merging).toContainText('5000 canvases in all.')
  await inBothThemes(page, async (theme) => {
    await expectAccessible(page)
    await screenshot(page, `reels-merge-${theme}`)
  })
  await merging.getByRole('button', { name: 'Merge 4 objects' }).click()
  await expect(page.getByText('5000 canvases').first()).toBeVisible()

  // Each is one step.
  await page.keyboard.press('Control+z')
  await expect(page.getByText('3 canvases').first()).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('5000 canvases').first()).toBeVisible()
  expect(launched.mistakes()).toEqual([])
  await launched.close()
})
