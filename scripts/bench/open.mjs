import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { levelsOf } from './grid.mjs'
import { load } from './load.mjs'
import { median, readable, timed } from './measure.mjs'
import { LARGE, makeLargeScan } from './scans.mjs'
import { baseOf, emptyCache, isInstalled, publishedScan, startServer } from './servers.mjs'

const ROUNDS = 3
const AT_ONCE = 6
/** How many tiles at full size fill a screen. */
const SCREEN = 12

/** How long a scholar waits for a scan that was never opened before, and for one that was. */
export async function measureOpening() {
  const rows = []
  for (const [megapixels, size] of Object.entries(LARGE)) {
    rows.push(...(await measureScan(megapixels, await makeLargeScan(size))))
  }
  return rows
}

async function measureScan(megapixels, scan) {
  const times = { plain: [], fit: [], first: [], again: [], thumbnail: [], reduced: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    times.plain.push((await timed(() => saveTiff(scan))).milliseconds)
    if (isInstalled('djpeg')) times.reduced.push((await timed(() => reduceJpeg(scan))).milliseconds)
    await emptyCache('opening')
    const first = await openOnce(scan)
    const again = await openOnce(scan)
    times.fit.push(first.fit)
    times.first.push(first.all)
    times.again.push(again.all)
    times.thumbnail.push(first.thumbnail)
  }
  const [plain, fit, first, again, thumbnail] = ['plain', 'fit', 'first', 'again', 'thumbnail'].map(
    (name) => median(times[name]),
  )
  const isLargest = megapixels === '100'
  return [
    {
      what: `${megapixels} megapixels never seen before: the whole in the window, and ${SCREEN} tiles at full size`,
      result: `${readable(first)}, the whole after ${readable(fit)}`,
      goal: isLargest ? { text: `1.1 of ${PLAIN}`, isMet: first <= plain * 1.1 } : undefined,
      beside: `${(first / plain).toFixed(2)} of ${PLAIN} (${readable(plain)})`,
    },
    {
      what: `${megapixels} megapixels: the same by a server that was started anew`,
      result: readable(again),
      goal: isLargest ? { text: `a tenth of ${PLAIN}`, isMet: again <= plain / 10 } : undefined,
      beside: `${(again / plain).toFixed(2)} of ${PLAIN}`,
    },
    {
      what: `${megapixels} megapixels never seen before: a thumbnail of 200 pixels`,
      result: readable(thumbnail),
      ...besideDjpeg(thumbnail, times.reduced),
    },
  ]
}

function besideDjpeg(thumbnail, reduced) {
  if (reduced.length === 0) return { beside: 'djpeg is not installed' }
  const ratio = thumbnail / median(reduced)
  return {
    goal: { text: '1.2 of djpeg -scale 1/8', isMet: ratio <= 1.2 },
    beside: `${ratio.toFixed(2)} of djpeg -scale 1/8 (${readable(median(reduced))})`,
  }
}

/** A server that has just started; the requests of a viewer that opens the scan and looks into its middle. */
async function openOnce(scan) {
  const server = await startServer({ cache: 'opening' })
  try {
    await server.publish([publishedScan(scan)])
    const base = baseOf(scan.name)
    const levels = levelsOf(scan)
    const view = levels.find(({ width }) => width <= 1600) ?? levels.at(-1)
    const coarser = levels.slice(levels.indexOf(view)).flatMap(({ tiles }) => tiles)
    const middle = levels[0].tiles.slice(
      Math.floor(levels[0].tiles.length / 2),
      Math.floor(levels[0].tiles.length / 2) + SCREEN,
    )
    const ask = async (tiles) => {
      const targets = tiles.map((tile) => base + tile)
      const run = await load({ port: server.port, targets, atOnce: AT_ONCE })
      if (run.errors.length > 0) throw new Error(run.errors[0])
      return run.milliseconds
    }
    const fit = await ask(coarser)
    const all = fit + (await ask(middle))
    // A server with nothing in its folder again, which has seen a request before.
    await emptyCache('opening thumbnail')
    const other = await startServer({ cache: 'opening thumbnail' })
    await other.publish([publishedScan(scan)])
    await load({ port: other.port, targets: [`${base}/info.json`], atOnce: 1 })
    const thumbnail = await load({
      port: other.port,
      targets: [`${base}/full/!200,200/0/default.jpg`],
      atOnce: 1,
    })
    await other.stop()
    return { fit, all, thumbnail: thumbnail.milliseconds }
  } finally {
    await server.stop()
  }
}

const PLAIN = isInstalled('vips') ? 'vips tiffsave' : 'sharp alone saving the same pyramid'

/** The same pyramid made by a program of its own: by vips, or where it is not installed by its library. */
async function saveTiff({ folder, name }) {
  const place = await mkdtemp(path.join(os.tmpdir(), 'florilegium-bench-tiff-'))
  const [from, to] = [path.join(folder, name), path.join(place, 'pyramid.tif')]
  try {
    if (isInstalled('vips')) {
      const options = ['--tile', '--pyramid', '--tile-width', '512', '--tile-height', '512']
      spawnSync('vips', ['tiffsave', from, to, ...options, '--compression', 'jpeg', '--Q', '85'])
      return
    }
    const program = `import sharp from 'sharp'
      sharp.concurrency(${os.availableParallelism()})
      await sharp(${JSON.stringify(from)}, { sequentialRead: true, limitInputPixels: false })
        .tiff({ tile: true, pyramid: true, tileWidth: 512, tileHeight: 512, compression: 'jpeg', quality: 85 })
        .toFile(${JSON.stringify(to)})`
    const root = path.resolve(import.meta.dirname, '../..')
    spawnSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root })
  } finally {
    await rm(place, { recursive: true })
  }
}

const reduceJpeg = ({ folder, name }) =>
  spawnSync('djpeg', ['-scale', '1/8', path.join(folder, name)], { maxBuffer: 2 ** 30 })

/** `full/max` of a JPEG, beside reading the file. */
export async function measureWhole() {
  const scan = await makeLargeScan(LARGE[100])
  const server = await startServer({ cache: 'whole' })
  try {
    await server.publish([publishedScan(scan)])
    const targets = [`${baseOf(scan.name)}/full/max/0/default.jpg`]
    const order = { port: server.port, targets, atOnce: 1 }
    const times = []
    const reads = []
    for (let round = 0; round < 5; round += 1) {
      const run = await load(order)
      if (run.errors.length > 0 || run.bytes !== scan.size) throw new Error('It is not the file')
      times.push(run.milliseconds)
      const file = path.join(scan.folder, scan.name)
      reads.push((await timed(() => readFile(file))).milliseconds)
    }
    return [
      {
        what: 'all of a JPEG of 100 megapixels at full size: the file itself',
        result: readable(median(times)),
        beside: `reading the file takes ${readable(median(reads))}`,
      },
    ]
  } finally {
    await server.stop()
  }
}
