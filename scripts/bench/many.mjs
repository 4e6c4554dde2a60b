import { availableParallelism } from 'node:os'
import { allTilesOf } from './grid.mjs'
import { load, rateOf, readableRate } from './load.mjs'
import { median, readable } from './measure.mjs'
import { describeScans, LARGE, makeLargeScan, makeScans } from './scans.mjs'
import { baseOf, emptyCache, publishedScan, startServer } from './servers.mjs'

const COUNT = 1000
/** Six tiles at full size. */
const SIZE = { width: 1536, height: 1024 }
/** Of these, ten have more tiles than are kept in memory: of the thousand it is so anyway. */
const FEW = 10
const MEGABYTE = 1e6

/** How much memory it takes, and whether it stays as fast, with many images and many requests. */
export async function measureMany() {
  const scans = await describeScans(await makeScans(COUNT, SIZE), SIZE)
  const large = await describeScans(await makeScans(FEW, LARGE[50]), LARGE[50])
  return [
    ...(await measureThousand(scans, large)),
    ...(await measureAtOnce(scans)),
    ...(await measureLong(scans)),
    ...(await measureBuilding()),
  ]
}

const targetsOf = (scans) =>
  scans.flatMap(({ name }) => allTilesOf(SIZE).map((tile) => baseOf(name) + tile))

const megabytes = (bytes) => `${Math.round(bytes / MEGABYTE)} MB`

async function withServer(scans, use) {
  const server = await startServer({ cache: 'many' })
  try {
    await server.publish(scans.map(publishedScan))
    return await use(server)
  } finally {
    await server.stop()
  }
}

/** A thousand images open, beside ten, by turns: as many requests each, all for whole tiles at full size. */
async function measureThousand(scans, large) {
  const sides = [large, scans].map((images) => ({ images, targets: images.flatMap(wholeTilesOf) }))
  for (const { images, targets } of sides) {
    // So that all pyramids are there: this is not about making them.
    await withServer(images, ({ port }) => load({ port, targets, atOnce: 6 }))
  }
  const [ten, thousand] = sides
  return withServer(ten.images, (few) =>
    withServer(thousand.images, async (many) => {
      const rates = { few: [], many: [] }
      for (let round = 0; round < 2 * ROUNDS; round += 1) {
        const [one, other] = [await rateWith(few, ten), await rateWith(many, thousand)]
        // In the first half everything is opened and compiled.
        if (round < ROUNDS) continue
        rates.few.push(one)
        rates.many.push(other)
      }
      const ratio = median(rates.many.map((rate, round) => rate / rates.few[round]))
      const memory = { few: (await few.memory()).now, many: (await many.memory()).now }
      const more = memory.many - memory.few
      return [
        {
          what: `stored tiles of ${COUNT.toLocaleString('en')} images: rate`,
          result: readableRate(median(rates.many)),
          goal: { text: '0.9 of the rate with 10 images', isMet: ratio >= 0.9 },
          beside: `${ratio.toFixed(2)} of the rate with 10 images (${readableRate(median(rates.few))})`,
        },
        {
          what: `stored tiles of ${COUNT.toLocaleString('en')} images: memory`,
          result: megabytes(memory.many),
          goal: { text: '60 MB more than with 10 images', isMet: !(more > 60 * MEGABYTE) },
          beside: `${megabytes(more)} more than with 10 images`,
        },
      ]
    }),
  )
}

const ROUNDS = 3
/**
 * The rate of at least so many requests, each for a tile that was asked for longest ago: the tiles that are kept in
 * memory are others.
 */
async function rateWith({ port }, { targets }) {
  const rates = []
  for (let asked = 0; asked < REQUESTS; asked += targets.length) {
    rates.push(rateOf(await load({ port, targets, atOnce: 6 })))
  }
  return median(rates)
}

const REQUESTS = 6_000

const wholeTilesOf = (scan) =>
  allTilesOf(scan)
    .filter((tile) => tile.includes(',512,512/512,512/'))
    .map((tile) => baseOf(scan.name) + tile)

async function measureAtOnce(scans) {
  const targets = targetsOf(scans.slice(0, 112)).slice(0, 1000)
  return withServer(scans, async ({ port, memory }) => {
    const { milliseconds, errors } = await load({ port, targets, atOnce: targets.length })
    const { most } = await memory()
    return [
      {
        what: `${targets.length.toLocaleString('en')} requests at once over 112 images`,
        result: `${readable(milliseconds)}, ${errors.length} errors, at most ${megabytes(most)}`,
        goal: {
          text: 'no error, below 250 MB',
          isMet: errors.length === 0 && !(most > 250 * MEGABYTE),
        },
        beside: errors[0] ?? '',
      },
    ]
  })
}

async function measureLong(scans) {
  const some = targetsOf(scans.slice(0, 100))
  const targets = Array.from({ length: Math.ceil(10_000 / some.length) }, () => some).flat()
  return withServer(scans, async ({ port, memory }) => {
    await load({ port, targets: targets.slice(0, 2_000), atOnce: 6 })
    const before = (await memory()).now
    await load({ port, targets, atOnce: 6 })
    const grown = (await memory()).now - before
    return [
      {
        what: 'memory after 10,000 further tiles of 100 images',
        result: `${megabytes(grown)} more`,
        goal: { text: 'within 50 MB', isMet: !(grown > 50 * MEGABYTE) },
      },
    ]
  })
}

async function measureBuilding() {
  await emptyCache('building')
  const scan = await makeLargeScan(LARGE[100])
  const server = await startServer({ cache: 'building' })
  try {
    // Two images of one file: as far as the server knows, two pyramids.
    const images = ['first', 'second'].map((identifier, index) => ({
      ...publishedScan(scan),
      identifier,
      modified: scan.modified + index,
    }))
    await server.publish(images)
    const targets = images.map(
      ({ identifier }) => `${baseOf(identifier)}/0,0,512,512/512,512/0/default.jpg`,
    )
    const { milliseconds, errors } = await load({ port: server.port, targets, atOnce: 2 })
    if (errors.length > 0) throw new Error(errors[0])
    const { most } = await server.memory()
    return [
      {
        what: 'pyramids of two images of 100 megapixels made at a time',
        result: `${readable(milliseconds)}, at most ${megabytes(most)}`,
        goal: { text: 'below 1 GB', isMet: !(most > 1000 * MEGABYTE) },
        beside: `${availableParallelism()} cores`,
      },
    ]
  } finally {
    await server.stop()
  }
}
