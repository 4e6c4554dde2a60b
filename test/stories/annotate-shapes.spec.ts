import { expect, test } from '@playwright/test'
import { drag, openAnnotating, rows, savedAnnotations } from './support/annotating.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { launchWithObject, type LaunchedObject } from './support/objects.ts'

test.describe('Shapes of every kind', () => {
  let launched: LaunchedObject
  test.beforeEach(async () => {
    launched = await launchWithObject({ count: 2 })
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
  })

  test('ellipse, line, freehand outline and point are drawn; corners are added, moved and deleted', async () => {
    const { page } = launched
    const image = await openAnnotating(page)
    const box = (await image.boundingBox())!
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
    const choose = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const addNumber = async (count: number) => {
      await expect(rows(page)).toHaveCount(count)
      await page.keyboard.press('Escape')
    }

    await choose('Draw ellipse')
    await drag(page, image, [
      [0.38, 0.1],
      [0.46, 0.16],
      [0.5, 0.2],
    ])
    await addNumber(1)

    await choose('Draw line')
    for (const [x, y] of [
      [0.4, 0.3],
      [0.5, 0.34],
    ] as const) {
      await page.mouse.click(...at(x, y))
      await page.waitForTimeout(400)
    }
    await page.mouse.dblclick(...at(0.6, 0.3))
    await addNumber(2)

    await choose('Draw freehand')
    await expect(page.getByText('Draw with the button held down.')).toBeVisible()
    const turn = (step: number) =>
      [0.5 + 0.06 * Math.cos(step), 0.5 + 0.06 * Math.sin(step)] as const
    const round = Array.from({ length: 25 }, (_, step) => turn((step * Math.PI) / 12))
    await drag(page, image, round)
    await addNumber(3)

    await choose('Set point')
    await page.mouse.click(...at(0.45, 0.75))
    await expect(rows(page)).toHaveCount(4)
    await screenshot(page, 'annotate-shapes')

    const saved = await savedAnnotations(launched)
    expect(saved.map(({ target }) => target.kind)).toEqual(['ellipse', 'line', 'polygon', 'point'])
    expect(saved[1]!.target.points).toHaveLength(3)
    expect(saved[2]!.target.points!.length).toBeGreaterThan(8)
    expect(saved[2]!.target.points!.length).toBeLessThan(40)

    // The point by keys: a step each, one unit with Shift.
    const { x, y } = saved[3]!.target
    const move = page.getByRole('button', { name: 'Move with arrow keys' })
    await move.press('Shift+ArrowRight')
    await move.press('Shift+ArrowRight')
    await move.press('Shift+ArrowUp')
    await expect(page.getByText('Arrow keys move it')).toBeVisible()
    await expect(page.getByRole('spinbutton', { name: 'Left' })).toHaveValue(String(x! + 2))
    const [, , , moved] = await savedAnnotations(launched)
    expect(moved!.target).toEqual({ kind: 'point', x: x! + 2, y: y! - 1 })

    // Corners of the line: one more between two, moved by its numbers, and taken away on the image.
    await rows(page).nth(1).getByRole('button').first().click()
    await page.getByRole('button', { name: 'Add a corner after this one' }).click()
    await page.getByRole('button', { name: 'Next corner' }).click()
    await expect(page.getByText('Corner 2 of 4')).toBeVisible()
    await page.getByRole('spinbutton', { name: 'Top' }).fill('60')
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `annotate-corners-${theme}`)
    })
    await expect
      .poll(async () => (await savedAnnotations(launched))[1]!.target.points)
      .toHaveLength(4)
    await page.locator('.a9s-annotation.selected .a9s-handle').nth(1).click()
    await page.keyboard.press('Delete')
    await expect(page.getByText('of 3', { exact: false }).first()).toBeVisible()
    await expect(rows(page)).toHaveCount(4)
    const [, line] = await savedAnnotations(launched)
    expect(line!.target.points).toHaveLength(3)
    expect(line!.target.points).not.toContainEqual(expect.objectContaining({ y: 60 }))
    // Backspace in a field is for the field.
    await page.locator('.a9s-annotation.selected .a9s-handle').nth(1).click()
    await page.getByRole('textbox', { name: 'Text' }).fill('ab')
    await page.getByRole('textbox', { name: 'Text' }).press('Backspace')
    expect((await savedAnnotations(launched))[1]!.target.points).toHaveLength(3)

    // One more place, drawn; and one more by numbers.
    await page.getByRole('button', { name: 'Add a place' }).click()
    await page.getByRole('menuitem', { name: 'Draw rectangle' }).click()
    await drag(page, image, [
      [0.55, 0.6],
      [0.6, 0.65],
      [0.62, 0.7],
    ])
    await expect(page.getByText('2 places', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Add a place' }).click()
    await page.getByRole('menuitem', { name: 'Ellipse by numbers' }).click()
    await page.getByRole('spinbutton', { name: 'Width' }).fill('50')
    await expect(page.getByRole('combobox', { name: 'Places' })).toContainText('3. Ellipse, 50')
    await expect(page.locator('.a9s-annotation.selected')).toHaveCount(1)
    await screenshot(page, 'annotate-places')
    const [, several] = await savedAnnotations(launched)
    expect(several!.target).toMatchObject({
      kind: 'several',
      parts: [{ kind: 'line' }, { kind: 'rectangle' }, { kind: 'ellipse', width: 50 }],
    })
    await page.getByRole('button', { name: 'Remove this place' }).click()
    await expect(page.getByText('2 places', { exact: true })).toBeVisible()
  })
})
