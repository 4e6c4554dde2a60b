import { performance } from 'node:perf_hooks'

/** How long an action takes, in milliseconds, and what it gave. */
export async function timed(action) {
  const start = performance.now()
  const value = await action()
  return { milliseconds: performance.now() - start, value }
}

/**
 * The medians of several actions, in milliseconds. They take turns, so that what else the computer does
 * falls on all of them alike.
 */
export async function compare(actions, { rounds }) {
  const names = Object.keys(actions)
  const times = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) times[name].push((await timed(actions[name])).milliseconds)
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]))
}

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]
}

/** The value below which this share of the values lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

/** Does a task for each item, so many at once. */
export async function inParallel(items, atOnce, task) {
  const left = [...items]
  const worker = async () => {
    while (left.length > 0) await task(left.shift())
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** Milliseconds as one reads them. */
export const readable = (milliseconds) =>
  milliseconds < 1000
    ? `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`
    : `${(milliseconds / 1000).toFixed(2)} s`
