import path from 'node:path'
import { _electron as electron } from '@playwright/test'
import { electronFlags } from '../electron-runtime.mjs'
import { median, readable } from './measure.mjs'

const ROUNDS = 5
/** So many times each tile in a round: in fewer requests, what is measured is how code is compiled. */
const TIMES = 6

/**
 * Runs in a window: asks for each address, six at a time, and waits for every byte.
 *
 * @returns milliseconds
 */
async function fetchAll(addresses) {
  const left = [...addresses]
  const start = performance.now()
  const worker = async () => {
    for (let address = left.pop(); address !== undefined; address = left.pop()) {
      const answer = await fetch(address, { cache: 'no-store' })
      if (!answer.ok) throw new Error(`${answer.status} for ${address}`)
      await answer.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  return performance.now() - start
}

/**
 * How fast tiles come into the window through the app's own scheme, beside a bare window that asks the image
 * server itself.
 *
 * @param page of the app, with a project open
 * @param runtime the Electron that it runs on
 * @param few tiles: their addresses from the base of the project on: `/image/3/…`
 */
export async function measureScheme(page, runtime, few) {
  const tiles = Array.from({ length: TIMES }, () => few).flat()
  const addresses = await page.evaluate(() => window.app.getAddresses())
  const base = addresses.value.image3.replace('/image/3', '')
  const bare = await electron.launch({
    executablePath: runtime.executable,
    args: [
      ...electronFlags(),
      path.join(import.meta.dirname, 'bare-window.cjs'),
      // Not a page of the image server, whose answers forbid a page everything.
      'data:text/html,<title>A bare window</title>',
    ],
  })
  try {
    const direct = await bare.firstWindow()
    await direct.waitForLoadState()
    const times = { scheme: [], direct: [] }
    const ownAddresses = tiles.map((tile) => base + tile)
    // Once before it counts: the pyramid is made, and both ways are compiled.
    await page.evaluate(fetchAll, tiles)
    await direct.evaluate(fetchAll, ownAddresses)
    for (let round = 0; round < ROUNDS; round += 1) {
      times.scheme.push(await page.evaluate(fetchAll, tiles))
      times.direct.push(await direct.evaluate(fetchAll, ownAddresses))
    }
    const [scheme, own] = [median(times.scheme), median(times.direct)]
    const ratio = median(times.direct.map((time, round) => time / times.scheme[round]))
    const rate = (milliseconds) => `${Math.round((tiles.length / milliseconds) * 1000)}/s`
    return {
      what: `${tiles.length} tiles into the window through the app's own scheme, 6 at a time`,
      result: `${rate(scheme)} (${readable(scheme)})`,
      goal: { text: "twice the rate of a window's own requests", isMet: ratio >= 2 },
      beside: `${ratio.toFixed(2)} of the rate of a window's own requests to the image server (${rate(own)})`,
    }
  } finally {
    await bare.close()
  }
}
