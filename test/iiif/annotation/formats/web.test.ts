import { describe, expect, test } from 'vitest'
import { readWebAnnotations } from '../../../../iiif/annotation/formats/web/read.ts'
import { annotationsOf, readFixture, remarksOf, textsOf } from './support/read.ts'

const canvas = 'https://books.test/canvas/1'

/** The one annotation with this body and target. */
const read = (annotation: Record<string, unknown>) => {
  const [page] = readWebAnnotations({
    type: 'AnnotationPage',
    items: [{ id: 'https://books.test/a', type: 'Annotation', target: canvas, ...annotation }],
  })!
  return { page, annotations: annotationsOf(page), remarks: remarksOf(page) }
}
const text = (value: string, more: Record<string, unknown> = {}) => ({
  type: 'TextualBody',
  value,
  ...more,
})
const at = (selector: unknown) =>
  read({ body: text('here'), target: { type: 'SpecificResource', source: canvas, selector } })

describe('W3C Web Annotation', () => {
  test('a page: ids, languages, kinds', () => {
    const { page, annotations } = read({
      motivation: 'supplementing',
      body: text('In principio', { language: 'la' }),
      target: `${canvas}#xywh=10,20,30,40`,
    })
    expect(page!.names).toEqual([canvas])
    expect(annotations).toEqual([
      {
        id: 'https://books.test/a',
        motivation: 'supplementing',
        bodies: [{ value: 'In principio', language: 'la' }],
        target: { kind: 'rectangle', x: 10, y: 20, width: 30, height: 40 },
      },
    ])
  })

  test('a comment with tags becomes two annotations, and says so by their ids', () => {
    const { annotations } = read({
      motivation: ['commenting', 'tagging'],
      body: [text('A red initial'), text('initial', { purpose: 'tagging' })],
    })
    expect(annotations).toMatchObject([
      {
        id: 'https://books.test/a',
        motivation: 'commenting',
        bodies: [{ value: 'A red initial' }],
      },
      { id: 'https://books.test/a#tags', motivation: 'tagging', bodies: [{ value: 'initial' }] },
    ])
  })

  test.each([
    [
      { type: 'FragmentSelector', value: 'xywh=pixel:1,2,3,4' },
      { x: 1, y: 2, width: 3, height: 4 },
    ],
    [
      { type: 'FragmentSelector', value: 't=1,2&xywh=1,2,3,4' },
      { x: 1, y: 2, width: 3, height: 4 },
    ],
    [
      { type: 'ImageApiSelector', region: '1,2,3,4' },
      { x: 1, y: 2, width: 3, height: 4 },
    ],
    [
      { type: 'SvgSelector', value: '<svg><rect x="1" y="2" width="3" height="4"/></svg>' },
      { x: 1, y: 2, width: 3, height: 4 },
    ],
  ])('the place %j', (selector, place) => {
    const { annotations, remarks } = at(selector)
    expect(annotations[0]!.target).toEqual({ kind: 'rectangle', ...place })
    expect(remarks).toEqual([])
  })

  test('a place in hundredths of the canvas is measured in them', () => {
    const { annotations } = at({ type: 'FragmentSelector', value: 'xywh=percent:10,20,30,40' })
    expect(annotations[0]!.units).toEqual({ kind: 'page', width: 100, height: 100 })
  })

  test('a curve becomes the rectangle around it, and is listed', () => {
    const value = '<svg><path d="M10,10 c0,-5 20,-5 20,0 s-20,30 -20,10 z"/></svg>'
    const { annotations, remarks } = at({ type: 'SvgSelector', value })
    expect(annotations[0]!.target).toMatchObject({ kind: 'rectangle', x: 10, y: 5 })
    expect(remarks).toMatchObject([
      { effect: 'changed', problem: { code: 'annotations/shape-made-rectangle' } },
    ])
  })

  test.each([
    [
      { type: 'SvgSelector', value: '<svg><circle cx="50" cy="60" r="10"/></svg>' },
      { kind: 'ellipse', x: 40, y: 50, width: 20, height: 20 },
    ],
    [
      { type: 'SvgSelector', value: '<svg><line x1="1" y1="2" x2="5" y2="9"/></svg>' },
      {
        kind: 'line',
        points: [
          { x: 1, y: 2 },
          { x: 5, y: 9 },
        ],
      },
    ],
    [
      { type: 'PointSelector', x: 12, y: 34 },
      { kind: 'point', x: 12, y: 34 },
    ],
  ])('%j is the shape that it says', (selector, shape) => {
    const { annotations, remarks } = at(selector)
    expect(annotations[0]!.target).toEqual(shape)
    expect(remarks).toEqual([])
  })

  test('several parts of one canvas are one place of several parts', () => {
    const { page, remarks } = read({
      body: text('x'),
      target: [`${canvas}#xywh=1,2,3,4`, `${canvas}#xywh=10,20,30,40`],
    })
    expect(remarks).toEqual([])
    expect(page?.findings).toMatchObject([
      {
        annotation: {
          target: {
            kind: 'several',
            parts: [
              { kind: 'rectangle', x: 1, y: 2, width: 3, height: 4 },
              { kind: 'rectangle', x: 10, y: 20, width: 30, height: 40 },
            ],
          },
        },
      },
    ])
  })

  test('of two forms of a place, the outline is taken', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M1,1 L9,1 L5,9 Z"/></svg>'
    const { annotations } = at([
      { type: 'FragmentSelector', value: 'xywh=1,1,8,8' },
      { type: 'SvgSelector', value: svg },
    ])
    expect(annotations[0]!.target.kind).toBe('polygon')
  })

  test.each([
    [{ body: 'https://example.org/page' }, 'annotations/body-not-text', 'https://example.org/page'],
    [{ body: text('x'), motivation: 'reviewing' }, 'annotations/motivation-changed', 'x'],
    [
      { body: text('<p>a &lt; b</p><p>c</p>', { format: 'text/html' }) },
      'annotations/markup-made-plain',
      'a < b\nc',
    ],
    [{ body: text('x'), target: [canvas, `${canvas}2`] }, 'annotations/several-targets', 'x'],
  ])('%j is kept as it can be, and listed as %s', (annotation, code, value) => {
    const { page, remarks } = read(annotation)
    expect(textsOf(page)).toEqual([value])
    expect(remarks).toMatchObject([{ effect: 'changed', problem: { code } }])
  })

  test('plain text is believed, whatever it looks like', () => {
    const { page, remarks } = read({ body: text('<b>sic</b>', { format: 'text/plain' }) })
    expect(textsOf(page)).toEqual(['<b>sic</b>'])
    expect(remarks).toEqual([])
  })

  test('collections, manifests and plain lists lead to their annotations', () => {
    const annotation = { id: 'a', type: 'Annotation', body: text('x'), target: canvas }
    const page = { id: 'p', type: 'AnnotationPage', items: [annotation] }
    for (const document of [
      annotation,
      [annotation],
      [page],
      { type: 'AnnotationCollection', first: page },
      { type: 'Manifest', items: [{ id: canvas, type: 'Canvas', annotations: [page] }] },
    ]) {
      expect(readWebAnnotations(document)!.flatMap(textsOf)).toEqual(['x'])
    }
  })

  test('a canvas in a manifest says how large it is', () => {
    const page = {
      type: 'AnnotationPage',
      items: [{ type: 'Annotation', body: text('x'), target: canvas }],
    }
    const document = {
      type: 'Manifest',
      items: [{ id: canvas, type: 'Canvas', width: 50, height: 60, annotations: [page] }],
    }
    expect(readWebAnnotations(document)![0]!.units).toEqual({ kind: 'page', width: 50, height: 60 })
  })

  test.each([{}, { type: 'Dog' }, [], [1, 2], 'text', 7, null])('%j holds none', (document) => {
    expect(readWebAnnotations(document)).toBeUndefined()
  })
})

describe('Open Annotation, as version 2.x writes it', () => {
  const { pages } = readFixture('mirador-2-list.json')

  test('one bad annotation does not lose the others', () => {
    expect(pages.map(({ names }) => names[0])).toEqual([
      'https://library.test/canvas/1',
      'https://library.test/canvas/2',
    ])
    expect(textsOf(pages[0])).toEqual(['A red initial\n& gold', 'initial', 'In principio'])
    expect(textsOf(pages[1])).toEqual(['The last'])
  })

  test('what could not be read is listed, with where it stands and how', () => {
    expect(remarksOf(pages[0]).filter(({ effect }) => effect === 'left-out')).toMatchObject([
      {
        effect: 'left-out',
        place: { kind: 'part', path: 'resources[2]' },
        problem: { code: 'annotations/target-missing' },
        source: expect.stringContaining('lost') as string,
      },
      { place: { path: 'resources[3]' }, problem: { code: 'annotations/not-an-annotation' } },
    ])
  })

  test('a transcription is text painted on the canvas', () => {
    expect(annotationsOf(pages[0])[2]).toMatchObject({
      id: 'https://library.test/annotation/2',
      motivation: 'supplementing',
      bodies: [{ value: 'In principio', language: 'la' }],
    })
  })
})
