import path from 'node:path'
import { expect, test } from '@playwright/test'
import { rows, savedAnnotations } from './support/annotating.ts'
import { stubFilesDialog } from './support/dialogs.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { launchWithObject, type LaunchedObject } from './support/objects.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/annotations')

test.describe('All annotations of the object in one list', () => {
  let launched: LaunchedObject
  test.beforeEach(async () => {
    launched = await launchWithObject({ count: 3 })
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('they are found, changed together, replaced in after a look, and led to', async () => {
    const { app, page } = launched
    await chooseInMenu(app, 'openAnnotationList')
    const dialog = page.getByRole('dialog', { name: 'Annotations of the object' })
    await expect(dialog.getByRole('heading', { name: 'No annotations yet' })).toBeVisible()
    await page.keyboard.press('Escape')

    await stubFilesDialog(
      app,
      ['letters-alto-2.xml', 'letters-alto-4.xml'].map((name) => path.join(FIXTURES, name)),
    )
    await chooseInMenu(app, 'importAnnotations')
    const importing = page.getByRole('dialog', { name: 'Import annotations' })
    await importing.getByRole('button', { name: 'Choose files…' }).click()
    await importing.getByRole('button', { name: 'Import 6 annotations' }).click()
    await expect(importing).toBeHidden()

    await chooseInMenu(app, 'openAnnotationList')
    await expect(dialog.getByRole('status').first()).toHaveText('6 of 6 shown')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `annotation-list-${theme}`)
    })

    // Found by a word, without accents and capitals; then all that are shown get a kind, a tag, a language.
    await dialog.getByRole('searchbox', { name: 'Text contains' }).fill('HOCHGEEHRTER')
    await expect(dialog.getByRole('status').first()).toHaveText('1 of 6 shown')
    await dialog.getByRole('button', { name: 'Choose all shown' }).click()
    await dialog.getByRole('combobox', { name: 'Change kind' }).selectOption('Comment')
    await dialog.getByRole('combobox', { name: 'Change language' }).selectOption('de')
    await dialog.getByLabel('Add a tag').fill('address')
    await page.keyboard.press('Enter')
    await dialog.getByRole('searchbox', { name: 'Text contains' }).fill('')
    await expect(dialog.getByRole('status').first()).toHaveText('7 of 7 shown')
    await dialog.getByRole('combobox', { name: 'Kind', exact: true }).selectOption('Tags')
    await expect(dialog.getByRole('listitem').locator('.words')).toHaveText('address')
    await dialog.getByRole('combobox', { name: 'Kind', exact: true }).selectOption('Every kind')

    // Nothing is replaced before it was seen.
    await dialog.getByRole('textbox', { name: 'Find' }).fill('herr')
    await dialog.getByRole('textbox', { name: 'Replace with' }).fill('Frau')
    await expect(dialog.getByText('1 in 1 annotation.')).toBeVisible()
    await screenshot(page, 'annotation-list-replace')
    await dialog.getByRole('button', { name: 'Replace in 1 annotation' }).click()
    await expect(dialog.getByRole('button', { name: 'Replace in 0 annotations' })).toBeDisabled()
    await expect
      .poll(async () =>
        (await savedAnnotations(launched)).find(({ bodies }) =>
          bodies?.[0]?.value.includes('Frau'),
        ),
      )
      .toMatchObject({ motivation: 'commenting', bodies: [{ language: 'de' }] })

    await dialog.getByRole('searchbox', { name: 'Text contains' }).fill('frau')
    await dialog.getByRole('button', { name: 'Show' }).click()
    await expect(dialog).toBeHidden()
    await expect(rows(page).locator('[aria-expanded=true]')).toContainText('Frau')
    await page.getByRole('button', { name: 'Undo replacement in an annotation' }).click()
    await expect(rows(page).locator('[aria-expanded=true]')).toContainText('Herr')
  })
})
