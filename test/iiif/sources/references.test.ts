import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase64 } from '../../../iiif/sources/base64.ts'
import { readReferences } from '../../../iiif/sources/read-references.ts'

const MANIFEST = 'https://library.example/codex/manifest.json'
const CANVAS = 'https://library.example/codex/canvas/7'

/** As a page writes a content state into an address. @see https://iiif.io/api/content-state/1.0/#6-content-state-encoding */
const encoded = (state: object): string =>
  Buffer.from(encodeURIComponent(JSON.stringify(state)), 'utf8').toString('base64url')

const region = {
  id: `${CANVAS}#xywh=1000,2000,1000,2000`,
  type: 'Canvas',
  partOf: [{ id: MANIFEST, type: 'Manifest' }],
}
const annotation = (target: unknown): object => ({
  '@context': 'http://iiif.io/api/presentation/3/context.json',
  id: 'https://library.example/states/1',
  type: 'Annotation',
  motivation: ['contentState'],
  target,
})

describe('A pasted list', () => {
  test('has an address on each line, each meant once', () => {
    const text = `${MANIFEST}\n  https://other.example/a,b/info.json \r\n\n${MANIFEST}\n`
    expect(readReferences(text)).toEqual([
      { address: MANIFEST },
      { address: 'https://other.example/a,b/info.json' },
    ])
  })

  test('may be separated by anything, and quoted', () => {
    expect(readReferences(`<${MANIFEST}>, "${CANVAS}"; http://third.example/`)).toEqual([
      { address: MANIFEST },
      { address: CANVAS },
      { address: 'http://third.example/' },
    ])
  })

  test.each(['', 'folio 7', 'file:///etc/passwd', 'javascript:alert(1)', '{"id": 7}', '[[[['])(
    'that is none refers to nothing: %j',
    (text) => {
      expect(readReferences(text)).toEqual([])
    },
  )
})

describe('The IIIF icon that is dragged from a page', () => {
  test('carries a manifest and a canvas of it', () => {
    const dragged = `https://viewer.example/show?manifest=${encodeURIComponent(MANIFEST)}&canvas=${encodeURIComponent(CANVAS)}`
    expect(readReferences(dragged)).toEqual([{ address: MANIFEST, canvas: CANVAS }])
  })

  test('carries a collection', () => {
    expect(readReferences(`https://viewer.example/?collection=${MANIFEST}`)).toEqual([
      { address: MANIFEST },
    ])
  })

  test('is the address itself where it carries no other', () => {
    expect(readReferences(`${MANIFEST}?manifest=7&lang=%zz`)).toEqual([
      { address: `${MANIFEST}?manifest=7&lang=%zz` },
    ])
  })
})

describe('A content state', () => {
  test.each([
    ['the target alone', region],
    ['an annotation', annotation(region)],
    ['an annotation of several targets', annotation([region, region])],
    ['a specific resource', annotation({ type: 'SpecificResource', source: region })],
  ])('that is %s names the canvas and its manifest', (_, state) => {
    const meant = [{ address: MANIFEST, canvas: CANVAS }]
    expect(readReferences(encoded(state))).toEqual(meant)
    expect(readReferences(JSON.stringify(state))).toEqual(meant)
    expect(readReferences(`https://viewer.example/#?x=1`)).not.toEqual(meant)
    expect(readReferences(`https://viewer.example/?iiif-content=${encoded(state)}`)).toEqual(meant)
  })

  test('may be no more than the address of a manifest', () => {
    expect(readReferences(`https://viewer.example/?iiif-content=${MANIFEST}`)).toEqual([
      { address: MANIFEST },
    ])
    expect(readReferences(encoded({ id: MANIFEST, type: 'Manifest' }))).toEqual([
      { address: MANIFEST },
    ])
  })

  test('holds titles in any script', () => {
    const state = { id: MANIFEST, type: 'Manifest', label: { ja: ['源氏物語'], none: ['𝔉 ½'] } }
    expect(readReferences(encoded(state))).toEqual([{ address: MANIFEST }])
  })

  test('refers to nothing where its canvas says of no manifest', () => {
    expect(readReferences(encoded({ id: CANVAS, type: 'Canvas' }))).toEqual([])
  })

  test('that is nested without end is given up', () => {
    let state: object = region
    for (let depth = 0; depth < 50; depth += 1) state = annotation(state)
    expect(readReferences(encoded(state))).toEqual([])
  })
})

test('any bytes come back from their 64 digits, in both alphabets', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const buffer = Buffer.from(bytes)
      const decoded = (text: string): Buffer => Buffer.from(decodeBase64(text) ?? '', 'latin1')
      expect(decoded(buffer.toString('base64url'))).toEqual(buffer)
      expect(decoded(buffer.toString('base64'))).toEqual(buffer)
    }),
  )
})

test('whatever is dropped, nothing but addresses of the web comes of it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (text) => {
      for (const { address } of readReferences(text)) expect(address).toMatch(/^https?:\/\//i)
    }),
  )
})
