import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { PATCHES, type Colour } from '../support/colour-chart.ts'
import { drawnPages } from '../support/drawn-pages.ts'
import { drawMap, HUGE } from '../support/huge-map.ts'
import { SCANS } from '../support/scans.ts'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { expectAccessible, inBothThemes, screenshot } from './support/look.ts'
import { openViewer } from './support/objects.ts'

/** Of each row of the table of what is read: the file that is opened, and how its first picture is called. */
const ROWS: Readonly<Record<string, readonly [file: string, picture: string]>> = {
  JPEG: ['turned-6.jpg', 'turned-6.jpg'],
  PNG: ['display-p3.png', 'display-p3.png'],
  'WebP, AVIF, GIF': ['plain.avif', 'plain.avif'],
  TIFF: ['lab-deep.tif', 'lab-deep.tif'],
  'TIFF pyramids': ['tiles-of-its-own.tif', 'tiles-of-its-own.tif'],
  'TIFF of several pages': ['letters.tif', 'letters.tif'],
  'JPEG 2000': ['display-p3.jp2', 'display-p3.jp2'],
  HEIC: ['display-p3.heic', 'display-p3.heic'],
  PDF: ['scans.pdf', 'scans.pdf'],
}

/** What a multispectral camera writes: six bands, three of which are shown as colours, and each by itself. */
const BANDS = Object.values(SCANS)
  .flat()
  .find(({ name }) => name === 'six-bands.tif')!

/** Pictures in all of the files that can be read. */
const COUNT = 22

