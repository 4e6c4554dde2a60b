import { describe, expect, test } from 'vitest'
import { baseAddressOf } from '../../../iiif/image-check/address.ts'
import { Problem } from '../../../iiif/problem.ts'

const BASE = 'https://images.example.org/iiif/ms%2F12%2Ff1r.tif'

describe('The address of an image, from whatever address of it one has at hand', () => {
  test.each([
    BASE,
    `${BASE}/`,
    `${BASE}/info.json`,
    `${BASE}/info.json?v=1`,
    `${BASE}/full/max/0/default.jpg`,
    `${BASE}/pct:10,10,20.5,20/!200,200/!90/gray.png`,
    ` ${BASE.slice('https://'.length)}/info.json\n`,
  ])('%s', (typed) => expect(baseAddressOf(typed)).toBe(BASE))

  test('an identifier that looks like the end of a request is left as it is', () => {
    const base = 'http://127.0.0.1:4000/segment/image/3/f1r.png'
    expect(baseAddressOf(base)).toBe(base)
  })

  test.each([
    ['127.0.0.1:8182/iiif/3/a.tif', 'http://127.0.0.1:8182/iiif/3/a.tif'],
    ['localhost/iiif/a', 'http://localhost/iiif/a'],
    ['[::1]:80/iiif/a', 'http://[::1]:80/iiif/a'],
    ['example.org/iiif/a', 'https://example.org/iiif/a'],
  ])('%s is completed to %s', (typed, base) => expect(baseAddressOf(typed)).toBe(base))

  test.each([
    '',
    'scan',
    'https://example.org',
    'https://example.org/info.json',
    'ftp://example.org/iiif/a',
    'file:///etc/passwd',
    'https://name:secret@example.org/iiif/a',
    'https://example.org/iiif/a b',
  ])('%s is refused in a sentence', (typed) => expect(() => baseAddressOf(typed)).toThrow(Problem))
})
