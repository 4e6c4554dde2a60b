import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startLibrary, type LibraryServer } from '../support/library-server.ts'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { stubFolderDialog, stubSaveDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { openViewer } from './support/objects.ts'
import { makeScans } from './support/scans.ts'

test.describe('Leaves that are with a library: opened by their address', () => {
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

  test('the pictures are asked for when the scholar says so, and are there when the library is not', async () => {
    const { page } = launched
    await openByAddress(page, `${library.origin}/manifest.json`)
    const notice = page.getByRole('complementary', { name: 'Pictures that are with others' })
    await expect(notice).toContainText(`The pictures of 4 canvases are with ${library.host}.`)
    expect(library.asked).toEqual(['/manifest.json'])
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `remote-waiting-${theme}`)
    })

    await notice.getByRole('button', { name: 'Load pictures' }).click()
    await expect(notice).toBeHidden()
    const grid = page.getByRole('listbox', { name: 'Canvases in reading order' })
    await expectPictures(grid.locator('img'), 4)
    await inBothThemes(page, (theme) => screenshot(page, `remote-canvases-${theme}`))

    await openViewer(page)
    await expect
      .poll(() => library.asked.filter((address) => /\/512,|\/\d+,0,/.test(address)).length)
      .toBeGreaterThan(0)
    await page.waitForTimeout(500)
    await screenshot(page, 'remote-viewer')

    // The library is gone: what was seen is there, deep zoom included.
    await library.stop()
    const before = library.asked.length
    await page.reload()
    await page
      .getByRole('button', { name: /A dispersed herbal/ })
      .first()
      .click()
    await expectPictures(grid.locator('img'), 4)
    await openViewer(page)
    expect(library.asked.length).toBe(before)
    await screenshot(page, 'remote-offline')
  })

  test('some leaves of the library join scans in one object, each exported with where it came from', async () => {
    const { app, page } = launched
    const scans = await makeTemporaryFolder('scans')
    await makeScans(scans, 2)
    await stubFolderDialog(app, scans)
    await page.getByRole('button', { name: /New from a folder/ }).click()
    await page.getByRole('button', { name: 'Add all 2 images' }).click()
    await chooseInMenu(app, 'openAddress')
    const dialog = page.getByRole('dialog', { name: 'Open a manifest from the web' })
    await dialog.getByLabel('Address').fill(`${library.origin}/manifest.json`)
    await dialog.getByRole('button', { name: 'Look at it' }).click()
    const offer = page.getByRole('dialog', { name: 'Open a manifest', exact: true })
    await offer.getByLabel('Canvases to add').fill('5')
    await expect(offer).toContainText('Write places from 1 to 4')
    await offer.getByLabel('Canvases to add').fill('2-3')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `remote-take-${theme}`)
    })
    await offer.getByRole('button', { name: 'Add 2 canvases to this object' }).click()
    const grid = page.getByRole('listbox', { name: 'Canvases in reading order' })
    await expect(grid.getByRole('option')).toHaveCount(4)
    await page.getByRole('button', { name: 'Load pictures' }).click()
    await expectPictures(grid.locator('img'), 4)
    await screenshot(page, 'remote-mixed')

    // What was allowed is taken back, and given again.
    await chooseInMenu(app, 'openAbout')
    const about = page.getByRole('dialog', { name: /About/ })
    await screenshot(page, 'remote-about')
    await about.getByRole('button', { name: `Ask no longer: ${library.host}` }).click()
    await expect(about.getByText(library.host)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Load pictures' }).click()
    await expectPictures(grid.locator('img'), 4)

    const target = path.join(scans, 'mixed.json')
    await stubSaveDialog(app, target)
    await page.getByRole('button', { name: 'Export…' }).click()
    const exporting = page.getByRole('dialog', { name: 'Export manifest' })
    await exporting.getByRole('button', { name: 'Choose file and export…' }).click()
    await expect(exporting).toContainText('was written')
    const written = JSON.parse(await readFile(target, 'utf8')) as {
      items: readonly { id: string }[]
    }
    expect(written.items.map(({ id }) => id).slice(2)).toEqual([
      `${library.origin}/canvas/2`,
      `${library.origin}/canvas/3`,
    ])
    expect(JSON.stringify(written.items[2])).toContain(`${library.origin}/manifest.json`)

    await page.getByRole('button', { name: 'Close', exact: true }).first().click()
    await page.keyboard.press('Control+Z')
    await expect(grid.getByRole('option')).toHaveCount(2)
  })

  test('what cannot be fetched is said, with what to do', async () => {
    const { page } = launched
    await library.stop()
    await page.getByRole('button', { name: /Open a manifest from the web…/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Open a manifest from the web' })
    await dialog.getByLabel('Address').fill(`${library.origin}/manifest.json`)
    await dialog.getByRole('button', { name: 'Look at it' }).click()
    await expect(dialog).toContainText('does not answer')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `remote-refused-${theme}`)
    })
  })

  async function openByAddress(page: Page, address: string): Promise<void> {
    await page.getByRole('button', { name: /Open a manifest from the web…/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Open a manifest from the web' })
    await dialog.getByLabel('Address').fill(address)
    await screenshot(page, 'remote-address')
    await dialog.getByRole('button', { name: 'Look at it' }).click()
    const offer = page.getByRole('dialog', { name: 'Open a manifest', exact: true })
    await expect(offer).toContainText('A dispersed herbal')
    await screenshot(page, 'remote-offer')
    await offer.getByRole('button', { name: 'Open as a new project' }).click()
  }
})

async function expectPictures(images: ReturnType<Page['locator']>, count: number): Promise<void> {
  await expect(images).toHaveCount(count)
  await expect
    .poll(() =>
      images.evaluateAll(
        (all) => all.filter((one) => (one as HTMLImageElement).naturalWidth > 0).length,
      ),
    )
    .toBe(count)
}
