import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { makeScans } from './support/scans.ts'

test.describe('Canvases: gathered and put in order', () => {
  let scans: string
  let launched: LaunchedApp
  let page: Page

  test.beforeEach(async () => {
    scans = await makeTemporaryFolder('scans')
    await makeScans(path.join(scans, 'Letters'), 8)
    await makeScans(path.join(scans, 'Letters', 'seals'), 2)
    launched = await launchApp({ folder: path.join(scans, 'Letters') })
    page = launched.page
    await expect(source('f. 8.jpg')).toBeVisible()
  })
  test.afterEach(async () => {
    await launched.close()
    await rm(scans, { recursive: true, force: true })
  })

  test('the empty object says what to do, and takes what is dropped on it', async () => {
    await expect(page.getByText('Your object is empty')).toBeVisible()
    await source('f. 1.jpg').click()
    await source('f. 3.jpg').click({ modifiers: ['Shift'] })
    await drag(source('f. 2.jpg'), page.getByText('Your object is empty'))
    await expectOrder('f. 1', 'f. 2', 'f. 3')
  })

  test('images are dragged between canvases, and a mark shows where they will be', async () => {
    await gather(4)
    const place = await canvas('f. 3').boundingBox()
    await hold(source('f. 7.jpg'))
    await page.mouse.move(place!.x + 6, place!.y + 60, { steps: 8 })
    await page.mouse.move(place!.x + 8, place!.y + 62, { steps: 2 })
    const mark = page.locator('.insertion-mark')
    await expect
      .poll(async () => Math.abs((await mark.boundingBox())!.x - place!.x))
      .toBeLessThan(8)
    await inBothThemes(page, (theme) => screenshot(page, `canvases-drop-${theme}`))
    await page.mouse.up()
    await expectOrder('f. 1', 'f. 2', 'f. 7', 'f. 3', 'f. 4')
    await expect(mark).toHaveCount(0)
  })

  test('a whole folder is dragged by its heading', async () => {
    await gather(1)
    await tree().press('End')
    await drag(tree().getByRole('treeitem', { name: /^seals/ }), canvas('f. 1'), 'behind')
    await expectOrder('f. 1', 'f. 1', 'f. 2')
  })

  test('several canvases are reordered by drag', async () => {
    await gather(6)
    await canvas('f. 5').click()
    await canvas('f. 6').click({ modifiers: ['Control'] })
    await drag(canvas('f. 6'), canvas('f. 2'))
    await expectOrder('f. 1', 'f. 5', 'f. 6', 'f. 2', 'f. 3', 'f. 4')
  })

  test('canvases are lifted, carried and dropped by keyboard, and each step is announced', async () => {
    await gather(5)
    await canvas('f. 1').click()
    await page.keyboard.press('Space')
    await expectSaid('Lifted. Canvas f. 1, position 1 of 5.')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expectSaid('Canvas f. 1, position 3 of 5')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `canvases-lifted-${theme}`)
    })
    await page.keyboard.press('Space')
    await expectSaid('Dropped. Canvas f. 1, position 3 of 5')
    await expectOrder('f. 2', 'f. 3', 'f. 1', 'f. 4', 'f. 5')

    await page.keyboard.press('Space')
    await page.keyboard.press('Home')
    await page.keyboard.press('Escape')
    await expectSaid('Put back. Canvas f. 1, position 3 of 5')
    await expectOrder('f. 2', 'f. 3', 'f. 1', 'f. 4', 'f. 5')
  })

  test('canvases are moved to a position by its number', async () => {
    await gather(6)
    await canvas('f. 5').click()
    await canvas('f. 6').click({ modifiers: ['Shift'] })
    await page.getByRole('button', { name: 'Move to position…' }).click()
    const field = page.getByRole('textbox', { name: 'Position (1 to 5)' })
    await field.fill('9')
    await field.press('Enter')
    await expect(page.getByText('Write a whole number from 1 to 5.')).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `canvases-move-${theme}`)
    })
    await field.fill('2')
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await expectOrder('f. 1', 'f. 5', 'f. 6', 'f. 2', 'f. 3', 'f. 4')
  })

  test('canvases are cut, pasted, copied, duplicated and deleted by key', async () => {
    await gather(4)
    await canvas('f. 1').click()
    await page.keyboard.press('Control+x')
    await expectOrder('f. 2', 'f. 3', 'f. 4')
    await canvas('f. 3').click()
    await page.keyboard.press('Control+v')
    await expectOrder('f. 2', 'f. 3', 'f. 1', 'f. 4')
    await page.keyboard.press('Control+d')
    await expectOrder('f. 2', 'f. 3', 'f. 1', 'f. 1', 'f. 4')
    await canvas('f. 2').click()
    await page.keyboard.press('Control+c')
    await page.keyboard.press('End')
    await page.keyboard.press('Control+v')
    await expectOrder('f. 2', 'f. 3', 'f. 1', 'f. 1', 'f. 4', 'f. 2')
    await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Delete')
    await expectOrder('f. 2', 'f. 3', 'f. 1', 'f. 1')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await expect(page.getByText('Your object is empty')).toBeVisible()
  })

  test('a key that deletes canvases does nothing in a text field or among the sources', async () => {
    await gather(3)
    await canvas('f. 1').click()
    await page.getByRole('searchbox').focus()
    await page.keyboard.press('Delete')
    await source('f. 1.jpg').click()
    await page.keyboard.press('Delete')
    await expectOrder('f. 1', 'f. 2', 'f. 3')
  })

  test('a canvas is renamed where it stands', async () => {
    await gather(3)
    await canvas('f. 2').click()
    await page.keyboard.press('F2')
    const field = page.getByRole('textbox', { name: 'Label of the canvas' })
    await expect(field).toBeFocused()
    await field.fill('f. 1v')
    await screenshot(page, 'canvases-rename-light')
    await field.press('Enter')
    await expectOrder('f. 1', 'f. 1v', 'f. 3')
    await page.keyboard.press('F2')
    await page.keyboard.type('something else')
    await page.keyboard.press('Escape')
    await expectOrder('f. 1', 'f. 1v', 'f. 3')
    await expect(grid()).toBeFocused()
  })

  test('the context menu is about the canvas under the pointer', async () => {
    await gather(3)
    await canvas('f. 1').click()
    await canvas('f. 3').click({ button: 'right' })
    const menu = page.getByRole('menu')
    await expect(menu.getByRole('menuitem', { name: /Duplicate/ })).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `canvases-menu-${theme}`)
    })
    await menu.getByRole('menuitem', { name: /^Delete/ }).click()
    await expectOrder('f. 1', 'f. 2')
    await expect(grid()).toBeFocused()

    await canvas('f. 2').click({ button: 'right' })
    await menu.getByRole('menuitem', { name: /^Rename/ }).click()
    await page.getByRole('textbox', { name: 'Label of the canvas' }).fill('f. 1v')
    await page.keyboard.press('Enter')
    await expectOrder('f. 1', 'f. 1v')
  })

  test('thumbnails are enlarged and reduced', async () => {
    await gather(8)
    const before = await canvas('f. 1').boundingBox()
    await page.getByRole('slider', { name: 'Size of the thumbnails' }).fill('320')
    await expect
      .poll(async () => (await canvas('f. 1').boundingBox())!.height)
      .toBeGreaterThan(before!.height * 1.5)
    await screenshot(page, 'canvases-large-light')
    await page.getByRole('slider', { name: 'Size of the thumbnails' }).fill('80')
    await screenshot(page, 'canvases-small-light')
  })

  test('in a small window, as at 200 % zoom, nothing is cut off and one panel shows at a time', async () => {
    await gather(4)
    await page.setViewportSize({ width: 640, height: 420 })
    await expect(page.getByRole('complementary', { name: 'Sources' })).toBeVisible()
    await expect(page.getByRole('complementary', { name: 'Properties' })).toHaveCount(0)
    await screenshot(page, 'small-sources-light')
    await page.getByRole('button', { name: 'Show Properties' }).click()
    await expect(page.getByRole('complementary', { name: 'Sources' })).toHaveCount(0)
    await expect(page.getByRole('complementary', { name: 'Properties' })).toBeVisible()
    await page.getByRole('button', { name: 'Hide Properties' }).click()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `small-${theme}`)
    })
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
  })

  test('Enter and a double click open the viewer', async () => {
    await gather(3)
    await canvas('f. 2').dblclick()
    await expect(page.getByRole('button', { name: 'View', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
  })

  const tree = (): Locator => page.getByRole('tree', { name: 'Images' })
  const grid = (): Locator => page.getByRole('listbox', { name: 'Canvases in reading order' })
  const source = (name: string): Locator =>
    tree().getByRole('treeitem').filter({ hasText: name }).first()
  const canvas = (label: string): Locator =>
    grid().getByRole('option', { name: label, exact: true }).first()

  /** Puts the first images of the folder into the object. */
  async function gather(count: number): Promise<void> {
    await source('f. 1.jpg').click()
    await source(`f. ${count}.jpg`).click({ modifiers: ['Shift'] })
    await tree().press('Enter')
    await expect(grid().getByRole('option')).toHaveCount(count)
  }

  async function expectOrder(...labels: readonly string[]): Promise<void> {
    await expect(grid().locator('.label')).toHaveText([...labels])
  }

  const expectSaid = (words: string): Promise<void> =>
    expect(page.getByRole('status').filter({ hasText: words })).toHaveCount(1)

  /** Presses the mouse on something and moves a little, so that a drag begins. */
  async function hold(what: Locator): Promise<void> {
    const box = (await what.boundingBox())!
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 + 12, box.y + box.height / 2 + 12, { steps: 4 })
  }

  async function drag(
    what: Locator,
    onto: Locator,
    where: 'before' | 'behind' = 'before',
  ): Promise<void> {
    await hold(what)
    const box = (await onto.boundingBox())!
    const x = where === 'before' ? box.x + 8 : box.x + box.width - 8
    await page.mouse.move(x, box.y + box.height / 2, { steps: 8 })
    await page.mouse.move(x, box.y + box.height / 2 + 2)
    await page.mouse.up()
  }
})
