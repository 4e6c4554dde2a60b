import { beforeEach, describe, expect, test } from 'vitest'
import type { PublishedImage } from '../../../electron/contract/image-server.ts'
import { watchDecoding, whileDecoding } from '../../../electron/image-server/decoding-watch.ts'

const imageOf = (path: string, changes: Partial<PublishedImage> = {}): PublishedImage => ({
  identifier: path,
  root: '/scans',
  path,
  format: 'png',
  width: 9,
  height: 9,
  size: 1,
  modified: 1,
  ...changes,
})

let told: string[] = []
beforeEach(() => {
  told = []
  watchDecoding((step, { path }) => told.push(`${path} ${step}`))
})

/** A decoding that goes on until it is told to end. */
function decodingOf(image: PublishedImage) {
  let end: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    end = resolve
  })
  const over = whileDecoding(image, () => held)
  return { end, over }
}

/** Lets everything happen that can. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('What is being decoded is known outside', () => {
  test('from before it begins until nothing decodes it any more, once for each file', async () => {
    const first = decodingOf(imageOf('a.png'))
    const second = decodingOf(imageOf('a.png', { identifier: 'the same under another name' }))
    await settle()
    expect(told).toEqual(['a.png began'])
    first.end()
    await first.over
    expect(told).toEqual(['a.png began'])
    second.end()
    await second.over
    expect(told).toEqual(['a.png began', 'a.png ended'])
  })

  test('also when it fails', async () => {
    await expect(
      whileDecoding(imageOf('a.png'), () => Promise.reject(new Error('damaged'))),
    ).rejects.toThrow('damaged')
    expect(told).toEqual(['a.png began', 'a.png ended'])
  })
})

test('a file that is under suspicion is decoded alone: after what was under way, before what comes later', async () => {
  const earlier = decodingOf(imageOf('earlier.png'))
  await settle()
  const suspect = decodingOf(imageOf('suspect.png', { standing: 'suspect' }))
  const later = decodingOf(imageOf('later.png'))
  const another = decodingOf(imageOf('another.png', { standing: 'suspect' }))
  await settle()
  expect(told).toEqual(['earlier.png began'])
  earlier.end()
  await earlier.over
  await settle()
  expect(told.slice(1)).toEqual(['earlier.png ended', 'suspect.png began'])
  suspect.end()
  await suspect.over
  await settle()
  expect(told.slice(3)).toEqual(['suspect.png ended', 'later.png began'])
  later.end()
  await later.over
  await settle()
  expect(told.slice(5)).toEqual(['later.png ended', 'another.png began'])
  another.end()
  await another.over
})

test('a file that was put aside is not opened, and the refusal says why', async () => {
  await expect(
    whileDecoding(imageOf('bad.png', { standing: 'put-aside' }), () => Promise.resolve()),
  ).rejects.toMatchObject({ code: 'source/crashes-decoder' })
  expect(told).toEqual([])
})
