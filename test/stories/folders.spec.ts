import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import sharp from 'sharp'
import { withThumbnail } from '../support/exif-thumbnail.ts'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { stubFolderDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { makeScans } from './support/scans.ts'

test.describe('Sources: a folder of scans with subfolders', () => {
  let scans: string
  let folder: string
  let launched: LaunchedApp

  test.beforeEach(async () => {
    scans = await makeTemporaryFolder('scans')
    folder = path.join(scans, 'Letters')
    await makeScans(folder, 12)
    await makeScans(path.join(folder, 'envelopes'), 3)
    await writeFile(path.join(folder, 'empty.jpg'), '')
    await writeFile(path.join(folder, 'notes.jpg'), 'Not an image at all, but a shopping list.')
    launched = await launchApp({ folder })
    await expect(image(launched.page, 'f. 12.jpg')).toBeVisible()
  })
  test.afterEach(async () => {
    await launched.close()
    await rm(scans, { recursive: true, force: true })
  })

  test('images stand in natural order, folder by folder, with their thumbnails', async () => {
    const { page } = launched
    const names = await tree(page)
      .getByRole('treeitem', { name: /^f\. \d+\.jpg/ })
      .allInnerTexts()
    expect(names.slice(0, 8).map((text) => text.split('\n')[0])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `f. ${number}.jpg`),
    )
    await expect(group(page, 'envelopes')).toContainText('3 images')
    await expectPictures(page)
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `sources-${theme}`)
    })
  })

  test('files that cannot be used are listed last, folded, each with its reason', async () => {
    const { page } = launched
    await tree(page).focus()
    await page.keyboard.press('End')
    const heading = tree(page).getByRole('treeitem', { name: '2 files that cannot be used' })
    await expect(heading).toHaveAttribute('aria-expanded', 'false')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('End')
    await expect(tree(page).getByText('The file is empty (0 bytes).')).toBeVisible()
    await expect(tree(page).getByText(/named like an image/)).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `sources-unusable-${theme}`)
    })
  })

  test('a photograph shows the small picture that its camera put into it until its own is made', async () => {
    const { page } = launched
    const leaf = await readFile(path.join(folder, 'f. 1.jpg'))
    const small = await sharp(leaf).resize(112, 160, { fit: 'fill' }).jpeg().toBuffer()
    const previewed = page.waitForResponse(/\/preview\/photograph\.jpg/)
    await writeFile(path.join(folder, 'photograph.jpg'), withThumbnail(leaf, small))
    const answer = await previewed
    expect(answer.status()).toBe(200)
    expect(await sharp(await answer.body()).metadata()).toMatchObject({ width: 112, height: 160 })
    await image(page, 'photograph.jpg').scrollIntoViewIfNeeded()
    await expect(image(page, 'photograph.jpg').locator('img')).toHaveJSProperty('complete', true)
  })

  test('searching by name leaves what fits, and says when nothing does', async () => {
    const { page } = launched
    const search = page.getByRole('searchbox', { name: 'Search by name' })
    await search.fill('f. 11')
    await expect(tree(page).getByRole('treeitem', { name: /\.jpg/ })).toHaveCount(1)
    await search.fill('psalter')
    await expect(page.getByText('No file name contains “psalter”.')).toBeVisible()
    await screenshot(page, 'sources-no-match-light')
    await page.getByRole('button', { name: 'Clear the search' }).click()
    await expect(image(page, 'f. 1.jpg')).toBeVisible()
  })

  test('several are selected by click, Shift and Ctrl, added with Enter, and then marked as used', async () => {
    const { page } = launched
    await image(page, 'f. 1.jpg').click()
    await image(page, 'f. 3.jpg').click({ modifiers: ['Shift'] })
    await image(page, 'f. 5.jpg').click({ modifiers: ['Control'] })
    await tree(page).press('Enter')
    await expect(page.getByText('4 canvases', { exact: false }).first()).toBeVisible()
    const grid = page.getByRole('listbox', { name: 'Canvases in reading order' })
    const labels = await grid.getByRole('option').allInnerTexts()
    expect(labels.map((text) => text.split('\n').at(-1))).toEqual(['f. 1', 'f. 2', 'f. 3', 'f. 5'])
    await expect(image(page, 'f. 3.jpg')).toContainText('already in the object')
    await expect(image(page, 'f. 4.jpg')).not.toContainText('already in the object')
    await screenshot(page, 'sources-used-light')
  })

  test('all of the folder is added with one button, by keyboard with Ctrl+A and Enter alike', async () => {
    const { page } = launched
    await page.getByRole('button', { name: 'Add all', exact: true }).click()
    await expect(page.getByText('15 canvases').first()).toBeVisible()
    await tree(page).focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Enter')
    await expect(page.getByText('30 canvases').first()).toBeVisible()
  })

  test('what comes into the folder appears, what leaves it disappears', async () => {
    const { page } = launched
    await makeScans(path.join(folder, 'later'), 2)
    await expectLast(page, 'later')
    await rm(path.join(folder, 'later'), { recursive: true })
    await expect(group(page, 'later')).toHaveCount(0)
  })

  test('another folder is added to the same object', async () => {
    const { app, page } = launched
    const second = path.join(scans, 'Photographs')
    await makeScans(second, 2)
    await stubFolderDialog(app, second)
    await page.getByRole('button', { name: 'Add folder…' }).first().click()
    await expectLast(page, 'Photographs')
    await expect(page.getByText(/All changes saved/)).toBeVisible()
  })

  test('a folder that was moved is located: what is found there is shown first, and undone', async () => {
    const { app, page } = launched
    await page.getByRole('button', { name: 'Add all', exact: true }).click()
    await expect(page.getByText(/All changes saved/)).toBeVisible()
    const moved = path.join(scans, 'Archive', path.basename(folder))
    await mkdir(path.dirname(moved))
    await rename(folder, moved)
    const alert = page.getByRole('alert').filter({ hasText: 'cannot be found' })
    await expect(alert).toContainText('show where it is now', { timeout: 30_000 })
    await stubFolderDialog(app, path.dirname(moved))
    await alert.getByRole('button', { name: 'Locate…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Where the scans lie now' })
    await expect(dialog).toContainText(/(\d+) of \1 images found/)
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `sources-locate-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Use this place' }).click()
    await expect(alert).toHaveCount(0)
    await expect(image(page, 'f. 12.jpg')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(alert).toBeVisible()
    await page.keyboard.press('Control+Shift+z')
    await expect(alert).toHaveCount(0)
  })

  test('a folder that is gone is said in a sentence, and comes back with Try again', async () => {
    const { page } = launched
    await page.getByRole('button', { name: 'Add all', exact: true }).click()
    await expect(page.getByText(/All changes saved/)).toBeVisible()
    await rm(folder, { recursive: true })
    const alert = page.getByRole('alert').filter({ hasText: 'cannot be found' })
    await expect(alert).toContainText('Your descriptions and order are safe', { timeout: 30_000 })
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `sources-gone-${theme}`)
    })
    await makeScans(folder, 12)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(alert).toHaveCount(0)
    await expect(image(page, 'f. 12.jpg')).toBeVisible()
    const first = page.getByRole('option', { name: 'f. 1', exact: true }).locator('img').first()
    await expect
      .poll(() =>
        first.evaluate((picture) => picture instanceof HTMLImageElement && picture.naturalWidth),
      )
      .toBeGreaterThan(0)
  })
})

/** Goes to the last line as soon as it is the one of this name: what is found comes line by line. */
async function expectLast(page: Page, name: string): Promise<void> {
  await expect(async () => {
    await tree(page).press('End')
    await expect(group(page, name)).toContainText('2 images', { timeout: 1000 })
  }).toPass()
}

const tree = (page: Page) => page.getByRole('tree', { name: 'Images' })
const image = (page: Page, name: string) =>
  tree(page)
    .getByRole('treeitem', { name: new RegExp(`^(No preview )?${name.replaceAll('.', '\\.')}`) })
    .first()
const group = (page: Page, name: string) =>
  tree(page).getByRole('treeitem', { name: new RegExp(`^${name}`) })

/** Every picture that is seen has arrived. */
async function expectPictures(page: Page): Promise<void> {
  await expect
    .poll(() =>
      tree(page)
        .locator('img')
        .evaluateAll((images) =>
          images.every((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
        ),
    )
    .toBe(true)
}
