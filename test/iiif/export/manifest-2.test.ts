import { describe, expect, test } from 'vitest'
import { documentsOf } from '../../../iiif/export/documents.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { describedCodex, OPTIONS_2, OPTIONS_3, withRecords } from './support/codex.ts'
import { at, read } from './support/read.ts'

const ANNOTATIONS = 'https://example.org/codex/annotation'

describe('a manifest of version 2.1', () => {
  const manifest = read(OPTIONS_2, 'manifest.json')

  test('keeps its annotations in lists that are documents of their own', () => {
    expect(documentsOf(describedCodex(), OPTIONS_2).map(({ path, id }) => `${path} ${id}`)).toEqual(
      [
        'manifest.json https://example.org/codex/manifest.json',
        'list/id-1.json https://example.org/codex/list/id-1.json',
      ],
    )
    expect(at(manifest, '/sequences/0/canvases/0/otherContent')).toEqual([
      { '@id': 'https://example.org/codex/list/id-1.json', '@type': 'sc:AnnotationList' },
    ])
    expect(at(manifest, '/sequences/0/canvases/1')).not.toHaveProperty('otherContent')
  })

  test('says in its own words what the scholar said', () => {
    expect(Object.keys(manifest as object)[0]).toBe('@context')
    expect(manifest).toMatchObject({
      label: [
        { '@value': 'A codex', '@language': 'en' },
        { '@value': 'Codex', '@language': 'la' },
      ],
      description: { '@value': 'Two leaves.', '@language': 'en' },
      metadata: [
        { label: { '@value': 'Place', '@language': 'en' }, value: ['Fulda', 'Reichenau'] },
      ],
      attribution: { '@value': 'Holder: A library', '@language': 'en' },
      license: 'http://creativecommons.org/licenses/by/4.0/',
      viewingDirection: 'right-to-left',
      viewingHint: 'paged',
    })
    expect(at(manifest, '/sequences/0/canvases/0')).toMatchObject({
      label: 'f. 1',
      viewingHint: 'non-paged',
      height: 881,
      width: 1237,
    })
  })

  test('paints each image with the service that gives its tiles', () => {
    expect(at(manifest, '/sequences/0/canvases/0/images')).toEqual([
      {
        '@id': 'https://example.org/codex/annotation/id-2',
        '@type': 'oa:Annotation',
        motivation: 'sc:painting',
        resource: {
          '@id': 'https://images.example.org/iiif/2/1.jpg/full/full/0/default.jpg',
          '@type': 'dctypes:Image',
          format: 'image/jpeg',
          height: 881,
          width: 1237,
          service: {
            '@context': 'http://iiif.io/api/image/2/context.json',
            '@id': 'https://images.example.org/iiif/2/1.jpg',
            profile: 'http://iiif.io/api/image/2/level2.json',
          },
        },
        on: 'https://example.org/codex/canvas/id-1',
      },
    ])
  })

  test('writes one annotation for each tag, and a transcription as painted text', () => {
    const list = read(OPTIONS_2, 'list/id-1.json')
    expect(
      [0, 1, 2, 3].map((index) => [
        at(list, `/resources/${index}/@id`),
        at(list, `/resources/${index}/motivation`),
        at(list, `/resources/${index}/resource/chars`),
      ]),
    ).toEqual([
      [`${ANNOTATIONS}/comment`, 'oa:commenting', 'An initial'],
      [`${ANNOTATIONS}/text`, 'sc:painting', 'In principio'],
      [`${ANNOTATIONS}/tags`, 'oa:tagging', 'gold'],
      [`${ANNOTATIONS}/tags/2`, 'oa:tagging', 'initial'],
    ])
    expect(at(list, '/resources/0/on')).toBe(
      'https://example.org/codex/canvas/id-1#xywh=10,20,300,400',
    )
    expect(at(list, '/resources/1/on')).toEqual({
      '@type': 'oa:SpecificResource',
      full: 'https://example.org/codex/canvas/id-1',
      selector: {
        '@type': ['oa:SvgSelector', 'cnt:ContentAsText'],
        chars: '<svg xmlns="http://www.w3.org/2000/svg"><path d="M1,2 L30,2 L30,881 Z"/></svg>',
      },
    })
  })

  test('gives a canvas without a label its number, and a continuous object its direction', () => {
    const project = projectWithCanvases(2)
    const first = project.records.get('id-1')
    const manifestRecord = project.records.get('manifest')
    if (first?.type !== 'Canvas' || manifestRecord?.type !== 'Manifest')
      throw new Error('They are there')
    const changed = withRecords(
      project,
      { ...first, label: { en: [''] } },
      { ...manifestRecord, behavior: ['unordered', 'continuous'] },
    )
    const document = read(OPTIONS_2, 'manifest.json', changed)
    expect(at(document, '/sequences/0/canvases/0/label')).toBe('1')
    expect(document).toMatchObject({ viewingHint: 'continuous', viewingDirection: 'left-to-right' })
    expect(at(read(OPTIONS_3, 'manifest.json', changed), '/items/0')).not.toHaveProperty('label')
  })
})
