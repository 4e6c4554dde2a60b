import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startLibrary, type LibraryServer } from '../support/library-server.ts'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { readClipboard, stubFolderDialog, stubSaveDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { makeScans } from './support/scans.ts'

test.describe('Whose the leaves are', () => {
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

  test('is seen on each leaf and in a panel, with what does not go together, and is exported', async () => {
    const { app, page } = launched
    const scans = await makeTemporaryFolder('scans')
    await makeScans(scans, 2)
    await stubFolderDialog(app, scans)
    await page.getByRole('button', { name: /New from a folder/ }).click()
    await page.getByRole('button', { name: 'Add all 2 images' }).click()
    await take(launched, '2-3')
    const grid = page.getByRole('listbox', { name: 'Canvases in reading order' })
    await expect(grid.getByRole('option')).toHaveCount(4)
    await page.getByRole('button', { name: 'Load pictures' }).click()

    const leaf = grid.getByRole('option').nth(2)
    await expect(leaf.getByText('From Library of Examples')).toBeAttached()
    await expect(leaf.locator('.credit-badge')).toHaveAttribute('title', /CC BY-NC 4\.0[^]*Ms\. 17/)

    await page.getByRole('tab', { name: 'Credits' }).click()
    const panel = page.getByRole('tabpanel', { name: 'Credits' })
    const holder = panel.getByRole('article', { name: 'Library of Examples' })
    await expect(holder).toContainText('CC BY-NC 4.0')
    await expect(holder).toContainText('A dispersed herbal')
    await expect(panel).toContainText('No rights stated')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `credits-${theme}`)
    })

    // The object is said to be CC BY, which the leaves of the library are not.
    await choosePlainBy(page)
    await page.getByRole('tab', { name: 'Credits' }).click()
    const finding = panel.getByRole('listitem').filter({ hasText: 'Not commercially' })
    await expect(finding).toContainText('f. 2–f. 3')
    await screenshot(page, 'credits-conflict')
    await finding.getByRole('button', { name: /Go there/ }).click()
    await expect(grid.getByRole('option', { selected: true })).toHaveCount(2)

    // The credit line follows the leaves, is written, and follows again.
    await page.getByRole('tab', { name: 'Credits' }).click()
    const line = panel.getByRole('region', { name: 'Credit line of the object' })
    await expect(line).toContainText('Made of what its leaves demand')
    const text = line.getByRole('textbox').last()
    await expect(text).toHaveValue('Library of Examples (Ms. 17)')
    await text.fill('With thanks to the curators')
    await text.blur()
    await expect(line).toContainText('It does not name Library of Examples')
    await screenshot(page, 'credits-written')
    await line.getByRole('button', { name: 'Make it from the leaves again' }).click()
    await expect(text).toHaveValue('Library of Examples (Ms. 17)')

    // The list goes to the clipboard and to a page.
    const list = panel.getByRole('button', { name: 'List of credits' })
    await list.click()
    await page.getByRole('menuitem', { name: 'Copy as text' }).click()
    await expect.poll(() => readClipboard(app)).toContain('Library of Examples')
    const target = path.join(scans, 'credits.html')
    await stubSaveDialog(app, target)
    await list.click()
    await page.getByRole('menuitem', { name: 'Save as a page to print…' }).click()
    await expect
      .poll(() => readFile(target, 'utf8').catch(() => ''))
      .toContain(`${library.origin}/manifest.json`)

    const exported = path.join(scans, 'mixed.json')
    await stubSaveDialog(app, exported)
    await page.getByRole('button', { name: 'Export…' }).click()
    const exporting = page.getByRole('dialog', { name: 'Export manifest' })
    await exporting.getByRole('button', { name: 'Choose file and export…' }).click()
    await expect(exporting).toContainText('was written')
    const written: unknown = JSON.parse(await readFile(exported, 'utf8'))
    expect(written).toMatchObject({
      requiredStatement: { value: { en: ['Library of Examples (Ms. 17)'] } },
      items: [
        {},
        {},
        { rights: 'http://creativecommons.org/licenses/by-nc/4.0/', provider: [{}] },
        {},
      ],
    })
    expect(launched.mistakes()).toEqual([])
  })

  async function take({ app, page }: LaunchedApp, places: string): Promise<void> {
    await chooseInMenu(app, 'openAddress')
    const dialog = page.getByRole('dialog', { name: 'Open a manifest from the web' })
    await dialog.getByLabel('Address').fill(`${library.origin}/manifest.json`)
    await dialog.getByRole('button', { name: 'Look at it' }).click()
    const offer = page.getByRole('dialog', { name: 'Open a manifest', exact: true })
    await offer.getByLabel('Canvases to add').fill(places)
    await offer.getByRole('button', { name: 'Add 2 canvases to this object' }).click()
  }

  async function choosePlainBy(page: Page): Promise<void> {
    await page.getByRole('tab', { name: 'Properties' }).click()
    const panel = page.getByRole('tabpanel', { name: 'Properties' })
    await panel.getByRole('button', { name: 'Object', exact: true }).click()
    await panel.getByRole('button', { name: 'Choose rights…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Rights' })
    await dialog.getByRole('radio', { name: /^CC BY 4\.0/ }).check()
    await dialog.getByRole('button', { name: 'Use' }).click()
  }
})
