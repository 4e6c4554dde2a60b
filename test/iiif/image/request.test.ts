import { describe, expect, test } from 'vitest'
import { parseImageAddress } from '../../../iiif/image/request.ts'
import { Problem } from '../../../iiif/problem.ts'

const parse = (path: string) => parseImageAddress(path.split('/'))

describe('Image API 3.0 §2 URI Syntax', () => {
  test('an identifier alone is the base address', () => {
    expect(parse('f1r.tif')).toMatchObject({ kind: 'base', identifier: { decoded: 'f1r.tif' } })
  })

  test('an identifier with info.json is the information document', () => {
    expect(parse('f1r.tif/info.json')).toMatchObject({ kind: 'information' })
  })

  test('an identifier with four parameters is an image', () => {
    expect(parse('f1r.tif/full/max/0/default.jpg')).toEqual({
      kind: 'image',
      identifier: { encoded: 'f1r.tif', decoded: 'f1r.tif' },
      parameters: ['full', 'max', '0', 'default.jpg'],
    })
  })

  test.each([
    '',
    '/info.json',
    'a/',
    'a/b',
    'a/b/info.json',
    'a/full/max/0',
    'a/b/full/max/0/default.jpg',
    'a/full/max/0/default.jpg/',
  ])('%j is none of them', (path) => expect(parse(path)).toBeUndefined())
})

describe('Image API 3.0 §9 URI Encoding and Decoding', () => {
  test.each([
    ['letters%2Ff1r.tif', 'letters/f1r.tif'],
    ['ark:%2F12025%2F654xz321', 'ark:/12025/654xz321'],
    ['M%C3%BCller%20%231.jpg', 'Müller #1.jpg'],
    ['a%253Cb', 'a%3Cb'],
    ['%2e%2e%2fa', '../a'],
  ])(
    '%s is the identifier %s: split before it is decoded, and decoded once',
    (encoded, decoded) => {
      expect(parse(`${encoded}/info.json`)).toMatchObject({ identifier: { encoded, decoded } })
    },
  )

  test('parameters are decoded too', () => {
    expect(parse('a/pct%3A1%2C2%2C3%2C4/%5Emax/%210/default.jpg')).toMatchObject({
      parameters: ['pct:1,2,3,4', '^max', '!0', 'default.jpg'],
    })
  })

  test.each(['%', 'a%2', '%zz', '%ff', '%c0%ae', 'a/full/max/0/%'])(
    '%s is refused, since its encoding is broken',
    (path) => expect(() => parse(path)).toThrow(Problem),
  )
})
