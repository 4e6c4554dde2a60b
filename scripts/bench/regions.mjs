import { latenciesOf, load, rateOf, readableRate } from './load.mjs'
import { LARGE, makeLargeScan } from './scans.mjs'
import { baseOf, isInstalled, publishedScan, startServer } from './servers.mjs'

const COUNT = 60

/** What is asked for that is no tile of the grid. */
const KINDS = [
  ['700 × 500 pixels as they are', (place) => `${place},700,500/max/0/default.jpg`],
  ['2,000 × 1,500 reduced to 800', (place) => `${place},2000,1500/800,600/0/default.jpg`],
  [
    '1,000 × 1,000 reduced to 500 and turned',
    (place) => `${place},1000,1000/500,500/90/default.jpg`,
  ],
  [
    '1,200 × 900 reduced to 600 and mirrored',
    (place) => `${place},1200,900/600,450/!0/default.jpg`,
  ],
  ['the whole within 1,000', (_, index) => `full/!${1000 - index},1000/0/default.jpg`],
]

const PEERS = ['iipsrv.fcgi', 'iiif-processor'].filter((peer) => !isInstalled(peer))

/** How fast pictures are made from stored levels. None is asked for twice. */
export async function measureRegions() {
  const scan = await makeLargeScan(LARGE[50])
  const server = await startServer({ cache: 'regions' })
  try {
    await server.publish([publishedScan(scan)])
    const base = baseOf(scan.name)
    const { port } = server
    // The pyramid is there before it counts.
    await load({ port, targets: [`${base}/0,0,512,512/512,512/0/default.jpg`], atOnce: 1 })
    const rows = []
    for (const [what, write] of KINDS) {
      const targets = Array.from({ length: COUNT }, (_, index) => {
        const place = `${(index * 7919) % (scan.width - 2000)},${(index * 6421) % (scan.height - 1500)}`
        return `${base}/${write(place, index)}`
      })
      const run = await load({ port, targets, atOnce: 6 })
      rows.push({
        what: `from the pyramid of 50 megapixels: ${what}`,
        result: `${readableRate(rateOf(run))}, ${latenciesOf(run)}`,
        beside: `not measured beside: ${PEERS.join(', ')}`,
      })
    }
    return rows
  } finally {
    await server.stop()
  }
}
