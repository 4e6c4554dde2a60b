import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import sharp from 'sharp'
import { readFuses } from '../../scripts/setup/fuses.mjs'
import { SCANS } from '../support/scans.ts'
import { launchApp, makeTemporaryFolder, type LaunchedApp } from './support/app.ts'
import { runScript } from './support/command.ts'
import { screenshot } from './support/look.ts'

const root = path.resolve(import.meta.dirname, '../..')
const executable = path.join(root, 'release/linux-unpacked/florilegium')

/** In tiles. The first fill the caches of the image server, large ones fastest; then nothing is to grow any more. */
const LARGE_FIRST = 300
const WARM_UP = 900
const MEASURED = 1_000

/** In kilobytes, as Linux counts. */
const MOST_GROWTH = 50 * 1024

test.describe('The packaged app', () => {
  test.skip(process.platform !== 'linux', 'the unpacked package is made for Linux')
  // One story after the other on one app: it is started once.
  test.describe.configure({ mode: 'serial', timeout: 300_000 })

  let launched: LaunchedApp
  test.beforeAll(async () => {
    const built = runScript('dist.mjs', [], process.env as Record<string, string>)
    expect(await built.ended, built.standardError()).toBe(0)
    launched = await launchApp({ packaged: executable })
  })
  test.afterAll(() => launched.close())

  test('it starts, opens the sample and shows a tile', async () => {
    const { app, page } = launched
    expect(await app.evaluate(({ app: electron }) => electron.isPackaged)).toBe(true)
    await page.getByRole('button', { name: /Try the sample/ }).click()
    await expect(page.getByRole('tree', { name: 'Images' })).toBeVisible({ timeout: 90_000 })
    const identifier = await anyImage(page)
    const { format, width, height, deviation } = await lookAt(
      page,
      `${identifier}/512,512,512,512/max/0/default.jpg`,
    )
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 512, height: 512 })
    // Not one flat colour: the leaf itself.
    expect(deviation).toBeGreaterThan(2)
    await screenshot(page, 'packaged-sample')
    await page.getByRole('button', { name: 'View', exact: true }).click()
    await expect(page.getByRole('application', { name: /^Image of/ })).toBeVisible()
    await page.getByRole('button', { name: 'Arrange', exact: true }).click()
    expect(launched.mistakes()).toEqual([])
  })

  test('over 1,000 tiles the image process stays flat in memory, and GLib says nothing', async () => {
    const { page } = launched
    const images = await allImages(page)
    await askTiles(page, images, { first: 0, count: LARGE_FIRST, endings: ['default.png'] })
    const rest = { first: LARGE_FIRST, count: WARM_UP - LARGE_FIRST, endings: ENDINGS }
    await askTiles(page, images, rest)
    const before = await memoryOfImageProcess(launched)
    await askTiles(page, images, { first: WARM_UP, count: MEASURED, endings: ENDINGS })
    const growth = (await memoryOfImageProcess(launched)) - before
    test.info().annotations.push({
      type: 'memory',
      description: `${Math.round(before / 1024)} MB, then ${Math.round(growth / 1024)} MB more`,
    })
    expect.soft(growth).toBeLessThan(MOST_GROWTH)
    expect.soft(launched.standardError()).not.toMatch(/GLib|GObject|g_object/)
  })

  test('what could make it run other code is switched off in the executable', async () => {
    expect(await readFuses(executable)).toMatchObject({
      runAsNode: 'off',
      nodeOptions: 'off',
      onlyLoadAppFromAsar: 'on',
      fileProtocolPrivileges: 'off',
      // On in this package alone, since these stories drive it.
      inspectArguments: 'on',
    })
  })

  test('it says which runtime it is made with, and that a stand-in is not for release', async () => {
    const about = await launched.page.evaluate(() =>
      (
        window as unknown as {
          app: { getAbout(): Promise<{ value: { runtime: { source: string; electron: string } } }> }
        }
      ).app.getAbout(),
    )
    const { electron } = await launched.app.evaluate(() => process.versions)
    const { source } = about.value.runtime
    expect(about.value.runtime.electron).toBe(electron)
    expect(['packaged', 'fallback', 'override']).toContain(source)
  })
})

/** Addresses of images without region and what follows, as the thumbnails that are seen have them. */
const allImages = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll('img')]
        .map(({ src }) => /^(app:.*\/image\/3\/[^/]+)\//.exec(src)?.[1])
        .filter((address) => address !== undefined),
    ),
  ])

