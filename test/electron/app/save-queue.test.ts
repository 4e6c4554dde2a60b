import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { problem, type Problem } from '../../../iiif/problem.ts'
import { printFigure } from '../../support/print-figure.ts'
import { openSaveQueue } from '../../../electron/app/save-queue.ts'

/** A disk that writes when it is told to, or refuses. */
function slowDisk() {
  const started: number[] = []
  const saved: number[] = []
  const failures: Problem[] = []
  let finish: (() => void) | undefined
  let isFull = false
  const queue = openSaveQueue<number>({
    save: (state) =>
      new Promise((resolve, reject) => {
        started.push(state)
        const full = isFull
        finish = () => (full ? reject(problem('target/disk-full', { name: 'x' })) : resolve())
      }),
    onSaved: (state) => saved.push(state),
    onFailing: (failure) => failures.push(failure),
    onMistake: () => problem('target/failed', { name: 'x', reason: 'unknown' }),
  })
  return {
    queue,
    started,
    saved,
    failures,
    fill: () => (isFull = true),
    free: () => (isFull = false),
    finish: async () => {
      finish?.()
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

describe('Saving one state after the other', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('one save runs at a time, and of those that wait only the newest is written', async () => {
    const { queue, started, saved, finish } = slowDisk()
    queue.push(1)
    queue.push(2)
    queue.push(3)
    expect(started).toEqual([1])
    await finish()
    expect(started).toEqual([1, 3])
    expect(saved).toEqual([1])
    await finish()
    expect(saved).toEqual([1, 3])
  })

  test('what failed is tried again after 1, 2, 4 … seconds, with the newest state', async () => {
    const { queue, started, saved, failures, fill, free, finish } = slowDisk()
    fill()
    queue.push(1)
    await finish()
    expect(failures.map(({ code }) => code)).toEqual(['target/disk-full'])
    queue.push(2)
    await vi.advanceTimersByTimeAsync(999)
    expect(started).toEqual([1])
    await vi.advanceTimersByTimeAsync(1)
    expect(started).toEqual([1, 2])
    await finish()
    await vi.advanceTimersByTimeAsync(1999)
    expect(started).toEqual([1, 2])
    free()
    await vi.advanceTimersByTimeAsync(1)
    await finish()
    expect(saved).toEqual([2])
  })

  test('the scholar need not wait for the next try', async () => {
    const { queue, saved, fill, free, finish } = slowDisk()
    fill()
    queue.push(1)
    await finish()
    free()
    queue.retry()
    await finish()
    expect(saved).toEqual([1])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saved).toEqual([1])
  })

  test('a flush waits for the newest state, not for the one that is being written', async () => {
    const { queue, saved, finish } = slowDisk()
    queue.push(1)
    queue.push(2)
    const savedAtFlush = queue.flush().then(() => [...saved])
    await finish()
    await finish()
    expect(await savedAtFlush).toEqual([1, 2])
  })

  test('a flush that fails says why, and the state is not lost', async () => {
    const { queue, saved, fill, free, finish } = slowDisk()
    fill()
    queue.push(1)
    await finish()
    const flushed = expect(queue.flush()).rejects.toMatchObject({ code: 'target/disk-full' })
    await finish()
    await flushed
    free()
    const again = queue.flush()
    await finish()
    await again
    expect(saved).toEqual([1])
  })
})

describe('However saves, failures and edits fall', () => {
  test('in the end the newest state is saved, never an older one after it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.boolean(), { maxLength: 12 }),
        async (scheduler, failing) => {
          let tries = 0
          const saved: number[] = []
          const queue = openSaveQueue<number>({
            save: async () => {
              await scheduler.schedule(Promise.resolve(), 'disk')
              if (failing[tries++]) throw problem('target/disk-full', { name: 'x' })
            },
            onSaved: (state) => saved.push(state),
            onFailing: () => undefined,
            onMistake: () => problem('target/failed', { name: 'x', reason: 'unknown' }),
          })
          let newest = 0
          const edits = Array.from({ length: 6 }, () =>
            scheduler.schedule(Promise.resolve(), 'edit').then(() => queue.push((newest += 1))),
          )
          await scheduler.waitFor(Promise.all(edits))
          // A flush during a failure may tell of it; the second finds everything saved or saves it.
          while (saved.at(-1) !== 6) {
            await scheduler.waitFor(queue.flush().catch(() => undefined))
          }
          expect(saved).toEqual([...saved].sort((one, other) => one - other))
          queue.stop()
        },
      ),
      { numRuns: 10_000 },
    )
    printFigure('D6', '10,000 schedules of saves, failures and edits: 0 lost')
  })
})
