import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startLibrary, type LibraryServer } from '../support/library-server.ts'
import { launchApp, type LaunchedApp } from './support/app.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { openViewer } from './support/objects.ts'

test.describe('Work that goes on without a network', () => {
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

  test('a leaf that is kept opens in deep zoom when the library and the cache are gone', async () => {
    const { app, page, home } = launched
    await page.getByRole('button', { name: /Open a manifest from the web…/ }).click()
    const asking = page.getByRole('dialog', { name: 'Open a manifest from the web' })
    await asking.getByLabel('Address').fill(`${library.origin}/manifest.json`)
    await asking.getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('button', { name: 'Open as a new project' }).click()
    await page.getByRole('button', { name: 'Load pictures' }).click()
    const grid = page.getByRole('listbox', { name: 'Canvases in reading order' })
    await grid.getByRole('option').nth(1).click()

    await chooseInMenu(app, 'keepOffline')
    const dialog = page.getByRole('dialog', { name: 'Keep pictures for offline' })
    await expect(dialog).toContainText('One picture of others')
    await expect(dialog).toContainText('not commercially: one canvas')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `offline-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Keep them' }).click()
    await expect(dialog).toBeHidden()
    await chooseInMenu(app, 'keepOffline')
    await expect(dialog).toContainText('One of them is kept')
    await screenshot(page, 'offline-kept')
    await dialog.getByRole('button', { name: 'Close' }).last().click()

    await library.stop()
    await emptyCache(home)
    const before = library.asked.length
    await page.reload()
    await page
      .getByRole('button', { name: /A dispersed herbal/ })
      .first()
      .click()
    const kept = grid.getByRole('option').nth(1)
    await expect(kept.locator('img')).toHaveJSProperty('complete', true)
    await kept.click()
    await openViewer(page)
    await page.waitForTimeout(500)
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('+')
    await page.waitForTimeout(1_000)
    await expect(page.getByRole('alert')).toHaveCount(0)
    await screenshot(page, 'offline-deep-zoom')
    expect(await drawn(page)).toBeGreaterThan(0)
    expect(library.asked.length).toBe(before)
  })
})

/** All that is kept of remote pictures but may be deleted at any time. */
async function emptyCache(home: string): Promise<void> {
  const found = await readdir(home, { recursive: true })
  const folders = found.filter((one) => path.basename(one) === 'remote')
  expect(folders).toHaveLength(1)
  for (const folder of folders) await rm(path.join(home, folder), { recursive: true })
}

/** How much of the middle of the view shows writing rather than an even ground. */
const drawn = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.openseadragon-canvas canvas')
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return 0
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    const colours = new Set<number>()
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at + 3] ?? 0) > 0) colours.add((data[at] ?? 0) >> 4)
    }
    return colours.size - 1
  })
