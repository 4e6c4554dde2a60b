import { describe, expect, test } from 'vitest'
import { createRenderQueue } from '../../../electron/image-server/render-queue.ts'
import { Problem } from '../../../iiif/problem.ts'

const staying = (): AbortSignal => new AbortController().signal

/** Work that ends when it is told to, and counts how often it was begun. */
function work() {
  let end: (result: string) => void = () => undefined
  let begun = 0
  const result = new Promise<string>((resolve) => {
    end = resolve
  })
  return {
    make: () => {
      begun += 1
      return result
    },
    end,
    begun: () => begun,
  }
}

describe('The queue of renders', () => {
  test('makes what is asked for twice once, and gives it to both', async () => {
    const queue = createRenderQueue<string>({ running: 2, waiting: 2 })
    const tile = work()
    const both = [queue.run('a', staying(), tile.make), queue.run('a', staying(), tile.make)]
    tile.end('tile')
    expect(await Promise.all(both)).toEqual(['tile', 'tile'])
    expect(tile.begun()).toBe(1)
  })

  test('begins the next when one has ended, in the order in which they came', async () => {
    const queue = createRenderQueue<string>({ running: 1, waiting: 2 })
    const [first, second] = [work(), work()]
    const answers = [queue.run('a', staying(), first.make), queue.run('b', staying(), second.make)]
    expect(second.begun()).toBe(0)
    first.end('a')
    await answers[0]
    expect(second.begun()).toBe(1)
    second.end('b')
    expect(await answers[1]).toBe('b')
  })

  test('goes on after a failure, and tries the same anew', async () => {
    const queue = createRenderQueue<string>({ running: 1, waiting: 1 })
    await expect(
      queue.run('a', staying(), () => Promise.reject(new Error('damaged'))),
    ).rejects.toThrow('damaged')
    expect(await queue.run('a', staying(), () => Promise.resolve('tile'))).toBe('tile')
  })

  test('refuses what is more than may wait', async () => {
    const queue = createRenderQueue<string>({ running: 1, waiting: 1 })
    const tiles = [work(), work()]
    const answers = tiles.map(({ make }, index) => queue.run(`${index}`, staying(), make))
    await expect(queue.run('more', staying(), work().make)).rejects.toThrow(Problem)
    tiles.forEach(({ end }) => end('tile'))
    await Promise.all(answers)
  })

  test('drops what nobody waits for any more, and the room is free', async () => {
    const queue = createRenderQueue<string>({ running: 1, waiting: 1 })
    const [first, dropped, next] = [work(), work(), work()]
    const answer = queue.run('a', staying(), first.make)
    const client = new AbortController()
    const gone = queue.run('b', client.signal, dropped.make)
    client.abort()
    await expect(gone).rejects.toThrow(Problem)
    const later = queue.run('c', staying(), next.make)
    first.end('a')
    next.end('c')
    expect(await Promise.all([answer, later])).toEqual(['a', 'c'])
    expect(dropped.begun()).toBe(0)
  })

  test('keeps what one client left while another still waits', async () => {
    const queue = createRenderQueue<string>({ running: 1, waiting: 1 })
    const [first, shared] = [work(), work()]
    const answer = queue.run('a', staying(), first.make)
    const client = new AbortController()
    const left = queue.run('b', client.signal, shared.make)
    const stayed = queue.run('b', staying(), shared.make)
    client.abort()
    first.end('a')
    shared.end('b')
    expect(await Promise.all([answer, stayed, left])).toEqual(['a', 'b', 'b'])
  })
})
