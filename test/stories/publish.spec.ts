import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { readPdf } from '../electron/export/pdf/support.ts'
import { serveStatically } from '../support/static-server.ts'
import { openBrowser } from './support/browser.ts'
import { stubFolderDialog, stubSaveDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, keepPicture, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { launchWithObject, type LaunchedObject } from './support/objects.ts'

test.describe('Publish: the object as a website, and as a book', () => {
  let launched: LaunchedObject
  test.beforeEach(async () => {
    launched = await launchWithObject({ count: 3 })
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('is a folder that any server shows, also under an address it was not made for', async () => {
    const { app, page } = launched
    const target = path.join(launched.folder, 'website')
    await stubSaveDialog(app, target)
    await chooseInMenu(app, 'openPublish')
    await page.getByRole('textbox', { name: 'Where the folder will be found' }).fill(BASE)
    await expect(page.getByText(/^3 canvases · \d+ files · about/)).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `publish-${theme}`)
    })
    await page.getByRole('button', { name: 'Choose folder and publish…' }).click()
    await expect(page.getByText(/^The website is ready/)).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `publish-done-${theme}`)
    })
    const manifest = await readFile(path.join(target, 'manifest.json'), 'utf8')
    expect(JSON.parse(manifest)).toMatchObject({ id: `${BASE}/manifest.json`, type: 'Manifest' })

    const server = await serveStatically(target)
    const browser = await openBrowser(`${server.address}/`)
    try {
      await expect(browser.page).toHaveTitle('Letters')
      await expect(browser.page.getByRole('heading', { name: 'Letters' })).toBeVisible()
      await expect(browser.page.getByText('1 of 3')).toBeVisible()
      await browser.page.getByRole('button', { name: 'Next item' }).click()
      await expect(browser.page.getByText('2 of 3')).toBeVisible()
      await browser.page.waitForLoadState('networkidle')
      await screenshot(browser.page, 'publish-website')
      expect(server.missing.filter((asked) => !asked.endsWith('favicon.ico'))).toEqual([])
    } finally {
      await browser.close()
      await server.close()
    }
  })

  test('smaller pictures, and again only what has changed', async () => {
    const { app, page } = launched
    const target = path.join(launched.folder, 'website')
    await stubSaveDialog(app, target)
    await chooseInMenu(app, 'openPublish')
    await page.getByRole('radio', { name: /One picture each/ }).check()
    await page.getByRole('combobox', { name: 'Longest side' }).selectOption('1000')
    await screenshot(page, 'publish-pictures')
    for (const run of ['first', 'second']) {
      await page.getByRole('button', { name: 'Choose folder and publish…' }).click()
      await expect(page.getByText(/^The website is ready/), run).toBeVisible()
      if (run === 'first') await page.getByRole('button', { name: 'Publish again' }).click()
    }
    await expect(page.getByText('3 images had not changed and were not made again.')).toBeVisible()
  })

  test('a facsimile in PDF, with the labels and the text that was transcribed', async () => {
    const { app, page } = launched
    const target = path.join(launched.folder, 'letters.pdf')
    await stubSaveDialog(app, target)
    await chooseInMenu(app, 'openPublish')
    await page.getByRole('radio', { name: /^Facsimile/ }).check()
    await expect(page.getByText(/^3 canvases · 4 pages · about/)).toBeVisible()
    await expect(page.getByText(/Of 3 canvases nothing says whose/)).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `publish-facsimile-${theme}`)
    })
    await page.getByRole('button', { name: 'Choose file and make…' }).click()
    await expect(page.getByText('The facsimile is ready.')).toBeVisible()
    await screenshot(page, 'publish-facsimile-done')
    const pdf = await readPdf(await readFile(target))
    expect(pdf.pages.map(({ text }) => text)).toEqual(['Letters', 'f. 1', 'f. 2', 'f. 3'])
    await keepPicture('publish-facsimile-page', (await pdf.draw(1)).data)

    await page.getByRole('button', { name: 'Publish again' }).click()
    await page.getByRole('radio', { name: /^Contact sheet/ }).check()
    await stubSaveDialog(app, path.join(launched.folder, 'sheet.pdf'))
    await screenshot(page, 'publish-contact-sheet')
    await page.getByRole('button', { name: 'Choose file and make…' }).click()
    await expect(page.getByText('The contact sheet is ready.')).toBeVisible()
    const sheet = await readPdf(await readFile(path.join(launched.folder, 'sheet.pdf')))
    expect(sheet.pages.map(({ text }) => text)).toEqual(['Letters 1 / 1\r\nf. 1 f. 2 f. 3'])
    await keepPicture('publish-contact-sheet-page', (await sheet.draw(0)).data)
  })

  test('a bundle, which is opened again with its scans, and a bag for an archive', async () => {
    const { app, page } = launched
    const bundle = path.join(launched.folder, 'Handed on.florilegium.zip')
    await stubSaveDialog(app, bundle)
    await chooseInMenu(app, 'openPublish')
    await page.getByRole('radio', { name: /^Archive/ }).check()
    await expect(page.getByText(/^3 canvases · \d+ files · about/)).toBeVisible()
    await screenshot(page, 'publish-archive')
    await page.getByRole('radio', { name: /^Bundle/ }).check()
    await expect(page.getByText(/^3 canvases · 5 files · about/)).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `publish-bundle-${theme}`)
    })
    await page.getByRole('button', { name: 'Choose file and make…' }).click()
    await expect(page.getByText('The bundle is ready.')).toBeVisible()
    await page.getByRole('button', { name: 'Publish again' }).click()
    await page.getByRole('radio', { name: /^Archive/ }).check()
    await stubSaveDialog(app, path.join(launched.folder, 'bag'))
    await page.getByRole('button', { name: 'Choose folder and make…' }).click()
    await expect(
      page.getByText('The archive is ready, and every file in it was checked.'),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Done' }).click()

    await stubFolderDialog(app, bundle)
    await chooseInMenu(app, 'openProject')
    await expect(page.getByRole('heading', { name: 'Letters', level: 1 })).toBeVisible()
    await expect(page.getByRole('option', { name: /f\. 3/ }).first()).toBeVisible()
    await screenshot(page, 'publish-bundle-opened')
    // Nothing was asked of the project that was left.
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  test('a folder with other things in it is left alone, and the dialog says so', async () => {
    const { app, page } = launched
    await stubSaveDialog(app, launched.scans)
    await chooseInMenu(app, 'openPublish')
    await page.getByRole('button', { name: 'Choose folder and publish…' }).click()
    await expect(page.getByRole('alert')).toContainText('holds other files')
    await screenshot(page, 'publish-refused')
  })
})

const BASE = 'https://ada.example.org/letters'
