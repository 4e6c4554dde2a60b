import { expect, test, type Locator, type Page } from '@playwright/test'
import { chooseInMenu } from './support/menu.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { launchWithObject, type LaunchedObject } from './support/objects.ts'

test.describe('Putting canvases in order', () => {
  let launched: LaunchedObject
  let page: Page

  test.beforeEach(async () => {
    launched = await launchWithObject({ name: 'Codex', count: 8 })
    page = launched.page
    await expect(grid().getByRole('option')).toHaveCount(8)
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('the book lies open, verso and recto side by side, as it is read', async () => {
    await page.getByRole('button', { name: 'View by openings' }).click()
    const openings = page.getByRole('listbox', { name: 'Canvases by openings' })
    const place = async (label: string): Promise<{ x: number; y: number }> =>
      (await openings.getByRole('option', { name: label, exact: true }).boundingBox())!
    const [first, verso, recto] = [await place('f. 1'), await place('f. 2'), await place('f. 3')]
    expect(verso.x).toBeLessThan(recto.x)
    expect(verso.y).toBe(recto.y)
    expect(first.y).toBeLessThanOrEqual(verso.y)
    await openings.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await expect(openings.getByRole('option', { selected: true })).toHaveText(/f\. 2/)
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `openings-${theme}`)
    })
    // A detail is no page: the page behind it takes its place.
    await page.getByRole('combobox', { name: 'Layout' }).selectOption({ label: 'Not a page' })
    await expect.poll(async () => (await place('f. 3')).x < (await place('f. 4')).x).toBe(true)
    await screenshot(page, 'openings-aside')
    await page.getByRole('button', { name: 'Object', exact: true }).click()
    await page
      .getByRole('combobox', { name: 'Viewing direction' })
      .selectOption({ label: 'Right to left' })
    await expect.poll(async () => (await place('f. 3')).x > (await place('f. 4')).x).toBe(true)
    await screenshot(page, 'openings-right-to-left')
    await page.getByRole('button', { name: 'View by openings' }).click()
    await expect(grid().getByRole('option')).toHaveCount(8)
  })

  test('rectos and versos that were scanned apart come together, and a lost leaf gets its place', async () => {
    await chooseInMenu(launched.app, 'orderCanvases')
    const dialog = page.getByRole('dialog', { name: 'Order canvases' })
    await expect(dialog.getByText('No canvas moves.')).toBeVisible()
    await dialog.getByRole('radio', { name: /^Sides together/ }).check()
    await expect(dialog.getByText('6 canvases move.')).toBeVisible()
    await dialog
      .getByRole('combobox', { name: 'The second half begins' })
      .selectOption('at the last leaf: the pile was turned over')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `order-${theme}`)
    })
    await dialog.getByRole('button', { name: 'Order 6 canvases' }).click()
    await expect(dialog).toHaveCount(0)
    await expectLabels('f. 1', 'f. 8', 'f. 2', 'f. 7', 'f. 3', 'f. 6', 'f. 4', 'f. 5')

    await canvas('f. 8').click()
    await chooseInMenu(launched.app, 'addMissingLeaf')
    const missing = page.getByRole('dialog', { name: 'Add a missing leaf' })
    await missing.getByRole('textbox', { name: 'Label' }).fill('f. 2 [missing]')
    await missing.getByRole('textbox', { name: /^Why it is missing/ }).fill('Cut out before 1850')
    await screenshot(page, 'order-missing-light')
    await missing.getByRole('button', { name: 'Add missing leaf' }).click()
    await expectLabels(
      'f. 1',
      'f. 8',
      'f. 2 [missing]',
      'f. 2',
      'f. 7',
      'f. 3',
      'f. 6',
      'f. 4',
      'f. 5',
    )
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `order-missing-leaf-${theme}`)
    })
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expectLabels('f. 1', 'f. 2', 'f. 3', 'f. 4', 'f. 5', 'f. 6', 'f. 7', 'f. 8')
  })

  const grid = (): Locator => page.getByRole('listbox', { name: 'Canvases in reading order' })
  const canvas = (label: string): Locator => grid().getByText(label, { exact: true })
  const expectLabels = (...labels: readonly string[]) =>
    expect(grid().getByRole('option')).toHaveText(
      labels.map((label) => new RegExp(label.replace(/[.[\]]/g, '\\$&'))),
    )
})
