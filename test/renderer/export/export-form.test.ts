import { describe, expect, test } from 'vitest'
import { formatBytes } from '../../../renderer/export/bytes.ts'
import {
  isExample,
  slugOf,
  usualOptions,
  withImageVersion,
  withVersion,
} from '../../../renderer/export/export-form.ts'
import { placeOfFinding } from '../../../renderer/export/finding-place.ts'

describe('What an export begins with', () => {
  test.each([
    ['Letters of a traveller', 'letters-of-a-traveller'],
    ['Évangéliaire, ms. 12', 'evangeliaire-ms-12'],
    ['手稿', 'object'],
    ['  – ', 'object'],
  ])('%s is called %s in addresses', (name, slug) => expect(slugOf(name)).toBe(slug))

  test('is for current viewers, at addresses that are seen to be examples', () => {
    const options = usualOptions('Letters')
    expect(options).toMatchObject({ version: '3.0', imageVersion: 3 })
    expect(isExample(options.base) && isExample(options.imageBase)).toBe(true)
  })

  test.each(['https://books.test/a', 'https://example.organ/a', 'https://myexample.org'])(
    '%s is one’s own',
    (address) => expect(isExample(address)).toBe(false),
  )
})

describe('Older viewers', () => {
  test('ask the image server in Image API 2, and its address follows', () => {
    const older = withVersion(usualOptions('Letters'), '2.1')
    expect(older).toMatchObject({ version: '2.1', imageVersion: 2 })
    expect(older.imageBase).toMatch(/\/iiif\/2$/)
    expect(withVersion(older, '3.0')).toEqual(usualOptions('Letters'))
  })

  test('an address that does not end in a version stays', () => {
    const options = { ...usualOptions('Letters'), imageBase: 'https://images.test/loris' }
    expect(withImageVersion(options, 2).imageBase).toBe('https://images.test/loris')
  })
})

describe('Where a finding is', () => {
  test.each([
    ['/items/3/label', 3, 'label'],
    ['/items/0/annotations/0/items/2/body/0/value', 0, 'value'],
    ['/sequences/0/canvases/12/images/0', 12, 'images'],
    ['/label', undefined, 'label'],
    ['/metadata/0/value', undefined, 'value'],
    ['', undefined, undefined],
    ['/items', undefined, undefined],
  ])('%s: canvas %s, %s', (path, canvas, property) =>
    expect(placeOfFinding(path)).toEqual({ canvas, property }),
  )
})

describe('Sizes of files', () => {
  test.each([
    [1, '1 byte'],
    [999, '999 bytes'],
    [6_400, '6 kB'],
    [2_200_000, '2.2 MB'],
    [0, '0 bytes'],
  ])('%s is %s', (bytes, text) => expect(formatBytes(bytes, 'en')).toBe(text))
})
