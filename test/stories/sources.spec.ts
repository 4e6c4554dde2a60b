import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { startLibrary, type LibraryServer } from '../support/library-server.ts'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { stubFolderDialog, stubSaveDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { makeScans } from './support/scans.ts'

test.describe('Sources from anywhere, kept with the project', () => {
  let library: LibraryServer
  let launched: LaunchedApp
  test.beforeEach(async () => {
    library = await startLibrary()
    launched = await launchApp()
  })
  test.afterEach(async () => {
    await launched.close()
    await library.stop()
  })

  test('leaves of manifests of two versions, an image service and a picture join scans in one object', async () => {
    const { app, page } = launched
    const scans = await beginWithScans(launched)
    const { origin } = library
    await chooseInMenu(app, 'addSources')
    const dialog = page.getByRole('dialog', { name: 'Add sources from the web' })
    await dialog.getByLabel('Addresses').fill('folio 7')
    await expect(dialog).toContainText('Write addresses that begin with http:// or https://.')
    const addresses = ['manifest.json', 'older.json', 'iiif/3/info.json', 'seal.jpg', 'gone.json']
    await dialog
      .getByLabel('Addresses')
      .fill(addresses.map((address) => `${origin}/${address}`).join('\n'))
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `sources-add-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Add 5 sources' }).click()
    await expect(dialog).toContainText('4 sources were added.')
    await expect(dialog).toContainText('does not give this document (status 404)')
    await screenshot(page, 'sources-one-refused')
    await dialog.getByRole('button', { name: 'Close' }).last().click()

    const tree = page.getByRole('tree', { name: 'Images' })
    const panel = page.getByRole('complementary', { name: /Sources/ })
    await panel.getByRole('button', { name: 'Load pictures' }).click()
    await revealed(page, tree, 'A dispersed herbal')
    await expectPictures(tree)
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `sources-pane-${theme}`)
    })

    // Searched over all sources, a stretch selected with Shift, added by key; then one dragged to a place.
    await page.getByLabel('Search by name').fill('f. ')
    const leaves = tree.getByRole('treeitem').filter({ hasText: /f\. \d/ })
    await expect(leaves.first()).toBeVisible()
    await page.getByLabel('Search by name').fill('f. 2')
    // One of the folder, and one of each manifest.
    await expect(leaves).toHaveCount(3)
    await page.getByLabel('Search by name').fill('dispersed')
    await expect(leaves).toHaveCount(4)
    await leaves.nth(1).click()
    await leaves.nth(2).click({ modifiers: ['Shift'] })
    await page.keyboard.press('Control+Enter')
    const grid = page.getByRole('listbox', { name: 'Canvases in reading order' })
    await expect(grid.getByRole('option')).toHaveCount(4)
    await leaves
      .nth(0)
      .dragTo(grid.getByRole('option').first(), { targetPosition: { x: 4, y: 40 } })
    await expect(grid.getByRole('option')).toHaveCount(5)
    await expect(grid.getByRole('option').first()).toContainText('f. 1')
    await page.getByLabel('Search by name').fill('')
    await screenshot(page, 'sources-taken')

    await page.getByLabel('Search by name').fill('seal')
    const seal = tree.getByRole('treeitem').filter({ hasText: '600 × 400' })
    await seal.dblclick()
    await expect(grid.getByRole('option')).toHaveCount(6)

    const target = path.join(scans, 'mixed.json')
    await stubSaveDialog(app, target)
    await page.getByRole('button', { name: 'Export…' }).click()
    const exporting = page.getByRole('dialog', { name: 'Export manifest' })
    await exporting.getByRole('button', { name: 'Choose file and export…' }).click()
    await expect(exporting).toContainText('was written')
    const written = JSON.parse(await readFile(target, 'utf8')) as {
      items: readonly { id: string }[]
    }
    expect(written.items.map(({ id }) => id.startsWith(`${origin}/canvas/`))).toEqual([
      true,
      false,
      false,
      true,
      true,
      false,
    ])
    expect(JSON.stringify(written.items[0])).toContain('Library of Examples')
    await page.getByRole('button', { name: 'Close', exact: true }).first().click()

    // Taken out of the sources by key; what came from it stays, and Undo brings it back.
    await page.getByLabel('Search by name').fill('dispersed')
    await tree.getByRole('treeitem').first().click()
    await tree.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Delete')
    await expect(leaves).toHaveCount(0)
    await expect(grid.getByRole('option')).toHaveCount(6)
    await page.keyboard.press('Control+Z')
    await expect(tree.getByRole('treeitem').first()).toContainText('A dispersed herbal')
  })

  test('a collection opens as a tree, and what is dropped from a page is seen before it is asked for', async () => {
    const { page } = launched
    await beginWithScans(launched)
    const { origin, asked } = library
    const state = {
      id: `${origin}/canvas/3`,
      type: 'Canvas',
      partOf: [{ id: `${origin}/manifest.json`, type: 'Manifest' }],
    }
    const encoded = Buffer.from(encodeURIComponent(JSON.stringify(state))).toString('base64url')
    await drop(page, `https://viewer.example/?iiif-content=${encoded}`)
    const dialog = page.getByRole('dialog', { name: 'Add sources from the web' })
    await expect(dialog).toBeVisible()
    expect(asked).toEqual([])
    await dialog.getByRole('button', { name: 'Add one source' }).click()
    await expect(dialog).toBeHidden()
    const tree = page.getByRole('tree', { name: 'Images' })
    const meant = tree.getByRole('treeitem').filter({ hasText: 'f. 3' })
    await expect(meant).toHaveAttribute('aria-selected', 'true')

    await drop(page, `https://viewer.example/?collection=${origin}/collection.json`)
    await dialog.getByRole('button', { name: 'Add one source' }).click()
    const collection = dialog.getByRole('region', { name: 'Library of Examples' })
    await collection.getByRole('button', { name: 'Herbals' }).click()
    await dialog.getByLabel('An older description').check()
    await dialog.getByLabel('A lost charter').check()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `sources-collection-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Add 2 sources' }).click()
    await expect(dialog).toContainText('One source was added.')
    await expect(dialog).toContainText('gone.json')
    await screenshot(page, 'sources-collection-added')
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(tree.getByRole('treeitem').filter({ hasText: 'older description' })).toBeVisible()
  })
})

async function beginWithScans({ app, page }: LaunchedApp): Promise<string> {
  const scans = await makeTemporaryFolder('scans')
  await makeScans(scans, 2)
  await stubFolderDialog(app, scans)
  await page.getByRole('button', { name: /New from a folder/ }).click()
  await page.getByRole('button', { name: 'Add all 2 images' }).click()
  return scans
}

/** As a browser drops a link on another program. */
const drop = (page: Page, text: string): Promise<void> =>
  page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.setData('text/plain', dropped)
    const options = { dataTransfer, bubbles: true, cancelable: true }
    document.body.dispatchEvent(new DragEvent('dragover', options))
    document.body.dispatchEvent(new DragEvent('drop', options))
  }, text)

/** The list is long: lines that are not seen do not exist. */
async function revealed(page: Page, tree: Locator, name: string): Promise<void> {
  await tree.hover()
  await page.mouse.wheel(0, 200)
  await expect(tree.getByRole('treeitem').filter({ hasText: name })).toBeVisible()
}

async function expectPictures(tree: Locator): Promise<void> {
  await expect
    .poll(() =>
      tree
        .locator('img')
        .evaluateAll((all) => all.every((one) => (one as HTMLImageElement).naturalWidth > 0)),
    )
    .toBe(true)
}
