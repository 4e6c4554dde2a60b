import { isDeepStrictEqual } from 'node:util'
import { expect, test, type Page } from '@playwright/test'
import sharp from 'sharp'
import { screenshot } from './support/look.ts'
import { chooseInMenu } from './support/menu.ts'
import { launchWithObject, openViewer, type LaunchedObject } from './support/objects.ts'

/** Seven corners, in pixels of the first canvas; the scan has 421 × 599. */
const CORNERS = [
  [60, 440],
  [150, 445],
  [190, 470],
  [170, 510],
  [110, 525],
  [50, 515],
  [40, 480],
] as const

/** Where annotations are, in pixels of the canvas; a point is a circle of a hundredth of the canvas in Mirador. */
const PLACES = {
  rectangle: { left: 100, top: 310, width: 200, height: 120 },
  ellipse: { left: 230, top: 190, width: 130, height: 90 },
  polygon: { left: 40, top: 440, width: 150, height: 85 },
  point: { left: 314, top: 494, width: 12, height: 12 },
}

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
    await screenshot(preview, 'preview-mirador')
    for (const [name, place] of Object.entries(PLACES)) {
      const { expected, drawn } = (await findPlace(preview, place))!
      for (const side of ['left', 'top', 'width', 'height'] as const)
        expect(Math.abs(drawn[side] - expected[side]), `${name}, ${side}`).toBeLessThanOrEqual(2)
    }

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
  const write = async (values: Readonly<Record<string, number>>): Promise<void> => {
    for (const [name, value] of Object.entries(values))
      await page.getByRole('spinbutton', { name }).fill(String(value))
  }
  const say = (text: string) => page.getByRole('textbox', { name: 'Text' }).fill(text)
  const others = async (shape: string): Promise<void> => {
    await page.getByRole('button', { name: 'Other shapes by numbers' }).click()
    await page.getByRole('menuitem', { name: `${shape} by numbers` }).click()
  }
  const edges = ({ left, top, width, height }: Box) => ({
    Left: left,
    Top: top,
    Width: width,
    Height: height,
  })
  await page.getByRole('button', { name: 'Rectangle by numbers' }).click()
  await write(edges(PLACES.rectangle))
  await say('Here the ink changes')
  await others('Ellipse')
  await write(edges(PLACES.ellipse))
  await say('A stain')
  await others('Point')
  await write({ Left: 320, Top: 500 })
  await say('A pinhole')
  await others('Polygon')
  for (let more = 4; more < CORNERS.length; more += 1)
    await page.getByRole('button', { name: 'Add a corner after this one' }).click()
  for (const [Left, Top] of CORNERS) {
    await write({ Left, Top })
    await page.getByRole('button', { name: 'Next corner' }).click()
  }
  await say('A seal with seven corners')
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

/** Where the leaf is, and what Mirador drew on it, in pixels of the window. */
async function findAnnotation(page: Page): Promise<{ leaf: Box; drawn: Box } | undefined> {
  const picture = await pictureOf(page)
  const leaf = boxOf(picture, isLeaf)
  const drawn = leaf && boxOf(picture, isDrawn, leaf)
  return leaf && drawn && { leaf, drawn }
}

/** Where a place of the canvas should be in the window, and what is drawn around there. */
async function findPlace(
  page: Page,
  place: Box,
): Promise<{ expected: Box; drawn: Box } | undefined> {
  const picture = await pictureOf(page)
  const leaf = boxOf(picture, isLeaf)
  if (!leaf) return undefined
  const scale = leaf.width / 421
  const expected = {
    left: leaf.left + place.left * scale,
    // From below: Mirador's bar casts its shadow on the upper edge.
    top: leaf.top + leaf.height - (599 - place.top) * scale,
    width: place.width * scale,
    height: place.height * scale,
  }
  const [margin, { left, top, width, height }] = [8, expected]
  const drawn = boxOf(picture, isDrawn, {
    left: left - margin,
    top: top - margin,
    width: width + 2 * margin,
    height: height + 2 * margin,
  })
  return drawn && { expected, drawn }
}

type Colour = (red: number, green: number, blue: number) => boolean
const isLeaf: Colour = (red, green, blue) => red > 220 && red - blue > 12 && green > 215
// Mirador draws in blue, and in violet what the pointer happens to be on.
const isDrawn: Colour = (red, green, blue) => blue > 190 && blue - Math.min(red, green) > 110

const pictureOf = async (page: Page) =>
  sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })

/** The box around everything of a colour. */
function boxOf(
  { data, info }: Awaited<ReturnType<typeof pictureOf>>,
  is: Colour,
  within: Box = { left: 0, top: 0, width: info.width, height: info.height },
): Box | undefined {
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
