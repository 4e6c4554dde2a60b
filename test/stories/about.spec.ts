import { expect, test } from '@playwright/test'
import { launchApp, type LaunchedApp } from './support/app.ts'
import { readClipboard } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'

test.describe('About', () => {
  let launched: LaunchedApp
  test.beforeEach(async () => {
    launched = await launchApp()
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('says which version this is, on which Electron it runs, and whose work is in it', async () => {
    const { app, page } = launched
    await page.getByRole('heading', { name: 'Florilegium', level: 1 }).waitFor()
    await app.evaluate(({ Menu }) => {
      const help = Menu.getApplicationMenu()!.items.find(({ label }) => label === 'Help')!
      const about = help.submenu!.items.find(({ label }) => label === 'About Florilegium')!
      ;(about.click as () => void)()
    })
    const dialog = page.getByRole('dialog', { name: 'About Florilegium' })
    await expect(dialog).toContainText(
      `Version ${await app.evaluate(({ app }) => app.getVersion())}`,
    )
    await expect(dialog).toContainText(
      `Electron ${await app.evaluate(() => process.versions['electron'])}`,
    )
    await expect(dialog).toContainText(
      process.env['FLORILEGIUM_RUNTIME'] === 'official' ? 'official' : /official|stand-in|chosen/,
    )
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `about-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Copy details' }).click()
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await readClipboard(app)).toMatch(/^Florilegium \d+\.\d+\.\d+/)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })
})
