import { publishedScan, baseOf, startBareServer, startServer } from './servers.mjs'
import { allTilesOf } from './grid.mjs'
import { latenciesOf, load, rateOf, readableRate } from './load.mjs'
import { median } from './measure.mjs'
import { LARGE, makeLargeScan } from './scans.mjs'

/** As many as a window asks for at once. */
const AT_ONCE = 6
const ROUNDS = 4

/** How fast stored tiles are served, beside a bare server that has the same bytes in memory. */
export async function measureTiles() {
  const scans = []
  for (const size of Object.values(LARGE)) scans.push(await makeLargeScan(size))
  return [
    ...(await measureSide(scans, { cache: 'tiles', goal: 0.5 })),
    ...(await measureSide(scans, { cache: 'small tiles', tileSide: 256, goal: 0.9 })),
  ]
}

async function measureSide(scans, { cache, tileSide, goal }) {
  const side = tileSide ?? 512
  const server = await startServer({ cache, tileSide })
  // Names differ, so that all are published under one prefix.
  const images = scans.map((scan, index) => ({
    ...publishedScan(scan),
    identifier: `${index} ${scan.name}`,
  }))
  let bare
  try {
    await server.publish(images)
    const targets = images.flatMap((image) =>
      allTilesOf(image, side).map((tile) => baseOf(image.identifier) + tile),
    )
    bare = await startBareServer(server.port, targets)
    const order = { targets, atOnce: AT_ONCE }
    // Once before it counts, so that neither is still being compiled.
    for (const { port } of [server, bare]) await load({ ...order, port })
    const ours = []
    const floor = []
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await load({ ...order, port: server.port }))
      floor.push(await load({ ...order, port: bare.port }))
    }
    const ratio = median(ours.map((run, index) => rateOf(run) / rateOf(floor[index])))
    return [
      {
        what: `${targets.length.toLocaleString('en')} stored tiles of ${side} pixels, 6 at a time`,
        result: `${readableRate(median(ours.map(rateOf)))}, ${latenciesOf(ours[0])}`,
        goal: { text: `${goal} of a bare server`, isMet: ratio >= goal },
        beside: `${ratio.toFixed(2)} of a bare server with the same bytes in memory (${readableRate(median(floor.map(rateOf)))})`,
      },
    ]
  } finally {
    bare?.stop()
    await server.stop()
  }
}
