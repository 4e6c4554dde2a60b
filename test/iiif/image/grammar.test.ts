import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatQualityAndFormat,
  parseQualityAndFormat,
} from '../../../iiif/image/quality-format.ts'
import { formatRegion, parseRegion } from '../../../iiif/image/region.ts'
import {
  formatImageRequest,
  parseImageRequest,
  type ImageParameters,
} from '../../../iiif/image/request.ts'
import { formatRotation, parseRotation } from '../../../iiif/image/rotation.ts'
import { formatSize, parseSize } from '../../../iiif/image/size.ts'
import { Problem } from '../../../iiif/problem.ts'
import { regions, requests, rotations, sizes } from './arbitrary.ts'

describe('What is written can be read, and comes back the same', () => {
  test('every region', () => {
    fc.assert(
      fc.property(regions, (region) => {
        expect(parseRegion(formatRegion(region))).toEqual(region)
      }),
    )
  })

  test.each([2, 3] as const)('every size of version %i', (version) => {
    fc.assert(
      fc.property(sizes(version), (size) => {
        expect(parseSize(formatSize(size), version)).toEqual(size)
      }),
    )
  })

  test('every rotation', () => {
    fc.assert(
      fc.property(rotations, (rotation) => {
        expect(parseRotation(formatRotation(rotation))).toEqual(rotation)
      }),
    )
  })

  test.each([2, 3] as const)('every request of version %i', (version) => {
    fc.assert(
      fc.property(requests(version), (request) => {
        const parameters = formatImageRequest(request).split('/') as unknown as ImageParameters
        expect(parseImageRequest(parameters, version)).toEqual(request)
      }),
    )
  })
})

describe('Image API 3.0 §4.1 Region', () => {
  test.each([
    'full',
    'square',
    '0,0,1,1',
    '125,15,120,140',
    'pct:41.6,7.5,40,70',
    'pct:0.5,0,100,100',
  ])('%s is read and written back unchanged', (text) =>
    expect(formatRegion(parseRegion(text))).toBe(text),
  )

  test.each([
    ['pct:.5,0,10,10', 'pct:0.5,0,10,10'],
    ['pct:22.50,0,10.0,10', 'pct:22.5,0,10,10'],
    ['010,0,10,10', '10,0,10,10'],
  ])('%s is understood, and written as %s', (text, canonical) =>
    expect(formatRegion(parseRegion(text))).toBe(canonical),
  )

  test.each([
    '', 'Full', 'FULL', 'squares', 'max', 'pct', 'pct:', 'pct:a', 'pct:1,2,3', 'pct:1,2,3,4,5',
    'pct:-1,0,10,10', 'pct:1e1,0,10,10', 'pct:+1,0,10,10', 'pct:1.,0,10,10', 'pct: 1,0,10,10',
    '1,2,3', '1,2,3,4,5', '-1,0,10,10', '1.5,0,10,10', '0,0,10,', ',,,', '0 ,0,10,10', '0,0,1e2,10',
    '0x10,0,10,10', '٣,0,10,10', '0,0,9999999999999999,1', 'full\n',
  ])('%j is refused', (text) => expect(() => parseRegion(text)).toThrow(Problem)) // prettier-ignore
})

describe('Image API 3.0 §4.2 Size', () => {
  test.each([
    'max', '^max', 'pct:50', '^pct:120', 'pct:12.5', '200,', '^200,', ',300', '^,300', '200,300',
    '^200,300', '!200,300', '^!200,300',
  ])('%s is read and written back unchanged', (text) =>
    expect(formatSize(parseSize(text, 3))).toBe(text)) // prettier-ignore

  test.each([
    '', 'full', '^full', 'Max', 'pct:abc', 'pct:0', 'pct:-5', 'pct:', '0,', ',0', '0,0', '0,10', '10,0', ',',
    '200', '!200,', '!,300', '!0,5', '^^max', '!max', ',^240', '+1,', '1.5,', '1e3,', '-1,', ' 1,', '200,300,',
    '!pct:50', 'max^',
  ])('%j is refused', (text) => expect(() => parseSize(text, 3)).toThrow(Problem)) // prettier-ignore
})

describe('Image API 2.1 §4.2 Size', () => {
  test.each(['full', 'max', 'pct:50', '200,', ',300', '200,300', '!200,300'])(
    '%s is read and written back unchanged',
    (text) => expect(formatSize(parseSize(text, 2))).toBe(text),
  )

  test.each(['^max', '^200,', '^full', '', 'Full'])('%j is refused', (text) =>
    expect(() => parseSize(text, 2)).toThrow(Problem),
  )
})

describe('Image API 3.0 §4.3 Rotation', () => {
  test.each(['0', '22.5', '90', '180', '270', '360', '!0', '!180', '359.9999999999'])(
    '%s is read and written back unchanged',
    (text) => expect(formatRotation(parseRotation(text))).toBe(text),
  )

  test.each([
    ['22.50', '22.5'],
    ['.5', '0.5'],
    ['090', '90'],
    ['90.0', '90'],
  ])('%s is understood, and written as %s', (text, canonical) =>
    expect(formatRotation(parseRotation(text))).toBe(canonical),
  )

  test.each([
    '',
    '!',
    '-15',
    '361',
    '360.1',
    '90deg',
    '9e1',
    '+90',
    '!!90',
    '90!',
    ' 90',
    'NaN',
    '1,5',
  ])('%j is refused', (text) => expect(() => parseRotation(text)).toThrow(Problem))
})

describe('Image API 3.0 §4.4 Quality and §4.5 Format', () => {
  test.each(['default.jpg', 'color.png', 'gray.webp', 'bitonal.tif', 'default.gif'])(
    '%s is read and written back unchanged',
    (text) => expect(formatQualityAndFormat(parseQualityAndFormat(text))).toBe(text),
  )

  test.each([
    'default', 'default.', '.jpg', 'default.jpeg', 'default.tiff', 'default.JPG', 'Default.jpg', 'grey.jpg',
    'native.jpg', 'default.j2k', 'default.heic', 'default.jpg.png', 'colour.jpg', 'default.toString',
    'default.__proto__', '',
  ])('%j is refused', (text) => expect(() => parseQualityAndFormat(text)).toThrow(Problem)) // prettier-ignore
})
