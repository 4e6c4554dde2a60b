import { readdir } from 'node:fs/promises'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { chooseInMenu } from './support/menu.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { launchWithObject, readSaved, type LaunchedObject } from './support/objects.ts'

const grid = (page: Page): Locator => page.getByRole('listbox', { name: 'Canvases' })
const stage = (page: Page): Locator => page.getByRole('application', { name: 'The composition' })
const field = (page: Page, name: string): Locator =>
  page
    .getByRole('region', { name: 'Numbers of the layer' })
    .getByLabel(name, { exact: true })
    .first()

interface SavedLayer {
  readonly placement: Readonly<Record<string, number>>
}

async function savedLayers(launched: LaunchedObject): Promise<readonly SavedLayer[]> {
  const { manifests } = (await readSaved(launched)) as {
    readonly manifests: readonly {
      readonly canvases: readonly { readonly painting: readonly SavedLayer[] }[]
    }[]
  }
  return manifests[0]?.canvases.find(({ painting }) => painting.length === 2)?.painting ?? []
}

/** Drags from the middle of one thing by so many CSS pixels. */
async function dragBy(
  page: Page,
  held: Locator,
  by: { readonly x: number; readonly y: number },
): Promise<void> {
  const box = await held.boundingBox()
  if (!box) throw new Error('There is nothing to drag')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by.x / 2, y + by.y / 2)
  await page.mouse.move(x + by.x, y + by.y)
  await page.mouse.up()
}

test('a fragment is laid beside its leaf, scaled, turned and brought to scale', async () => {
  const launched = await launchWithObject()
  try {
    const { page } = launched
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await grid(page).getByRole('option').nth(0).click()
    await grid(page)
      .getByRole('option')
      .nth(1)
      .click({ modifiers: ['Shift'] })
    await chooseInMenu(launched.app, 'compose')
    await expect(page.getByText('Composition of 2 layers')).toBeVisible()
    await stage(page).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'f. 2', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `compose-${theme}`)
    })

    // One gesture, one step back.
    const before = await field(page, 'From the left').inputValue()
    await dragBy(page, page.locator('[data-layer="f. 2"]'), { x: 40, y: 30 })
    await expect(field(page, 'From the left')).not.toHaveValue(before)
    await stage(page).focus()
    await page.keyboard.press('Control+z')
    await expect(field(page, 'From the left')).toHaveValue(before)

    await dragBy(page, page.locator('.handle.lowerRight'), { x: 60, y: 60 })
    await dragBy(page, page.locator('.handle.turn'), { x: 90, y: 40 })
    await expect(field(page, 'Turned by')).not.toHaveValue('0')
    await field(page, 'Turned by').fill('12.5')
    await field(page, 'Turned by').press('Enter')
    await field(page, 'From the left').fill('200')
    await field(page, 'From the left').press('Enter')
    await field(page, 'Width').fill('600')
    await field(page, 'Width').press('Enter')
    await stage(page).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    await screenshot(page, 'compose-turned')
    await expect
      .poll(async () => (await savedLayers(launched))[1]?.placement)
      .toMatchObject({ width: 600, rotation: 12.5 })

    // One image is made of it, in a folder of its own, and served like any scan.
    await page.getByRole('button', { name: 'Make one image' }).click()
    await expect(page.getByText('The image shows what the layers are now.')).toBeVisible({
      timeout: 60_000,
    })
    const composed = (await readdir(launched.folder)).filter((name) => name.endsWith(' composed'))
    expect(composed).toHaveLength(1)
    await screenshot(page, 'compose-flattened')
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(grid(page).getByRole('option')).toHaveCount(5)
    await expect.poll(() => grid(page).locator('img').count()).toBeGreaterThan(4)
    await screenshot(page, 'compose-grid')
    await page.getByRole('button', { name: 'View', exact: true }).click()
    await page.getByRole('application', { name: /^Image of f\. 1 and one more/ }).waitFor()
    await screenshot(page, 'compose-viewed')

    // Changed again, the image is out of date, and the layers are shown as they lie.
    await chooseInMenu(launched.app, 'arrange')
    await chooseInMenu(launched.app, 'compose')
    await page.getByRole('button', { name: 'f. 2', exact: true }).click()
    await page.getByRole('button', { name: 'Mirror' }).click()
    await expect(page.getByText('The layers were changed since the image was made')).toBeVisible()
    await page.getByRole('button', { name: 'View', exact: true }).click()
    await expect(page.getByText('A composition of 2 layers.')).toBeVisible()
    await screenshot(page, 'compose-laid-out')
    expect(await readdir(launched.scans)).toHaveLength(4)
    expect(launched.mistakes()).toEqual([])
  } finally {
    await launched.close()
  }
})
