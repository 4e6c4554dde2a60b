import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { makeScans } from './support/scans.ts'

test.describe('Undo and redo, by name', () => {
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

  test('every change is taken back and made again, and the menu names it', async () => {
    const { app, page } = launched
    await expectMenu(app, { undo: 'Undo adding of 5 canvases', redo: 'Redo' })
    await page.getByRole('option', { name: 'f. 4', exact: true }).click()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Space')
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await expect(labels(page)).toHaveText(['f. 4', 'f. 5', 'f. 1', 'f. 2', 'f. 3'])
    await expectMenu(app, { undo: 'Undo move of 2 canvases', redo: 'Redo' })

    await page.keyboard.press('Delete')
    await expectMenu(app, { undo: 'Undo removal of 2 canvases', redo: 'Redo' })
    await page.keyboard.press('Control+z')
    await expect(labels(page)).toHaveText(['f. 4', 'f. 5', 'f. 1', 'f. 2', 'f. 3'])
    await expectMenu(app, { undo: 'Undo move of 2 canvases', redo: 'Redo removal of 2 canvases' })
    await page.keyboard.press('Control+z')
    await expect(labels(page)).toHaveText(['f. 1', 'f. 2', 'f. 3', 'f. 4', 'f. 5'])
    await page.keyboard.press('Control+Shift+z')
    await page.keyboard.press('Control+y')
    await expect(labels(page)).toHaveText(['f. 1', 'f. 2', 'f. 3'])
    await expectMenu(app, { undo: 'Undo removal of 2 canvases', redo: 'Redo' })
  })

  test('the menu itself undoes', async () => {
    const { app, page } = launched
    await chooseInMenu(app, 'undo')
    await expect(page.getByText('Your object is empty')).toBeVisible()
  })

  test('every line of the menu has a name, those of the system too', async () => {
    const { app } = launched
    const labels = await app.evaluate(({ Menu }) => {
      type Items = readonly Electron.MenuItem[]
      const labelsOf = (items: Items): readonly string[] =>
        items
          .filter(({ type }) => type !== 'separator')
          .flatMap(({ label, submenu }) => [label, ...labelsOf(submenu?.items ?? [])])
      return labelsOf(Menu.getApplicationMenu()?.items ?? [])
    })
    expect(labels.filter((label) => !/^[A-Z][^.]*$/.test(label))).toEqual([])
    expect(labels).toEqual(
      expect.arrayContaining(['File', 'Quit', 'Window', 'Full screen', 'Help']),
    )
  })

  test('the buttons say what they take back', async () => {
    const { page } = launched
    const undo = page.getByRole('button', { name: 'Undo adding of 5 canvases' })
    await undo.hover()
    await expect(page.getByRole('tooltip')).toBeVisible()
    await screenshot(page, 'undo-tooltip-light')
    await undo.click()
    await page.getByRole('button', { name: 'Redo adding of 5 canvases' }).click()
    await expect(labels(page)).toHaveCount(5)
  })

  test('the list of keys names every action that has one', async () => {
    const { page } = launched
    await page.keyboard.press('F1')
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(
      dialog.getByRole('row', { name: /Undo adding of 5 canvases.*Ctrl\+Z/ }),
    ).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `shortcuts-${theme}`)
    })
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  test('in a text field Ctrl+Z belongs to the text', async () => {
    const { page } = launched
    const search = page.getByRole('searchbox')
    await search.click()
    await page.keyboard.type('xyz')
    await page.keyboard.press('Control+z')
    await expect(labels(page)).toHaveCount(5)
  })
})

const labels = (page: Page) =>
  page.getByRole('listbox', { name: 'Canvases in reading order' }).locator('.label')

/** What the native menu says. */
async function expectMenu(
  app: ElectronApplication,
  names: { readonly undo: string; readonly redo: string },
): Promise<void> {
  await expect
    .poll(() =>
      app.evaluate(({ Menu }) => ({
        undo: Menu.getApplicationMenu()?.getMenuItemById('undo')?.label,
        redo: Menu.getApplicationMenu()?.getMenuItemById('redo')?.label,
      })),
    )
    .toEqual(names)
}
