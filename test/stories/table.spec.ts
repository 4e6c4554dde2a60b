import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { launchWithObject, type LaunchedObject } from './support/objects.ts'

test.describe('Describing by table', () => {
  let launched: LaunchedObject
  let page: Page

  test.beforeEach(async () => {
    launched = await launchWithObject({ name: 'Charters', count: 6 })
    page = launched.page
    await expect(grid().getByRole('option')).toHaveCount(6)
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('the table goes out to a spreadsheet and comes back with dates; every change is seen first', async () => {
    await chooseInMenu(launched.app, 'describeByTable')
    await expect(dialog().getByText('Nothing to compare yet')).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `table-empty-${theme}`)
    })
    await dialog().getByRole('button', { name: 'Copy the table' }).click()
    await expect.poll(clipboard).toMatch(/^Position\tLabel\tFile\tCanvas\r\n1\tf\. 1\tf\. 1\.jpg\t/)

    const lines = (await clipboard()).trimEnd().split('\r\n')
    const dated = lines.map((line, row) => `${line}\t${row === 0 ? 'Date [la]' : DATES[row - 1]}`)
    dated[1] = dated[1]!.replace('f. 1\t', 'Charter I\t')
    await paste().fill([...dated, '7\tf. 7\tf. 7.jpg\tnowhere\tlost'].join('\r\n'))
    await expect(dialog().getByText('6 texts change, on 5 canvases.')).toBeVisible()
    await expect(dialog().getByText('Row 8: there is no canvas “nowhere”.')).toBeVisible()
    await expect(change(1)).toHaveText(/1\s*Label\s*f\. 1\s*Charter I/)
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `table-changes-${theme}`)
    })
    await dialog().getByRole('checkbox', { name: 'Add new fields: Date [la]' }).uncheck()
    await expect(dialog().getByText('1 text changes, on 1 canvas.')).toBeVisible()
    await dialog().getByRole('checkbox', { name: 'Add new fields: Date [la]' }).check()
    await dialog().getByRole('button', { name: 'Change 5 canvases' }).click()
    await expect(canvas('Charter I')).toBeVisible()
    await expect(page.getByText(/^All changes saved/)).toBeVisible()
    await page.keyboard.press('Control+Shift+T')
    await dialog().getByRole('button', { name: 'Copy the table' }).click()
    await expect.poll(clipboard).toContain('\ta. D. 1203\t')
    await page.keyboard.press('Escape')

    await page.keyboard.press('Control+z')
    await expect(canvas('f. 1')).toBeVisible()
  })

  test('a CSV file as Excel writes it is read; one that is no table is refused with a sentence', async () => {
    await page.keyboard.press('Control+Shift+T')
    const csv = path.join(launched.folder, 'charters.csv')
    await writeFile(csv, Buffer.from('File;Label\r\nf. 2.jpg;K\xf6nigsurkunde\r\n', 'latin1'))
    await chooseFile(csv)
    await expect(change(1)).toHaveText(/2\s*Label\s*f\. 2\s*Königsurkunde/)
    await chooseFile(path.join(launched.scans, 'f. 1.jpg'))
    await expect(dialog().getByRole('alert')).toContainText('"f. 1.jpg" is not a table')
    await paste().fill('Hand\nA')
    await expect(dialog().getByRole('alert')).toContainText('does not say which canvas')
    await screenshot(page, 'table-problem-light')
    await paste().fill('Position\tLabel\n3\tf. 3r')
    await dialog().getByRole('combobox', { name: 'Rows are known by' }).selectOption('Position')
    await paste().press('Tab')
    await dialog().getByRole('button', { name: 'Change 1 canvas' }).click()
    await expect(canvas('f. 3r')).toBeVisible()
  })

  const DATES = ['a. D. 1203', 'a. D. 1204', '', 'a. D. 1210', 'saec. XIII', '"circa" 1250']
  const dialog = (): Locator => page.getByRole('dialog', { name: 'Describe by table' })
  const paste = (): Locator => page.getByRole('textbox', { name: 'Paste the table here' })
  const grid = (): Locator => page.getByRole('listbox', { name: 'Canvases in reading order' })
  const canvas = (label: string): Locator =>
    grid().getByRole('option', { name: label, exact: true })
  const change = (row: number): Locator =>
    dialog().locator(`[role=row][aria-rowindex="${row + 1}"]`)
  const clipboard = (): Promise<string> =>
    launched.app.evaluate(({ clipboard }) => clipboard.readText())

  async function chooseFile(file: string): Promise<void> {
    const chooser = page.waitForEvent('filechooser')
    await dialog().getByRole('button', { name: 'Open a CSV file…' }).click()
    await (await chooser).setFiles(file)
  }
})
