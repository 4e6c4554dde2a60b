import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { stubFilesDialog, stubFolderDialog, stubSaveDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { launchWithObject, openViewer, type LaunchedObject } from './support/objects.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/annotations')

const importDialog = (page: Page) => page.getByRole('dialog', { name: 'Import annotations' })
const exportDialog = (page: Page) => page.getByRole('dialog', { name: 'Export annotations' })

const rows = (page: Page) =>
  page.getByRole('list', { name: 'Annotations of this canvas' }).locator('> li')

async function chooseFiles({ app, page }: LaunchedObject, names: readonly string[]) {
  await stubFilesDialog(
    app,
    names.map((name) => path.join(FIXTURES, name)),
  )
  await chooseInMenu(app, 'importAnnotations')
  const dialog = importDialog(page)
  await dialog.getByRole('button', { name: 'Choose files…' }).click()
  await expect(dialog.getByRole('region', { name: 'What will be imported' })).toBeVisible()
  return dialog
}

test.describe('Annotations from other programs, and for them', () => {
  let launched: LaunchedObject
  test.beforeEach(async () => {
    launched = await launchWithObject({ count: 3 })
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('ALTO is imported, its text mended on the image, and exported again', async () => {
    const { app, page, folder } = launched
    await chooseInMenu(app, 'importAnnotations')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `import-annotations-begin-${theme}`)
    })
    await page.keyboard.press('Escape')
    const dialog = await chooseFiles(launched, ['letters-alto-2.xml', 'letters-alto-4.xml'])
    await expect(dialog.getByRole('status')).toHaveText('6 annotations are new · on 2 canvases')
    await expect(dialog.getByText('1 thing needs a look')).toBeVisible()
    await expect(dialog.getByText('letters-alto-2.xml, line 40')).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `import-annotations-${theme}`)
    })
    await dialog.getByRole('combobox', { name: 'Transcriptions as' }).selectOption('Single words')
    await expect(dialog.getByRole('status')).toHaveText('8 annotations are new · on 2 canvases')
    await dialog.getByRole('combobox', { name: 'Transcriptions as' }).selectOption('Lines')
    await dialog.getByRole('button', { name: 'Import 6 annotations' }).click()
    await expect(dialog).toBeHidden()

    await openViewer(page)
    await page.getByRole('tab', { name: 'Annotations' }).click()
    await expect(rows(page)).toHaveCount(3)
    await screenshot(page, 'import-annotations-on-image')
    await rows(page).first().getByRole('button').first().click()
    await page.getByRole('textbox', { name: 'Text' }).fill('Hochgeehrter Herr Professor')

    const target = path.join(folder, 'mended.xml')
    await stubSaveDialog(app, target)
    await chooseInMenu(app, 'exportAnnotations')
    const out = exportDialog(page)
    await out.getByRole('combobox', { name: 'Format' }).selectOption({ label: 'ALTO 4' })
    await out.getByRole('combobox', { name: 'Canvases' }).selectOption('Only the selected canvas')
    await expect(out.getByRole('status')).toHaveText('3 annotations on 1 canvas')
    await out.getByRole('button', { name: 'Choose place and export…' }).click()
    await expect(out.getByText('1 file was written')).toBeVisible()
    await screenshot(page, 'export-annotations-done')
    const written = await readFile(target, 'utf8')
    expect(written).toContain('CONTENT="Hochgeehrter Herr Professor"')
    expect(written).toContain('<TextLine ID="Line_1" HPOS="50" VPOS="50" WIDTH="300" HEIGHT="20"')
  })

  test('an import is one step: undo takes it back whole', async () => {
    const { page } = launched
    const dialog = await chooseFiles(launched, ['letters.hocr'])
    await dialog.getByRole('button', { name: 'Import 4 annotations' }).click()
    const undo = page.getByRole('button', { name: 'Undo import of 4 annotations' })
    await undo.click()
    await openViewer(page)
    await page.getByRole('tab', { name: 'Annotations' }).click()
    await expect(page.getByRole('heading', { name: 'No annotations yet' })).toBeVisible()
  })

  test('what cannot be read is listed, and loses nothing of the rest', async () => {
    const { app, page, folder } = launched
    const broken = path.join(folder, 'broken.xml')
    await writeFile(broken, '<alto><Layout></alto>')
    await stubFilesDialog(app, [broken, path.join(FIXTURES, 'mirador-2-list.json')])
    await chooseInMenu(app, 'importAnnotations')
    const dialog = importDialog(page)
    await dialog.getByRole('button', { name: 'Choose files…' }).click()
    await expect(dialog.getByText('5 things need a look')).toBeVisible()
    await expect(dialog.getByText('is not well-formed XML')).toBeVisible()
    await expectAccessible(page)
    await screenshot(page, 'import-annotations-unread')
    await dialog.getByRole('button', { name: 'Copy this list' }).click()
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  })

  test('what a viewer needs is said before it is written', async () => {
    const { app, page, folder } = launched
    const dialog = await chooseFiles(launched, ['letters-alto-2.xml', 'letters-alto-4.xml'])
    await dialog.getByRole('button', { name: 'Import 6 annotations' }).click()
    await chooseInMenu(app, 'exportAnnotations')
    const out = exportDialog(page)
    await out.getByRole('combobox', { name: 'For which viewer' }).selectOption('Universal Viewer')
    await expect(out.getByText('1 shape becomes the rectangle around it')).toBeVisible()
    await expect(out.getByText('6 annotations are marked as comments')).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `export-annotations-${theme}`)
    })
    await stubFolderDialog(app, folder)
    await out.getByRole('button', { name: 'Choose place and export…' }).click()
    await expect(out.getByText('3 files were written into a new folder')).toBeVisible()
    const written = await readdir(path.join(folder, 'Letters-w3c'))
    expect(written.sort()).toEqual(['collection.json', 'page'])
  })
})
