import { copyFile, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { stubFolderDialog, stubSaveDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { openViewer } from './support/objects.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/presentation/others')

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** JSON Pointers of all that two documents do not agree in. */
function differences(one: Json | undefined, other: Json | undefined, at = ''): readonly string[] {
  if (Object.is(one, other)) return []
  const isHolder = (value: unknown): value is Record<string, Json> =>
    typeof value === 'object' && value !== null
  if (!isHolder(one) || !isHolder(other)) return [at]
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].flatMap((key) => differences(one[key], other[key], `${at}/${key}`))
}

test.describe('A manifest of others: opened, described, and written back', () => {
  let launched: LaunchedApp
  let folder: string
  test.beforeEach(async () => {
    launched = await launchApp()
    folder = await makeTemporaryFolder('manifests')
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('one label is changed, and the difference is that label', async () => {
    const { app, page } = launched
    const source = path.join(folder, 'herbal.json')
    await copyFile(path.join(FIXTURES, 'herbal-2.json'), source)
    await stubFolderDialog(app, source)
    await page.getByRole('button', { name: /Open a manifest…/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Open a manifest' })
    await expect(dialog).toContainText('Herbal, Ms. 17')
    await expect(dialog).toContainText('Library of Examples')
    await expect(dialog).toContainText('4 canvases, 2 parts')
    await expect(dialog).toContainText('with images.library.example; they are not loaded now')
    await expect(dialog).toContainText('Nothing had to be mended.')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `foreign-offer-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Open as a new project' }).click()
    const canvases = page.getByRole('listbox', { name: 'Canvases' })
    await expect(canvases.getByRole('option')).toHaveCount(4)
    await expect(canvases).toContainText('images.library.example')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `foreign-canvases-${theme}`)
    })

    await canvases.getByRole('option', { name: /f\. 1v/ }).click()
    await page.getByRole('textbox', { name: 'Label, No language' }).fill('f. 1v (Absinthium)')
    await expect(page.getByText(/^All changes saved · /)).toBeVisible()
    await openViewer(page)
    await expect(page.getByText('With images.library.example', { exact: true })).toBeVisible()
    await screenshot(page, 'foreign-viewer-light')

    const target = path.join(folder, 'herbal-changed.json')
    await stubSaveDialog(app, target)
    await page.getByRole('button', { name: 'Export…' }).click()
    const exporting = page.getByRole('dialog', { name: 'Export manifest' })
    await exporting.getByText('Presentation 2.1').click()
    await screenshot(page, 'foreign-export')
    await exporting.getByRole('button', { name: 'Choose file and export…' }).click()
    await expect(exporting).toContainText('was written')
    const read = async (file: string): Promise<Json> =>
      JSON.parse(await readFile(file, 'utf8')) as Json
    expect(differences(await read(source), await read(target))).toEqual([
      '/sequences/0/canvases/1/label',
    ])
  })

  test('a broken one is opened as far as it can be, says what was mended, and is written mended', async () => {
    const { app, page } = launched
    const source = path.join(folder, 'broken.json')
    await copyFile(path.join(FIXTURES, 'broken-2.json'), source)
    await stubFolderDialog(app, source)
    await page.getByRole('button', { name: /Open a manifest…/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Open a manifest' })
    await expect(dialog.getByRole('list', { name: 'What was mended or is kept' })).toContainText(
      'Several canvases have the same id.',
    )
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `foreign-broken-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Open as a new project' }).click()
    await expect(page.getByRole('listbox', { name: 'Canvases' }).getByRole('option')).toHaveCount(4)
    await expect(page.getByText('All changes saved')).toBeVisible()
    expect(await readFile(source, 'utf8')).toBe(
      await readFile(path.join(FIXTURES, 'broken-2.json'), 'utf8'),
    )

    const torn = path.join(folder, 'torn.json')
    await writeFile(torn, 'Dear Ada,\nhere is the manifest that I promised.\n')
    await stubFolderDialog(app, torn)
    await chooseInMenu(app, 'openManifest')
    await expect(page.getByRole('alert')).toContainText('This file is not valid JSON: line 1')
    await screenshot(page, 'foreign-torn')
  })
})
