import { allTilesOf } from './grid.mjs'
import { load, rateOf, readableRate } from './load.mjs'
import { median } from './measure.mjs'
import { startPeers } from './peers.mjs'
import { pyramidIn } from './regions.mjs'
import { LARGE, makeLargeScan } from './scans.mjs'
import { baseOf, publishedScan, startServer } from './servers.mjs'

const AT_ONCE = 6
const ROUNDS = 3
/** So many times each tile: all of them are sent within a tenth of a second, in which clients are still being compiled. */
const TIMES = 8

/** By the name of the peer: how many times as fast ours is to be, and every how many-th tile it is asked for. */
const PEERS = {
  'Debian’s IIPImage': { times: 8, repeat: 3, step: 1 },
  // A tile takes it so long that all of them would take minutes.
  'iiif-processor': { times: 100, repeat: 1, step: 8 },
}

/** How fast stored tiles are served, beside the servers of others on the same pyramid. */
export async function measurePeerTiles() {
  const scan = await makeLargeScan(LARGE[50])
  const server = await startServer({ cache: 'regions' })
  let peers
  try {
    await server.publish([publishedScan(scan)])
    const tiles = allTilesOf(scan).map((tile) => tile.slice(1))
    const ours = {
      port: server.port,
      atOnce: AT_ONCE,
      targets: Array.from({ length: TIMES }, () =>
        tiles.map((tile) => `${baseOf(scan.name)}/${tile}`),
      ).flat(),
    }
    await load(ours)
    peers = await startPeers(await pyramidIn('regions'))
    const rows = []
    for (const peer of peers.started) rows.push(await measureBeside(peer, { ours, tiles }))
    for (const name of peers.missing) rows.push({ what: what(name), result: 'not installed' })
    return rows
  } finally {
    await peers?.stop()
    await server.stop()
  }
}

const what = (name) => `stored tiles of 512 pixels beside ${name} on the same pyramid`

async function measureBeside({ name, port, targetOf }, { ours, tiles }) {
  const { times, repeat, step } = PEERS[name]
  const few = tiles.filter((_, index) => index % step === 0).map(targetOf)
  const asked = Array.from({ length: repeat }, () => few).flat()
  const own = []
  const others = []
  for (let round = 0; round < ROUNDS; round += 1) {
    own.push(rateOf(await load(ours)))
    others.push(rateOf(await load({ port, targets: asked, atOnce: AT_ONCE })))
  }
  const ratio = median(own.map((rate, index) => rate / others[index]))
  return {
    what: what(name),
    result: readableRate(median(own)),
    goal: { text: `${times} times ${name}`, isMet: ratio >= times },
    beside: `${ratio.toFixed(1)} times ${name} (${readableRate(median(others))})`,
  }
}
