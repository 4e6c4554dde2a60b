import { fork } from 'node:child_process'
import path from 'node:path'
import { quantile, readable } from './measure.mjs'

const CLIENT = path.join(import.meta.dirname, 'load-client.mjs')

/**
 * Asks a server for each target once, in an order that jumps about, from a process of its own.
 *
 * @param order `port`, `targets` without host, `atOnce`: how many connections
 * @returns milliseconds in all and of each request, bytes, and every answer that was no picture
 */
export async function load({ port, targets, atOnce }) {
  const client = fork(CLIENT)
  try {
    const done = new Promise((resolve, reject) => {
      client.once('message', resolve)
      client.once('exit', () => reject(new Error('The load client ended')))
    })
    client.send({ port, targets: shuffled(targets), atOnce })
    return await done
  } finally {
    client.removeAllListeners('exit')
    client.kill()
  }
}

/** The same order each time. */
function shuffled(targets) {
  const order = [...targets]
  let state = 1
  for (let index = order.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = state % (index + 1)
    ;[order[index], order[other]] = [order[other], order[index]]
  }
  return order
}

/** Requests a second. A round with a failed request is no round. */
export function rateOf({ milliseconds, times, errors }) {
  if (errors.length > 0) throw new Error(`${errors.length} requests failed: ${errors[0]}`)
  return (times.length / milliseconds) * 1000
}

export const readableRate = (rate) => `${Math.round(rate).toLocaleString('en')}/s`

export const latenciesOf = ({ times }) =>
  `half within ${readable(quantile(times, 0.5))}, 99 % within ${readable(quantile(times, 0.99))}`
