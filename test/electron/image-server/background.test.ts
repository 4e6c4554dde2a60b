// What nobody waits for is done when there is nothing better to do.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBackground } from '../../../electron/image-server/pyramid/background.ts'
import { createMemoryRoom } from '../../../electron/image-server/pyramid/memory-room.ts'

describe('Work in the background', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const started = () => {
    const done: string[] = []
    const background = createBackground<string>({
      keyOf: (wish) => wish,
      run: (wish) => Promise.resolve(void done.push(wish)),
    })
    return { done, background }
  }

  test('begins when nothing was asked for a while, with what was wished last', async () => {
    const { done, background } = started()
    for (const wish of ['f1r', 'f1v', 'f2r', 'f1r']) background.add(wish)
    await vi.advanceTimersByTimeAsync(1_400)
    expect(done).toEqual([])
    await vi.advanceTimersByTimeAsync(400)
    expect(done).toEqual(['f1r', 'f2r', 'f1v'])
  })

  test('waits again while other things are asked for', async () => {
    const { done, background } = started()
    background.add('f1r')
    for (let second = 0; second < 20; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000)
      background.pause()
    }
    expect(done).toEqual([])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(done).toEqual(['f1r'])
  })
})

describe('Room in memory', () => {
  test('is never given twice, in the order of coming; what is larger than all of it has it alone', async () => {
    const room = createMemoryRoom(10)
    let taken = 0
    const order: number[] = []
    const use = (bytes: number) =>
      room.with(bytes, async () => {
        order.push(bytes)
        taken += bytes
        expect(taken <= 10 || taken === bytes).toBe(true)
        await new Promise((resolve) => setImmediate(resolve))
        taken -= bytes
      })
    await Promise.all([4, 4, 4, 30, 2, 9].map(use))
    expect(order).toEqual([4, 4, 4, 30, 2, 9])
    await expect(room.with(5, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await use(10)
  })
})
