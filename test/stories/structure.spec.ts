import { readFile } from 'node:fs/promises'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { launchWithObject, readSaved, type LaunchedObject } from './support/objects.ts'

test.describe('The structure of an object', () => {
  let launched: LaunchedObject
  let page: Page

  test.beforeEach(async () => {
    launched = await launchWithObject({ name: 'Codex', count: 10 })
    page = launched.page
    await page.getByRole('tab', { name: 'Structure' }).click()
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('parts are begun while leafing through, named, nested and joined; what is in none is told', async () => {
    await expect(page.getByText('No parts yet')).toBeVisible()
    await inBothThemes(page, (theme) => screenshot(page, `structure-empty-${theme}`))
    await begin('f. 2', 'Prologue')
    await begin('f. 5', 'First book')
    await begin('f. 8', 'Second book')
    await expect(part('Prologue')).toContainText('2–4')
    await expect(part('First book')).toContainText('5–7')
    await expect(part('Second book')).toContainText('8–10')
    await expect(page.getByText('One canvas is in no part.')).toBeVisible()

    await tree().focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Alt+ArrowRight')
    await expect(part('Second book')).toHaveAttribute('aria-level', '2')
    await expect(part('First book')).toContainText('5–10')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `structure-${theme}`)
    })
    await page.keyboard.press('Control+z')
    await expect(part('Second book')).toHaveAttribute('aria-level', '1')

    await page.getByRole('button', { name: 'What can be done with “First book”' }).click()
    // The menu speaks of the selection, and leaves it as it is.
    await expect(page.getByText('1 selected')).toBeVisible()
    await screenshot(page, 'structure-menu-light')
    await page.getByRole('menuitem', { name: 'Join with the next part' }).click()
    await expect(part('First book')).toContainText('5–10')
    await part('First book').click()
    await expect(page.getByText('6 selected')).toBeVisible()

    await readSaved(launched)
    const saved = JSON.parse(await readFile(launched.file, 'utf8')) as {
      ranges: { label: Record<string, string[]>; items: string[] }[]
    }
    expect(saved.ranges.map(({ label, items }) => [label['none']?.[0], items.length])).toEqual([
      ['Prologue', 3],
      ['First book', 6],
    ])
  })

  const tree = (): Locator => page.getByRole('tree', { name: 'Parts of the object' })
  const part = (name: string): Locator => tree().getByRole('treeitem').filter({ hasText: name })

  async function begin(canvas: string, name: string): Promise<void> {
    await page
      .getByRole('listbox', { name: 'Canvases in reading order' })
      .getByRole('option', { name: canvas, exact: true })
      .click()
    await page.getByRole('button', { name: 'Begin a part at this canvas' }).click()
    await page.getByRole('textbox', { name: 'Name of the part' }).fill(name)
    await page.keyboard.press('Enter')
    await expect(part(name)).toBeVisible()
  }
})