async function anyImage(page: Page): Promise<string> {
  await expect.poll(async () => (await allImages(page)).length).toBeGreaterThan(2)
  const [first] = await allImages(page)
  return first!
}

async function lookAt(page: Page, address: string) {
  const bytes = await page.evaluate(async (asked) => {
    const answer = await fetch(asked)
    return [...new Uint8Array(await answer.arrayBuffer())]
  }, address)
  const image = sharp(Buffer.from(bytes))
  const { format, width, height } = await image.metadata()
  const { channels } = await image.stats()
  return { format, width, height, deviation: Math.max(...channels.map(({ stdev }) => stdev)) }
}

const ENDINGS = ['default.jpg', 'gray.jpg', 'default.png', 'default.webp']

interface Tiles {
  /** Numbers the tiles, so that no two are the same. */
  readonly first: number
  readonly count: number
  /** Quality and format, taken in turn. */
  readonly endings: readonly string[]
}

/** Asks for tiles, six at a time as a viewer does: on the grid and off it, in several sizes and formats. */
async function askTiles(page: Page, images: readonly string[], tiles: Tiles): Promise<void> {
  const failed = await page.evaluate(
    async ([addresses, { first, count, endings }]) => {
      const wrong: string[] = []
      let next = first
      const ask = async (): Promise<void> => {
        while (next < first + count) {
          const number = next++
          const x = (number % 3) * 512 + (number % 2) * 7
          const width = 200 + (number % 300)
          const rotation = number % 10 === 0 ? 90 : 0
          const image = addresses[number % addresses.length]!
          const request = `${x},0,512,512/${width},/${rotation}/${endings[number % endings.length]!}`
          const answer = await fetch(`${image}/${request}`)
          await answer.arrayBuffer()
          // A narrow leaf has no third column.
          if (answer.status !== 200 && answer.status !== 400)
            wrong.push(`${answer.status} ${request}`)
        }
      }
      await Promise.all(Array.from({ length: 6 }, ask))
      return wrong
    },
    [images, tiles] as const,
  )
  expect(failed).toEqual([])
}

/** What the process of the image server holds, in kilobytes. */
async function memoryOfImageProcess({ app }: LaunchedApp): Promise<number> {
  const pid = await app.evaluate(
    ({ app: electron }) =>
      electron
        .getAppMetrics()
        .find(({ serviceName, name }) => `${serviceName}${name}`.includes('Image Server'))?.pid,
  )
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1])
}

async function writeJpeg2000({ page }: LaunchedApp): Promise<readonly unknown[]> {
  const image3 = await page.evaluate(async () => {
    type Bridge = { app: { getAddresses(): Promise<{ value: { image3: string } }> } }
    return (await (globalThis as unknown as Bridge).app.getAddresses()).value.image3
  })
  const { status, headers } = await fetch(`${image3}/boxed.jp2/full/60,/0/default.jp2`)
  return [status, headers.get('content-type')]
}

/** One file for each decoder; the PDF has three pages. */
const CHOSEN = new Set(['scans.pdf', 'boxed.jp2', 'display-p3.heic'])

test.describe('The packaged app and the decoders beside it', () => {
  test.skip(process.platform !== 'linux', 'the unpacked package is made for Linux')

  test('PDF, JPEG 2000 and HEIC are listed and shown', async () => {
    test.setTimeout(120_000)
    const folder = await makeTemporaryFolder('packaged-scans')
    const scans = ['PDF', 'JPEG 2000', 'HEIC']
      .flatMap((kind) => SCANS[kind] ?? [])
      .filter(({ name }) => CHOSEN.has(name))
    for (const { name, make } of scans) await writeFile(path.join(folder, name), await make())
    const launched = await launchApp({ packaged: executable, folder })
    try {
      const tree = launched.page.getByRole('tree', { name: 'Images' })
      await expect(tree.getByRole('treeitem', { name: /^scans\.pdf/ })).toContainText('3 images')
      const pictures = tree.locator('.image-row img')
      await expect(pictures).toHaveCount(5)
      await expect
        .poll(
          () =>
            pictures.evaluateAll(
              (all) => all.filter((one) => (one as HTMLImageElement).naturalWidth > 0).length,
            ),
          { timeout: 60_000 },
        )
        .toBe(5)
      await screenshot(launched.page, 'packaged-formats')
      // The library that writes is another file than the one that reads.
      expect(await writeJpeg2000(launched)).toEqual([200, 'image/jp2'])
      expect(launched.mistakes()).toEqual([])
    } finally {
      await launched.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
