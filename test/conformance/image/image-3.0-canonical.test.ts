// §4.8 of https://iiif.io/api/image/3.0/: the one way to write a request, and that it is kept.
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { publishedFile } from '../../support/image-server.ts'
import {
  decode,
  IDENTIFIER,
  linksOf,
  PREFIX,
  startClient,
  type ConformanceClient,
} from './client.ts'

let client: ConformanceClient
beforeAll(async () => {
  client = await startClient(3)
  const background = { r: 120, g: 80, b: 40 }
  await sharp({ create: { width: 97, height: 97, channels: 3, background } })
    .png()
    .toFile(path.join(client.root, 'square.png'))
  await client.server.publish(PREFIX, [await publishedFile(client.root, 'square.png')])
})
afterAll(() => client.stop())

const baseOf = (identifier: string): string => `/${PREFIX}/image/3/${identifier}`

/** Asks in one way, then in the canonical way: it is the same picture, and says the same of itself. */
async function expectCanonical(
  identifier: string,
  asked: string,
  canonical: string,
): Promise<void> {
  const first = await decode(await client.ask(`${baseOf(identifier)}/${asked}`))
  const link = `${client.server.origin}${baseOf(identifier)}/${canonical}`
  expect(linksOf(first.answer)['canonical']).toBe(link)
  const again = await decode(await client.ask(`${baseOf(identifier)}/${canonical}`))
  expect(again.answer.body.equals(first.answer.body)).toBe(true)
  expect(linksOf(again.answer)['canonical']).toBe(link)
}

describe('§4.8 region: "full if the full image, otherwise x,y,w,h"', () => {
  test.each([
    ['0,0,1237,881/200,/0/default.jpg', 'full/200,142/0/default.jpg'],
    ['0,0,5000,5000/200,/0/default.jpg', 'full/200,142/0/default.jpg'],
    ['pct:0,0,100,100/200,/0/default.jpg', 'full/200,142/0/default.jpg'],
    ['pct:25,25,50,50/200,/0/default.jpg', '309,220,619,441/200,142/0/default.jpg'],
    ['square/200,/0/default.jpg', '178,0,881,881/200,200/0/default.jpg'],
    ['1200,800,200,200/max/0/default.jpg', '1200,800,37,81/max/0/default.jpg'],
  ])('%s is %s', (asked, canonical) => expectCanonical(IDENTIFIER, asked, canonical))

  test('the square of a square image is the full image', () =>
    expectCanonical('square.png', 'square/50,/0/default.jpg', 'full/50,50/0/default.jpg'))
})

describe('§4.8 size: "max, w,h, ^max or ^w,h"', () => {
  test.each([
    ['full/1237,881/0/default.jpg', 'full/max/0/default.jpg'],
    ['full/pct:100/0/default.jpg', 'full/max/0/default.jpg'],
    ['full/!1237,9999/0/default.jpg', 'full/max/0/default.jpg'],
    ['full/600,/0/default.jpg', 'full/600,427/0/default.jpg'],
    ['full/,600/0/default.jpg', 'full/842,600/0/default.jpg'],
    ['full/!225,100/0/default.jpg', 'full/140,100/0/default.jpg'],
    ['full/225,100/0/default.jpg', 'full/225,100/0/default.jpg'],
    // Nothing is enlarged, though it might be.
    ['full/^600,/0/default.jpg', 'full/600,427/0/default.jpg'],
    ['full/^1237,881/0/default.jpg', 'full/max/0/default.jpg'],
    ['10,10,20,20/^40,/0/default.jpg', '10,10,20,20/^40,40/0/default.jpg'],
    // One side is enough.
    ['10,10,20,20/^10,40/0/default.jpg', '10,10,20,20/^10,40/0/default.jpg'],
    ['10,10,20,20/^3000,/0/default.jpg', '10,10,20,20/^max/0/default.jpg'],
    ['full/^max/0/default.jpg', 'full/^max/0/default.jpg'],
  ])('%s is %s', (asked, canonical) => expectCanonical(IDENTIFIER, asked, canonical))

  test('w and h are "the dimensions of the image before rotation"', () =>
    expectCanonical(IDENTIFIER, 'full/200,/90/default.jpg', 'full/200,142/90/default.jpg'))
})

describe('§4.8 rotation: "an integer if possible, no trailing zeros, a leading 0 if below 1"; quality and format', () => {
  test.each([
    ['full/200,/90.0/default.jpg', 'full/200,142/90/default.jpg'],
    ['full/200,/!022.50/default.png', 'full/200,142/!22.5/default.png'],
    ['full/200,/.5/default.png', 'full/200,142/0.5/default.png'],
    ['full/200,/360/default.jpg', 'full/200,142/0/default.jpg'],
    ['full/200,/!360.000/default.jpg', 'full/200,142/!0/default.jpg'],
    ['full/200,/0/color.webp', 'full/200,142/0/default.webp'],
    ['full/200,/0/gray.tif', 'full/200,142/0/gray.tif'],
    ['full/200,/0/bitonal.gif', 'full/200,142/0/bitonal.gif'],
    ['%66ull/200%2C/%210/default.jpg', 'full/200,142/!0/default.jpg'],
    ['full/%5E200%2C/0/default.jpg', 'full/200,142/0/default.jpg'],
    ['pct%3A25,25,50,50/pct%3a10/0/default.jpg', '309,220,619,441/62,44/0/default.jpg'],
  ])('%s is %s', (asked, canonical) => expectCanonical(IDENTIFIER, asked, canonical))
})
