import { expect, test } from '@playwright/test'
import { drag, openAnnotating, rows, savedAnnotations } from './support/annotating.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { launchWithObject, type LaunchedObject } from './support/objects.ts'

test.describe('Annotate: rectangles, polygons and notes', () => {
  let launched: LaunchedObject
  test.beforeEach(async () => {
    launched = await launchWithObject({ count: 2 })
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('a rectangle is drawn with the mouse, described, moved, and taken back', async () => {
    const { page } = launched
    const image = await openAnnotating(page)
    await expect(page.getByRole('heading', { name: 'No annotations yet' })).toBeVisible()
    await screenshot(page, 'annotate-empty')

    await page.getByRole('button', { name: 'Draw rectangle' }).click()
    await expect(page.getByText('Drag a rectangle over the image')).toBeVisible()
    await drag(page, image, [
      [0.4, 0.3],
      [0.5, 0.4],
      [0.6, 0.5],
    ])
    await expect(rows(page)).toHaveCount(1)
    await expect(page.getByRole('textbox', { name: 'Text' })).toBeFocused()
    await page.keyboard.type('A capital I, in red')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('en')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `annotate-rectangle-${theme}`)
    })
    const [drawn] = await savedAnnotations(launched)
    expect(drawn).toMatchObject({
      motivation: 'commenting',
      bodies: [{ value: 'A capital I, in red', language: 'en' }],
      target: { kind: 'rectangle' },
    })
    const { x = 0, y = 0, width = 0, height = 0 } = drawn!.target
    for (const number of [x, y, width, height]) expect(Number.isInteger(number)).toBe(true)
    expect(width).toBeGreaterThan(50)
    expect(height).toBeGreaterThan(50)

    // Dragged by its middle: one step, which undo takes back.
    await drag(page, image, [
      [0.5, 0.4],
      [0.55, 0.45],
      [0.55, 0.5],
    ])
    await expect(page.getByRole('button', { name: 'Undo change of an annotation' })).toBeEnabled()
    const [moved] = await savedAnnotations(launched)
    expect(moved!.target.x).toBeGreaterThan(x)
    expect(moved!.target.y).toBeGreaterThan(y)
    expect(Math.abs(moved!.target.width! - width)).toBeLessThanOrEqual(1)
    await page.getByRole('application').focus()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('spinbutton', { name: 'Left' })).toHaveValue(String(x))
    const [back] = await savedAnnotations(launched)
    expect(back).toEqual(drawn)
  })

  test('a polygon is drawn corner by corner, and keeps its corners', async () => {
    const { page } = launched
    const image = await openAnnotating(page)
    await page.getByRole('button', { name: 'Draw polygon' }).click()
    const box = (await image.boundingBox())!
    const corners = [
      [0.4, 0.3],
      [0.6, 0.3],
      [0.65, 0.5],
      [0.45, 0.55],
    ] as const
    for (const [x, y] of corners) {
      await page.mouse.move(box.x + box.width * x, box.y + box.height * y)
      await page.mouse.down()
      await page.mouse.up()
      // Two clicks in quick succession would be a double click, which ends the polygon.
      await page.waitForTimeout(400)
    }
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.3)
    await page.mouse.down()
    await page.mouse.up()
    await expect(rows(page)).toHaveCount(1)
    await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Transcription' })
    await page.getByRole('textbox', { name: 'Text' }).fill('In principio')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('la')
    await screenshot(page, 'annotate-polygon')
    const [saved] = await savedAnnotations(launched)
    expect(saved).toMatchObject({
      motivation: 'supplementing',
      bodies: [{ value: 'In principio', language: 'la' }],
      target: { kind: 'polygon' },
    })
    expect(saved!.target.points).toHaveLength(4)
  })

  test('a rectangle is made and moved by numbers, without a mouse', async () => {
    const { page } = launched
    await openAnnotating(page)
    await page.getByRole('button', { name: 'Rectangle by numbers' }).press('Enter')
    await expect(rows(page)).toHaveCount(1)
    await page.getByRole('spinbutton', { name: 'Left' }).fill('10')
    await page.getByRole('spinbutton', { name: 'Top' }).fill('20')
    await page.getByRole('spinbutton', { name: 'Width' }).fill('9999')
    await page.getByRole('spinbutton', { name: 'Height' }).fill('40')
    const [saved] = await savedAnnotations(launched)
    expect(saved!.target).toEqual({ kind: 'rectangle', x: 10, y: 20, width: 411, height: 40 })
    // The width that did not fit shows what was made of it.
    await expect(page.getByRole('spinbutton', { name: 'Width' })).toHaveValue('411')

    // On a canvas of twice the size the same numbers are half as far.
    const shape = page.locator('.a9s-annotation.selected .a9s-inner')
    const before = (await shape.boundingBox())!
    await page.getByRole('tab', { name: 'Properties' }).click()
    await page.getByRole('textbox', { name: 'Width' }).fill('842')
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => Math.round((await shape.boundingBox())!.width * 2 - before.width))
      .toBeLessThan(20)
    expect((await savedAnnotations(launched))[0]!.target).toEqual(saved!.target)
  })

  test('a region is split into lines, which are typed one after another', async () => {
    const { page } = launched
    await openAnnotating(page)
    await page.getByRole('button', { name: 'Rectangle by numbers' }).press('Enter')
    await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Transcription' })
    await page.getByRole('combobox', { name: 'Language' }).selectOption('la')
    const text = page.getByRole('textbox', { name: 'Text', exact: true })
    await text.fill('In principio\ncreavit Deus')
    // As many lines as the text has are offered; it is split into one more.
    const count = page.getByRole('spinbutton', { name: 'How many' })
    await expect(count).toHaveValue('2')
    await count.fill('3')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `annotate-split-${theme}`)
    })
    const [region] = await savedAnnotations(launched)
    await page.getByRole('button', { name: 'Split into lines' }).click()
    await expect(rows(page)).toHaveCount(3)
    await expect(text).toBeFocused()
    await expect(text).toHaveValue('In principio')
    await page.keyboard.press('Enter')
    await expect(text).toHaveValue('creavit Deus')
    await expect(text).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(text).toHaveValue('')
    await expect(text).toBeFocused()
    await page.keyboard.type('caelum et terram')
    await page.keyboard.press('Enter')
    await expect(page.getByText('This is the last line.')).toBeVisible()
    await screenshot(page, 'annotate-lines')
    const lines = await savedAnnotations(launched)
    expect(lines.map(({ bodies }) => bodies)).toEqual([
      [{ value: 'In principio', language: 'la' }],
      [{ value: 'creavit Deus', language: 'la' }],
      [{ value: 'caelum et terram', language: 'la' }],
    ])
    const heights = lines.map(({ target }) => target.height!)
    expect(heights.reduce((sum, height) => sum + height, 0)).toBe(region!.target.height)
    expect(lines[0]!.target.y).toBe(region!.target.y)
  })

  test('a note on the whole canvas with tags; one after another they are listed and deleted', async () => {
    const { page } = launched
    await openAnnotating(page)
    await page.getByRole('button', { name: 'Note on the whole canvas' }).click()
    await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Tags' })
    await page.getByRole('textbox', { name: 'New tag' }).fill('initial')
    await page.keyboard.press('Enter')
    await page.keyboard.type('red ink, gold')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove tag red ink' }).click()
    await page.getByRole('button', { name: 'Rectangle by numbers' }).click()
    await expect(rows(page)).toHaveCount(2)
    await screenshot(page, 'annotate-tags')
    const [saved] = await savedAnnotations(launched)
    expect(saved).toMatchObject({
      motivation: 'tagging',
      bodies: [{ value: 'initial' }, { value: 'gold' }],
      target: { kind: 'whole' },
    })
    await page.getByRole('button', { name: 'Delete annotation' }).click()
    await expect(rows(page)).toHaveCount(1)
    await page.getByRole('button', { name: /^Undo removal of an annotation/ }).click()
    await expect(rows(page)).toHaveCount(2)
  })

  test('a click on the shape opens its row, a click on the row selects the shape', async () => {
    const { page } = launched
    const image = await openAnnotating(page)
    for (const path of [
      [
        [0.35, 0.1],
        [0.45, 0.25],
      ],
      [
        [0.5, 0.5],
        [0.6, 0.7],
      ],
    ] as const) {
      await page.getByRole('button', { name: 'Draw rectangle' }).click()
      await drag(page, image, path)
      await expect(page.getByRole('button', { name: 'Draw rectangle' })).toHaveAttribute(
        'aria-pressed',
        'false',
      )
    }
    await expect(rows(page)).toHaveCount(2)
    const box = (await image.boundingBox())!
    // Beside both: nothing is selected.
    await page.mouse.click(box.x + box.width * 0.62, box.y + box.height * 0.2)
    await expect(rows(page).locator('[aria-expanded=true]')).toHaveCount(0)
    await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.18)
    await expect(rows(page).first().locator('[aria-expanded]').first()).toHaveAttribute(
      'aria-expanded',
      'true',
    )
    await rows(page).nth(1).getByRole('button').first().click()
    await expect(rows(page).nth(1).locator('[aria-expanded]').first()).toHaveAttribute(
      'aria-expanded',
      'true',
    )
    await expect(page.locator('.a9s-annotation.selected')).toHaveCount(1)
    await screenshot(page, 'annotate-two')
  })

  test('where the system offers no WebGL, the list says so, and annotations are made in it', async () => {
    const { page } = launched
    await page.evaluate(() => {
      const proto = HTMLCanvasElement.prototype
      const getContext = Reflect.get(proto, 'getContext') as (...asked: unknown[]) => unknown
      const without = function (this: unknown, kind: string, ...rest: unknown[]): unknown {
        return kind.includes('webgl') ? null : Reflect.apply(getContext, this, [kind, ...rest])
      }
      Reflect.set(proto, 'getContext', without)
    })
    await openAnnotating(page)
    await expect(page.getByText('This computer offers no WebGL')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Draw rectangle' })).toBeDisabled()
    await page.getByRole('button', { name: 'Rectangle by numbers' }).click()
    await page.getByRole('textbox', { name: 'Text' }).fill('An initial')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `annotate-no-webgl-${theme}`)
    })
    expect(await savedAnnotations(launched)).toMatchObject([{ bodies: [{ value: 'An initial' }] }])
    await page.getByRole('button', { name: 'Next canvas' }).click()
    await expect(page.getByRole('toolbar', { name: 'Viewer tools' })).toContainText('2 of 2')
  })
})
