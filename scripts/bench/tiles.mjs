import { fork } from 'node:child_process'
import http from 'node:http'
import { bundle } from './bundle.mjs'
import { inParallel, quantile, readable, timed } from './measure.mjs'
import { makeLargeScan } from './scans.mjs'

const PREFIX = 'bench'
/** As many as a window asks for at once. */
const AT_ONCE = 6

/** How fast the image server answers for one large JPEG: the first view, then every tile, twice. */
export async function measureTiles() {
  const scan = await makeLargeScan({ width: 6000, height: 4000 })
  const server = await startServer()
  try {
    await server.publish({
      identifier: scan.name,
      root: scan.folder,
      path: scan.name,
      format: 'jpeg',
      width: scan.width,
      height: scan.height,
      size: scan.size,
      modified: scan.modified,
    })
    const base = `http://127.0.0.1:${server.port}/${PREFIX}/image/3/${encodeURIComponent(scan.name)}`
    const info = JSON.parse((await get(`${base}/info.json`)).body.toString())
    const thumbnail = await timed(() => get(`${base}/full/!200,200/0/default.jpg`))
    const levels = levelsOf(info)
    const view = levels.find((level) => level.width <= 1600) ?? levels.at(-1)
    const firstView = await timed(() =>
      inParallel(view.tiles, AT_ONCE, (tile) => get(`${base}/${tile}`)),
    )
    const tiles = levels.flatMap((level) => level.tiles)
    const [cold, warm] = [await pass(base, tiles), await pass(base, tiles)]
    return [
      row('24 megapixels: first thumbnail of 200 pixels', readable(thumbnail.milliseconds), ''),
      row(
        '24 megapixels: then the first view (fit to 1,600 pixels)',
        readable(firstView.milliseconds),
        `${view.tiles.length} tiles`,
      ),
      row(
        `24 megapixels: all ${tiles.length} tiles, for the first time`,
        rate(cold),
        latencies(cold),
      ),
      row(`24 megapixels: all ${tiles.length} tiles again`, rate(warm), latencies(warm)),
    ]
  } finally {
    await server.stop()
  }
}

const row = (what, result, beside) => ({ what, result, beside })
const rate = ({ seconds, times }) =>
  `${Math.round(times.length / seconds).toLocaleString('en')} tiles/s`
const latencies = ({ times }) =>
  `half within ${readable(quantile(times, 0.5))}, 99 % within ${readable(quantile(times, 0.99))}`

/** Each tile once, in an order that jumps about. */
async function pass(base, tiles) {
  const times = []
  const shuffled = tiles.map((_, index) => tiles[(index * 7919) % tiles.length])
  const { milliseconds } = await timed(() =>
    inParallel(shuffled, AT_ONCE, async (tile) => {
      times.push((await timed(() => get(`${base}/${tile}`))).milliseconds)
    }),
  )
  return { seconds: milliseconds / 1000, times }
}

/** The tiles of each level, the finest first, as info.json offers them and a viewer asks for them. */
function levelsOf({ width, height, tiles: [{ width: side, scaleFactors }] }) {
  return [...scaleFactors]
    .sort((one, other) => one - other)
    .map((factor) => {
      const tiles = []
      for (let y = 0; y < height; y += side * factor) {
        for (let x = 0; x < width; x += side * factor) {
          const region = {
            width: Math.min(side * factor, width - x),
            height: Math.min(side * factor, height - y),
          }
          const size = `${Math.ceil(region.width / factor)},${Math.ceil(region.height / factor)}`
          tiles.push(`${x},${y},${region.width},${region.height}/${size}/0/default.jpg`)
        }
      }
      return { width: Math.ceil(width / factor), tiles }
    })
}

const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE })

function get(address) {
  return new Promise((resolve, reject) => {
    const request = http.get(address, { agent }, (response) => {
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode === 200) return resolve({ body: Buffer.concat(parts) })
        reject(new Error(`${response.statusCode} for ${address}: ${Buffer.concat(parts)}`))
      })
    })
    request.on('error', reject)
  })
}

/** The image server in a process of its own, as the command line starts it. */
async function startServer() {
  const child = fork(await bundle('electron/image-server/process.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const next = (kind) =>
    new Promise((resolve, reject) => {
      const onMessage = (message) => {
        if (message.kind !== kind) return
        child.off('message', onMessage)
        resolve(message)
      }
      child.on('message', onMessage)
      child.once('exit', (code) => reject(new Error(`The image server ended (${code})`)))
    })
  await next('ready')
  child.send({ kind: 'listen', ifTaken: 'take-another' })
  const { port } = await next('listening')
  return {
    port,
    async publish(image) {
      child.send({ kind: 'publish', prefix: PREFIX, images: [image], removed: [] })
      await next('published')
    },
    async stop() {
      agent.destroy()
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      await ended
    },
  }
}
