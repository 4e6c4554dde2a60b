// Which size of tiles feels faster: the real window with its OpenSeadragon leafs through a large scan, once as the app
// is, once as if info.json offered tiles of 256 pixels.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { setUpElectron, setUpProgram } from '../setup.mjs'
import { buildPageWithTiles, bundle } from './bundle.mjs'
import { median, readable } from './measure.mjs'
import { LARGE, makeLargeScan } from './scans.mjs'
import { withApp } from './window.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const SIDES = [512, 256]
const ROUNDS = 3
/** In milliseconds: nothing on its way for so long is all there is. */
const QUIET = 250

/** What a scholar does with a leaf: nearer to the writing, along the line, down the page, and back to the whole. */
const STEPS = [
  ...Array.from({ length: 6 }, () => 'nearer'),
  ...Array.from({ length: 4 }, () => 'along'),
  ...Array.from({ length: 4 }, () => 'down'),
  ...Array.from({ length: 4 }, () => 'back'),
  'whole',
]

export async function measureFeel() {
  await setUpProgram()
  const { runtime, obstacle } = await setUpElectron()
  if (obstacle) return [{ what: 'tile size by feel', result: 'not measured', beside: obstacle }]
  const scan = await makeLargeScan(LARGE[50])
  const runs = new Map(SIDES.map((side) => [side, []]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of SIDES) {
      const program = side === 512 ? root : await withTilesOf(side)
      runs.get(side).push(await lookAt(scan, { runtime, program }))
    }
  }
  const of = (side, name) => median(runs.get(side).map((run) => run[name]))
  const ratio = of(512, 'steps') / of(256, 'steps')
  return [
    {
      what: `${STEPS.length} steps through 50 megapixels in the window, until all tiles are there`,
      result: `${readable(of(512, 'steps'))} in all, ${of(512, 'tiles')} tiles of 512 pixels`,
      goal: { text: 'the size that info.json offers is the faster one', isMet: ratio <= 1 },
      beside: `${ratio.toFixed(2)} of the time with tiles of 256 pixels (${readable(of(256, 'steps'))}, ${of(256, 'tiles')} tiles); first view, never seen before: ${readable(of(512, 'first'))} and ${readable(of(256, 'first'))}`,
    },
  ]
}

/** Opens the scan in the viewer and goes through the steps; milliseconds without the quiet after each. */
const lookAt = (scan, { runtime, program }) =>
  withApp(runtime, scan.folder, { program }, async (page) => {
    await page.getByRole('tree').getByText(scan.name).first().waitFor()
    await page.getByRole('tree').getByText(scan.name).first().click()
    await page.keyboard.press('Enter')
    const grid = page.getByRole('listbox', { name: 'Canvases in reading order' })
    await grid.getByRole('option').first().waitFor()
    const tiles = watchTiles(page)
    const first = await tiles.timeOf(async () => {
      await page.getByRole('button', { name: 'View', exact: true }).click()
      await page.getByRole('application', { name: /^Image of/ }).waitFor()
    })
    // The pyramid is made by now, or soon: what counts from here on is leafing.
    await page.waitForTimeout(3000)
    const image = page.getByRole('application', { name: /^Image of/ })
    const before = tiles.count()
    let steps = 0
    for (const step of STEPS) {
      steps += await tiles.timeOf(() => take(page, image, step))
    }
    return { first, steps, tiles: tiles.count() - before }
  })

/** By key, or by the mouse, which draws the image on by half of what is seen. */
async function take(page, image, step) {
  const KEYS = { nearer: '+', back: '-', whole: '0' }
  if (KEYS[step]) {
    await image.press(KEYS[step])
    return
  }
  const { x, y, width, height } = await image.boundingBox()
  const [from, by] = [
    { x: x + width * 0.75, y: y + height * 0.75 },
    step === 'along' ? { x: -width / 2, y: 0 } : { x: 0, y: -height / 2 },
  ]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 6 })
  await page.mouse.up()
}

/** Watches the tiles that a window asks for. */
function watchTiles(page) {
  const isTile = (request) => /\/image\/3\/.*\.jpg/.test(request.url())
  const underWay = new Set()
  let asked = 0
  let last = 0
  page.on('request', (request) => {
    if (!isTile(request)) return
    asked += 1
    underWay.add(request)
  })
  const ended = (request) => {
    if (underWay.delete(request)) last = performance.now()
  }
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  return {
    count: () => asked,
    async timeOf(act) {
      const start = performance.now()
      last = start
      await act()
      let quietSince = performance.now()
      while (underWay.size > 0 || performance.now() - Math.max(quietSince, last) < QUIET) {
        if (underWay.size > 0) quietSince = performance.now()
        await page.waitForTimeout(10)
      }
      return last - start
    },
  }
}

/** The program as it was built, but for the size of its tiles. */
async function withTilesOf(side) {
  const folder = path.join(root, `node_modules/.cache/florilegium-bench/app-${side}`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const name of ['dist', 'resources', 'package.json']) {
    await cp(path.join(root, name), path.join(folder, name), { recursive: true })
  }
  const server = await bundle('electron/image-server/process.ts', { tileSide: side })
  await cp(path.dirname(server), path.join(folder, 'dist/electron/small-tiles'), {
    recursive: true,
  })
  await writeFile(
    path.join(folder, 'dist/electron/image-server.js'),
    `import './small-tiles/${path.basename(server)}'\n`,
  )
  await buildPageWithTiles(side, path.join(folder, 'dist/renderer'))
  return folder
}
