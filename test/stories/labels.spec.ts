import { expect, test, type Locator, type Page } from '@playwright/test'
import { chooseInMenu } from './support/menu.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { launchWithObject, type LaunchedObject } from './support/objects.ts'

test.describe('Labels by rule', () => {
  let launched: LaunchedObject
  let page: Page

  test.beforeEach(async () => {
    launched = await launchWithObject({ name: 'Codex', count: 14 })
    page = launched.page
    await expect(grid().getByRole('option')).toHaveCount(14)
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('a codex is foliated, its board left out and a leaf counted twice, and one undo takes it back', async () => {
    await canvas('f. 1').click()
    await page.keyboard.press('F2')
    await page.getByRole('textbox', { name: 'Label of the canvas' }).fill('Front board')
    await page.keyboard.press('Enter')
    await chooseInMenu(launched.app, 'labelCanvases')
    const dialog = page.getByRole('dialog', { name: 'Label canvases' })
    await expect(dialog.getByText('13 labels change.')).toBeVisible()
    await expect(row(2)).toContainText('f. 1r')
    await expect(dialog.getByRole('checkbox', { name: /^Leave out a cover/ })).toBeChecked()

    await exceptionOf(6).selectOption('Repeats the number (bis)')
    await expect(row(6)).toContainText('f. 2bis r')
    await exceptionOf(10).selectOption('Go on from here with…')
    const restart = dialog.getByRole('textbox', { name: 'Number of canvas 10' })
    await restart.fill('')
    await expect(dialog.getByRole('alert')).toContainText('is not understood')
    await expect(dialog.getByRole('button', { name: 'Label canvases' })).toBeDisabled()
    await restart.fill('2r')
    await expect(dialog.getByText('8 canvases are called alike.')).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `labels-foliation-${theme}`)
    })
    await dialog.getByRole('combobox', { name: 'Show', exact: true }).selectOption('Called alike')
    await expect(dialog.getByRole('row')).toHaveCount(9)
    await restart.fill('9r')
    await expect(dialog.getByText('There is none of these.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Label 13 canvases' }).click()
    await expect(dialog).toHaveCount(0)
    await expectLabels(
      ...['Front board', 'f. 1r', 'f. 1v', 'f. 2r', 'f. 2v', 'f. 2bis r', 'f. 2bis v'],
      ...['f. 3r', 'f. 3v', 'f. 9r', 'f. 9v', 'f. 10r', 'f. 10v', 'f. 11r'],
    )

    await page.keyboard.press('Control+z')
    await expect(canvas('f. 14')).toBeVisible()
    await expect(canvas('Front board')).toBeVisible()
  })

  test('leaves that were put in renumber the rest: numbering goes on behind the one before', async () => {
    await openDialog()
    await page.getByRole('button', { name: 'Label 14 canvases' }).click()
    await canvas('f. 3v').click()
    await openDialog()
    await choose('Canvases', 'From the selected canvas to the end')
    await page.getByRole('button', { name: 'Go on behind “f. 3r”: 3v' }).click()
    await expect(page.getByText('No label changes.')).toBeVisible()
    await field('First number').fill('xiv v')
    await expect(row(6)).toContainText('f. xiv v')
    await expect(page.getByRole('row')).toHaveCount(10)
    await field('First number').press('Enter')
    await expect(canvas('f. xviii v')).toBeVisible()
  })

  test('labels come from the names of the files, and are found and replaced', async () => {
    await openDialog()
    await choose('Labels', 'From the file name')
    await field('New label').fill('')
    await page.getByRole('button', { name: /^Put in \{number\}/ }).click()
    await expect(row(2)).toContainText('2')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `labels-file-name-${theme}`)
    })
    await field('New label').fill('{page}')
    await expect(page.getByRole('alert')).toContainText('There is no placeholder {page}.')
    await screenshot(page, 'labels-problem-light')
    await field('New label').fill('scan {number}')
    await page.getByRole('button', { name: 'Label 14 canvases' }).click()
    await expect(canvas('scan 14')).toBeVisible()

    await openDialog()
    await choose('Labels', 'Find and replace')
    await field('Find').fill('SCAN')
    await field('Replace by').fill('image')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `labels-replace-${theme}`)
    })
    await page.getByRole('button', { name: 'Label 14 canvases' }).click()
    await expect(canvas('image 1')).toBeVisible()
    await expect(page.getByText(/^All changes saved/)).toBeVisible()
  })

  const grid = (): Locator => page.getByRole('listbox', { name: 'Canvases in reading order' })
  const canvas = (label: string): Locator =>
    grid().getByRole('option', { name: label, exact: true })
  const row = (position: number): Locator =>
    page.locator(`[role=row][aria-rowindex="${position + 1}"]`)
  const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true })
  const exceptionOf = (position: number): Locator =>
    page.getByRole('combobox', { name: `How canvas ${position} is counted` })
  const choose = (name: string, option: string) =>
    page.getByRole('combobox', { name, exact: true }).selectOption(option)

  async function openDialog(): Promise<void> {
    await page.keyboard.press('Control+Shift+L')
    await expect(page.getByRole('dialog', { name: 'Label canvases' })).toBeVisible()
  }

  const expectLabels = (...labels: readonly string[]): Promise<void> =>
    expect(grid().getByRole('option')).toHaveText(labels.map((label) => new RegExp(escape(label))))
  const escape = (text: string): string => text.replace(/[.]/g, '\\.')
})
