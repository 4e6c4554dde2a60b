import { isDeepStrictEqual } from 'node:util'
import { expect, test, type Page } from '@playwright/test'
import sharp from 'sharp'
import { screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { launchWithObject, openViewer, type LaunchedObject } from './support/objects.ts'

/** A rectangle on the first canvas, in its pixels; the scan has 421 × 599. */
const PLACE = { Left: '100', Top: '310', Width: '200', Height: '120' }

test.describe('Preview: the object as others will see it', () => {
  let launched: LaunchedObject
  let mistakes: string[]

  test.beforeEach(async () => {
    launched = await launchWithObject({ count: 3 })
    await annotate(launched.page)
    mistakes = []
  })
  test.afterEach(async () => {
    expect(mistakes).toEqual([])
    await launched.close()
  })

  test('Mirador shows every annotation in its place, and the object again when it changes', async () => {
    const preview = await openPreview('previewInMirador')
    await expect(preview.getByRole('heading', { name: 'Letters' })).toBeVisible()
    await expect(preview.getByText('Here the ink changes')).toBeVisible()
    await expect.poll(() => findAnnotation(preview), { timeout: 20_000 }).toBeDefined()

    // The view comes to rest before anything is measured.
    await expect
      .poll(async () => {
        const before = await findAnnotation(preview)
        await preview.waitForTimeout(300)
        return isDeepStrictEqual(before, await findAnnotation(preview))
      })
      .toBe(true)
    const { leaf, drawn } = (await findAnnotation(preview))!
    const scale = leaf.width / 421
    const expected = {
      left: leaf.left + 100 * scale,
      // From below: Mirador's bar casts its shadow on the upper edge.
      top: leaf.top + leaf.height - (599 - 310) * scale,
      width: 200 * scale,
      height: 120 * scale,
    }
    for (const side of ['left', 'top', 'width', 'height'] as const) {
      expect(Math.abs(drawn[side] - expected[side]), side).toBeLessThanOrEqual(2)
    }
    await screenshot(preview, 'preview-mirador')

    await rename(launched.page, 'Letters from Verona')
    await expect(preview.getByRole('heading', { name: 'Letters from Verona' })).toBeVisible()
  })

  test('Clover shows it too, and follows', async () => {
    const preview = await openPreview('previewInClover')
    await expect(preview.getByText('Letters', { exact: true }).first()).toBeVisible()
    await expect(preview.locator('canvas').first()).toBeVisible()
    await screenshot(preview, 'preview-clover')
    await rename(launched.page, 'Letters from Verona')
    await expect(preview.getByText('Letters from Verona').first()).toBeVisible()
  })

  test('what runs in a preview reaches nothing but the object', async () => {
    const preview = await openPreview('previewInMirador')
    const reached = await preview.evaluate(
      async (port) => {
        const answers = [
          'https://example.org/',
          `http://127.0.0.1:${port}/`,
          'app://florilegium/',
        ].map((address) =>
          fetch(address).then(
            ({ status }) => status,
            () => 'refused',
          ),
        )
        return {
          answers: await Promise.all(answers),
          settings: await fetch('/../settings.json').then(({ status }) => status),
          node: typeof (globalThis as { require?: unknown }).require,
          app: typeof (globalThis as { app?: unknown }).app,
        }
      },
      await imagePort(),
    )
    expect(reached).toEqual({
      answers: ['refused', 'refused', 'refused'],
      settings: 404,
      node: 'undefined',
      app: 'undefined',
    })
    mistakes = mistakes.filter(
      (mistake) => !/Content Security Policy|Fetch API cannot load/.test(mistake),
    )
  })

  test('a viewer that is open comes to the front; it closes with the project', async () => {
    const { app } = launched
    const preview = await openPreview('previewInMirador')
    await chooseInMenu(app, 'previewInMirador')
    expect(app.windows()).toHaveLength(2)
    const closed = preview.waitForEvent('close')
    await chooseInMenu(app, 'closeProject')
    await closed
  })

  /** Chooses the preview in the menu, and waits for its window. */
  async function openPreview(action: string): Promise<Page> {
    const { app } = launched
    const [preview] = await Promise.all([app.waitForEvent('window'), chooseInMenu(app, action)])
    preview.on('pageerror', (error) => mistakes.push(error.message))
    preview.on('console', (message) => {
      // What viewers say of themselves is theirs; what the window's policy stops is ours.
      if (message.text().includes('Content Security Policy')) mistakes.push(message.text())
    })
    await preview.waitForLoadState()
    return preview
  }

  const imagePort = (): Promise<string> =>
    launched.page.evaluate(async () => {
      type Bridge = { app: { getAddresses(): Promise<{ value: { image3: string } }> } }
      const { value } = await (globalThis as unknown as Bridge).app.getAddresses()
      return new URL(value.image3).port
    })
})

async function annotate(page: Page): Promise<void> {
  await openViewer(page)
  await page.getByRole('tab', { name: 'Annotations' }).click()
  await page.getByRole('button', { name: 'Rectangle by numbers' }).click()
  for (const [name, value] of Object.entries(PLACE)) {
    await page.getByRole('spinbutton', { name }).fill(value)
  }
  await page.getByRole('textbox', { name: 'Text' }).fill('Here the ink changes')
  await page.getByRole('tab', { name: 'Properties' }).click()
}

async function rename(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Object', exact: true }).click()
  await page.getByRole('textbox', { name: 'Label' }).first().fill(label)
  await page.keyboard.press('Tab')
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where the leaf and the one rectangle on it are drawn, in pixels of the window; by their colours. */
async function findAnnotation(page: Page): Promise<{ leaf: Box; drawn: Box } | undefined> {
  const { data, info } = await sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const boxOf = (
    is: (red: number, green: number, blue: number) => boolean,
    within: Box = { left: 0, top: 0, width: info.width, height: info.height },
  ): Box | undefined => {
    const columns: number[] = []
    const rows: number[] = []
    for (let place = 0; place < data.length; place += 3) {
      if (!is(data[place]!, data[place + 1]!, data[place + 2]!)) continue
      const column = (place / 3) % info.width
      const row = Math.floor(place / 3 / info.width)
      if (column < within.left || column > within.left + within.width) continue
      if (row < within.top || row > within.top + within.height) continue
      columns.push(column)
      rows.push(row)
    }
    if (columns.length === 0) return undefined
    const least = (all: number[]): number => all.reduce((one, other) => Math.min(one, other))
    const most = (all: number[]): number => all.reduce((one, other) => Math.max(one, other))
    const [left, top] = [least(columns), least(rows)]
    return { left, top, width: most(columns) - left, height: most(rows) - top }
  }
  const leaf = boxOf((red, green, blue) => red > 220 && red - blue > 12 && green > 215)
  // Mirador draws in blue, and in violet what the pointer happens to be on.
  const drawn =
    leaf && boxOf((red, green, blue) => blue > 190 && blue - Math.min(red, green) > 110, leaf)
  return leaf && drawn && { leaf, drawn }
}