test.describe('Formats: a folder with a scan of every kind', () => {
  let place: string
  let launched: LaunchedApp

  test.beforeEach(async () => {
    place = await makeTemporaryFolder('formats')
    const folder = path.join(place, 'Every kind')
    await mkdir(folder)
    for (const [kind, scans] of Object.entries(SCANS)) {
      const scan = scans.find(({ name }) => name === ROWS[kind]?.[0])
      if (!scan) throw new Error(`${kind} is in no row`)
      await writeFile(path.join(folder, scan.name), await scan.make())
    }
    await writeFile(path.join(folder, 'typed.pdf'), drawnPages())
    await writeFile(path.join(folder, BANDS.name), await BANDS.make())
    await writeFile(path.join(folder, 'IMG_1104.CR2'), 'II*\0\x10\0\0\0CR\x02\0', 'latin1')
    launched = await launchApp({ folder })
  })
  test.afterEach(async () => {
    expect(launched.mistakes()).toEqual([])
    await launched.close()
    await rm(place, { recursive: true, force: true })
  })

  test('each is listed, added, and seen in its colours', async () => {
    test.setTimeout(180_000)
    const { page } = launched
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const tree = page.getByRole('tree', { name: 'Images' })
    // The pages of a file stand below it, like the images of a folder.
    await expect(tree.getByRole('treeitem', { name: /^scans\.pdf/ })).toContainText('3 images')
    await expect(tree.getByRole('treeitem', { name: /^letters\.tif/ })).toContainText('3 images')
    await expect(tree.getByRole('treeitem', { name: /^p\. 3/ }).first()).toContainText('TIFF')
    await screenshot(page, 'formats-sources-light')

    // Each band of a multispectral picture is one of its own, behind the three that are shown as colours.
    const search = page.getByRole('searchbox', { name: 'Search by name' })
    await search.fill('six')
    await expect(tree.getByRole('treeitem', { name: /^six-bands\.tif/ })).toContainText('7 images')
    await expect(tree.getByRole('treeitem', { name: /^Bands 1, 2, 3/ })).toBeVisible()
    await expect(tree.getByRole('treeitem', { name: /^Band 6/ })).toBeVisible()
    await screenshot(page, 'formats-bands-light')
    await search.fill('')

    await tree.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('End')
    await expect(tree.getByText('This is a camera raw file')).toBeVisible()
    await screenshot(page, 'formats-unusable-light')

    await page.keyboard.press('Control+a')
    await page.keyboard.press('Enter')
    await expect(page.getByText(`${COUNT} canvases`, { exact: false }).first()).toBeVisible()
    await openViewer(page)
    const next = page.getByRole('button', { name: 'Next canvas' })
    const current = page
      .getByRole('navigation', { name: 'Canvases' })
      .locator('[aria-current="true"]')
    for (let index = 0; index < COUNT; index++) {
      if (index > 0) await next.click()
      await expect(page.getByText(`${index + 1} of ${COUNT}`, { exact: true })).toBeVisible()
      const label = (await current.innerText()).trim().split('\n')[0] ?? ''
      await expect(page.getByRole('application', { name: `Image of ${label}` })).toBeVisible()
      const patches = patchesOf(label)
      // The last bands are one shade all over.
      await expect
        .poll(() => coloursSeen(page, patches), { timeout: 20_000 })
        .toBeGreaterThan(/^band [456]/.test(label) ? 0 : 2)
      await screenshot(
        page,
        `formats-${String(index + 1).padStart(2, '0')}-${label.replace(/\W+/g, '-')}`,
      )
    }
    // A pyramid is asked for in the tiles that it has.
    expect(
      asked.filter((address) => /tiles-of-its-own.*\/0,0,128,128\//.test(address)),
    ).not.toEqual([])
  })
})

/** The colours of the chart as a canvas shows them: of one band its shades. */
function patchesOf(label: string): readonly Colour[] {
  const band = Number(/^band (\d)/.exec(label)?.[1] ?? 0)
  if (band === 0) return PATCHES.flat()
  return PATCHES.flat().map((colour) => {
    const shade = [...colour, 70, 80, 90][band - 1] ?? 0
    return [shade, shade, shade]
  })
}

/** How many colours of the chart are seen in the viewer; of typed pages: how many different ones at all. */
const coloursSeen = (page: Page, colours: readonly Colour[]): Promise<number> =>
  page.evaluate((patches) => {
    const canvas = document.querySelector<HTMLCanvasElement>('.openseadragon-canvas > canvas')
    if (!canvas) return 0
    const copy = document.createElement('canvas')
    copy.width = 200
    copy.height = 200
    const context = copy.getContext('2d')
    if (!context) return 0
    context.drawImage(canvas, 0, 0, 200, 200)
    const { data } = context.getImageData(0, 0, 200, 200)
    const seen = new Set<number>()
    for (let at = 0; at < data.length; at += 4) {
      patches.forEach((patch, index) => {
        const isNear = patch.every(
          (part, channel) => Math.abs(part - (data[at + channel] ?? 0)) < 24,
        )
        if (isNear) seen.add(index)
      })
    }
    return seen.size
  }, colours)

test('A map of more pixels than usual is opened once the scholar allowed it, until that is taken back', async () => {
  const place = await makeTemporaryFolder('map')
  const folder = path.join(place, 'Maps')
  await mkdir(folder)
  await drawMap(path.join(folder, 'map.tif'), HUGE)
  const launched = await launchApp({ folder })
  try {
    const { page } = launched
    const tree = page.getByRole('tree', { name: 'Images' })
    await tree.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowRight')
    await expect(tree.getByText('561 million pixels, more than the limit of 500')).toBeVisible()
    await inBothThemes(page, async (theme) => {
      await expectAccessible(page)
      await screenshot(page, `formats-large-${theme}`)
    })
    await tree.getByRole('button', { name: 'Allow this file' }).click()
    await expect(tree.getByText('27011 × 20771')).toBeVisible()

    // It is taken back where the program tells of itself, and allowed again with the keys.
    const about = await openAbout(launched)
    await expectAccessible(page)
    await screenshot(page, 'formats-large-allowed-light')
    await about.getByRole('button', { name: 'Open no longer: map.tif' }).click()
    await page.keyboard.press('Escape')
    await tree.focus()
    await page.keyboard.press('End')
    await expect(tree.getByText('561 million pixels, more than the limit of 500')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(tree.getByText('27011 × 20771')).toBeVisible()
    await page.getByRole('button', { name: 'Add all', exact: true }).click()
    await openViewer(page)
    await expect(page.getByRole('application', { name: 'Image of map' })).toBeVisible()
    await expect.poll(() => meanColours(page), { timeout: 60_000 }).toEqual(['red', 'blue'])
    await screenshot(page, 'formats-large-viewer-light')
  } finally {
    await launched.close()
    await rm(place, { recursive: true, force: true })
  }
})

async function openAbout({ app, page }: LaunchedApp): Promise<Locator> {
  await app.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()!.items.find(({ label }) => label === 'Help')!
    const about = help.submenu!.items.find(({ label }) => label === 'About Florilegium')!
    ;(about.click as () => void)()
  })
  const dialog = page.getByRole('dialog', { name: 'About Florilegium' })
  await dialog.getByText('Large images that you allowed').scrollIntoViewIfNeeded()
  return dialog
}

/** What the viewer shows at a quarter and at three quarters of its height: which colour leads there. */
const meanColours = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.openseadragon-canvas > canvas')
    if (!canvas) return []
    const copy = document.createElement('canvas')
    copy.width = 100
    copy.height = 100
    const context = copy.getContext('2d')
    context?.drawImage(canvas, 0, 0, 100, 100)
    return [40, 60].map((y) => {
      const [red = 0, , blue = 0] = context?.getImageData(50, y, 1, 1).data ?? []
      return red > blue + 50 ? 'red' : blue > red + 50 ? 'blue' : 'neither'
    })
  })
