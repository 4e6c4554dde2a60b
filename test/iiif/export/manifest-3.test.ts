import { describe, expect, test } from 'vitest'
import { documentsOf } from '../../../iiif/export/documents.ts'
import { describedCodex, OPTIONS_2, OPTIONS_3 } from './support/codex.ts'
import { at, read } from './support/read.ts'

describe('a manifest of version 3.0', () => {
  const manifest = read(OPTIONS_3, 'manifest.json')

  test('is one document, at the address that it names', () => {
    const documents = documentsOf(describedCodex(), OPTIONS_3)
    expect(documents.map(({ path, id }) => `${path} ${id}`)).toEqual([
      'manifest.json https://example.org/codex/manifest.json',
    ])
    expect(at(manifest, '/id')).toBe('https://example.org/codex/manifest.json')
  })

  test('begins with its context and keeps the customary order', () => {
    expect(Object.keys(manifest as object)).toEqual([
      '@context',
      'id',
      'type',
      'label',
      'metadata',
      'summary',
      'requiredStatement',
      'rights',
      'thumbnail',
      'viewingDirection',
      'behavior',
      'items',
    ])
  })

  test('says what the scholar said, and nothing of what was left empty', () => {
    expect(at(manifest, '/label')).toEqual({ en: ['A codex'], la: ['Codex'] })
    expect(at(manifest, '/metadata')).toEqual([
      { label: { en: ['Place'] }, value: { none: ['Fulda', 'Reichenau'] } },
    ])
    expect(at(manifest, '/requiredStatement')).toEqual({
      label: { en: ['Holder'] },
      value: { en: ['A library'] },
    })
    expect(at(manifest, '/items/1')).not.toHaveProperty('metadata')
    expect(at(manifest, '/items/1')).not.toHaveProperty('behavior')
    expect(at(manifest, '/items/1')).not.toHaveProperty('annotations')
  })

  test('keeps viewers from taking brackets for HTML', () => {
    expect(at(manifest, '/items/0/summary')).toEqual({ en: ['<illegible> '] })
  })

  test('paints each image with the service that gives its tiles', () => {
    expect(at(manifest, '/items/0/items/0/items')).toEqual([
      {
        id: 'https://example.org/codex/annotation/id-2',
        type: 'Annotation',
        motivation: 'painting',
        body: {
          id: 'https://images.example.org/iiif/3/1.jpg/full/max/0/default.jpg',
          type: 'Image',
          format: 'image/jpeg',
          height: 881,
          width: 1237,
          service: [
            {
              id: 'https://images.example.org/iiif/3/1.jpg',
              type: 'ImageService3',
              profile: 'level2',
            },
          ],
        },
        target: 'https://example.org/codex/canvas/id-1',
      },
    ])
  })

  test('shows a small picture of each canvas, and the first of them for the whole', () => {
    expect(at(manifest, '/items/1/thumbnail/0')).toMatchObject({
      id: 'https://images.example.org/iiif/3/2.jpg/full/400,285/0/default.jpg',
      width: 400,
      height: 285,
    })
    expect(at(manifest, '/thumbnail')).toEqual(at(manifest, '/items/0/thumbnail'))
  })

  test('holds the annotations that say something, on their canvas', () => {
    const page = at(manifest, '/items/0/annotations/0')
    expect(page).toMatchObject({
      id: 'https://example.org/codex/list/id-1.json',
      type: 'AnnotationPage',
    })
    expect(at(page, '/items')).toEqual([
      {
        id: 'https://example.org/codex/annotation/comment',
        type: 'Annotation',
        motivation: 'commenting',
        body: { type: 'TextualBody', value: 'An initial', format: 'text/plain', language: 'en' },
        target: 'https://example.org/codex/canvas/id-1#xywh=10,20,300,400',
      },
      {
        id: 'https://example.org/codex/annotation/text',
        type: 'Annotation',
        motivation: 'supplementing',
        body: { type: 'TextualBody', value: 'In principio', format: 'text/plain', language: 'la' },
        target: {
          type: 'SpecificResource',
          source: 'https://example.org/codex/canvas/id-1',
          selector: {
            type: 'SvgSelector',
            value: '<svg xmlns="http://www.w3.org/2000/svg"><path d="M1,2 L30,2 L30,881 Z"/></svg>',
          },
        },
      },
      {
        id: 'https://example.org/codex/annotation/tags',
        type: 'Annotation',
        motivation: 'tagging',
        body: [
          { type: 'TextualBody', value: 'gold', format: 'text/plain' },
          { type: 'TextualBody', value: 'initial', format: 'text/plain' },
        ],
        target: 'https://example.org/codex/canvas/id-1',
      },
    ])
  })

  test('may name an image server of version 2', () => {
    const other = read({ ...OPTIONS_2, version: '3.0' }, 'manifest.json')
    const body = '/items/0/items/0/items/0/body'
    expect(at(other, `${body}/id`)).toBe(
      'https://images.example.org/iiif/2/1.jpg/full/full/0/default.jpg',
    )
    expect(at(other, `${body}/service`)).toEqual([
      {
        '@id': 'https://images.example.org/iiif/2/1.jpg',
        '@type': 'ImageService2',
        profile: 'http://iiif.io/api/image/2/level2.json',
      },
    ])
  })
})
