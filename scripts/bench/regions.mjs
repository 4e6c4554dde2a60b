import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { fidelityOf, ideal } from './fidelity.mjs'
import { latenciesOf, load, rateOf, readableRate } from './load.mjs'
import { median } from './measure.mjs'
import { startPeers } from './peers.mjs'
import { LARGE, makeLargeScan } from './scans.mjs'
import { baseOf, cacheFolder, publishedScan, startServer } from './servers.mjs'

const COUNT = 60
/** All servers take turns, so that what else the computer does falls on all alike. */
const ROUNDS = 3
const AT_ONCE = 6

/** What is asked for that is no tile of the grid: a region as it stands in an address, and what it means. */
const KINDS = [
  { what: '700 × 500 pixels as they are', region: [700, 500], size: [700, 500] },
  { what: '2,000 × 1,500 reduced to 800', region: [2000, 1500], size: [800, 600] },
  {
    what: '1,000 × 1,000 reduced to 500 and turned',
    region: [1000, 1000],
    size: [500, 500],
    rotation: '90',
  },
  {
    what: '1,200 × 900 reduced to 600 and mirrored',
    region: [1200, 900],
    size: [600, 450],
    rotation: '!0',
  },
]

const parametersOf = ({ region, size, rotation = '0' }, [left, top]) =>
  `${left},${top},${region.join()}/${size.join()}/${rotation}/default.jpg`

/** Places that differ for each request and each round, so that none is asked for twice. */
const placesOf = (scan, round) =>
  Array.from({ length: COUNT }, (_, index) => {
    const number = index + round * COUNT
    return [(number * 7919) % (scan.width - 2000), (number * 6421) % (scan.height - 1500)]
  })

/** How fast pictures are made from stored levels, beside the servers of others on the same pyramid. */
export async function measureRegions() {
  const scan = await makeLargeScan(LARGE[50])
  const server = await startServer({ cache: 'regions' })
  let peers
  try {
    await server.publish([publishedScan(scan)])
    const base = baseOf(scan.name)
    // The pyramid is there before it counts.
    const target = `${base}/0,0,512,512/512,512/0/default.jpg`
    await load({ port: server.port, targets: [target], atOnce: 1 })
    peers = await startPeers(await pyramidIn('regions'))
    const ours = {
      name: 'ours',
      port: server.port,
      targetOf: (parameters) => `${base}/${parameters}`,
    }
    const rows = []
    for (const kind of KINDS) rows.push(await measureKind(kind, scan, [ours, ...peers.started]))
    return peers.missing.length
      ? rows.map((row) => ({
          ...row,
          beside: `${row.beside}; not installed: ${peers.missing.join(', ')}`,
        }))
      : rows
  } finally {
    await peers?.stop()
    await server.stop()
  }
}

async function measureKind(kind, scan, servers) {
  const rates = new Map(servers.map(({ name }) => [name, []]))
  let ownRun
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, port, targetOf } of servers) {
      const targets = placesOf(scan, round).map((place) => targetOf(parametersOf(kind, place)))
      const run = await load({ port, targets, atOnce: AT_ONCE })
      rates.get(name).push(rateOf(run))
      if (name === 'ours') ownRun = run
    }
  }
  const rateFor = (name) => median(rates.get(name))
  const fidelity = await fidelities(kind, scan, servers)
  const peers = servers
    .slice(1)
    .map(({ name }) => ({ name, ratio: rateFor('ours') / rateFor(name) }))
  const goals = { iip: 0.8, processor: 3 }
  const iip = peers.find(({ name }) => name.includes('IIPImage'))
  const processor = peers.find(({ name }) => name === 'iiif-processor')
  const isMet =
    (iip?.ratio ?? Infinity) >= goals.iip && (processor?.ratio ?? Infinity) >= goals.processor
  return {
    what: `from the pyramid of 50 megapixels: ${kind.what}`,
    result: `${readableRate(rateFor('ours'))}, ${latenciesOf(ownRun)}, ${fidelity.get('ours')}`,
    ...(peers.length > 0 && {
      goal: { text: `${goals.iip} of IIPImage, ${goals.processor} times iiif-processor`, isMet },
    }),
    beside: peers
      .map(
        ({ name, ratio }) =>
          `${ratio.toFixed(2)} of ${name} (${readableRate(rateFor(name))}, ${fidelity.get(name)})`,
      )
      .join('; '),
  }
}

/** How near each server's picture is to what the source itself gives. */
async function fidelities(kind, scan, servers) {
  const place = placesOf(scan, ROUNDS)[0]
  const [width, height] = kind.region
  const picture = await ideal(path.join(scan.folder, scan.name), {
    region: { left: place[0], top: place[1], width, height },
    size: { width: kind.size[0], height: kind.size[1] },
    degrees: kind.rotation === '90' ? 90 : 0,
    isMirrored: kind.rotation === '!0',
  })
  const found = new Map()
  for (const { name, port, targetOf } of servers) {
    const decibels = await fidelityOf(port, targetOf(parametersOf(kind, place)), picture)
    found.set(name, decibels === undefined ? 'of another size' : `${decibels.toFixed(1)} dB`)
  }
  return found
}

/** The pyramid that a server made last in its folder: those of earlier versions may lie there too. */
export async function pyramidIn(cache) {
  const folder = path.join(cacheFolder(cache), 'pyramids')
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.tif'))
    .map((name) => path.join(folder, name))
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs))
  const newest = files[times.indexOf(Math.max(...times))]
  if (newest === undefined) throw new Error(`There is no pyramid in ${folder}`)
  return newest
}
