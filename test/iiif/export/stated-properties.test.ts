import { describe, expect, test } from 'vitest'
import { documentsOf } from '../../../iiif/export/documents.ts'
import type { ExportOptions } from '../../../iiif/export/options.ts'
import {
  getRecord,
  manifestOf,
  type Descriptive,
  type Project,
} from '../../../iiif/project/model.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { describedCodex, OPTIONS_2, OPTIONS_3, withRecords } from './support/codex.ts'
import { at } from './support/read.ts'

const thumbnail = [
  {
    id: 'https://example.org/cover.jpg',
    type: 'Image',
    format: 'image/jpeg',
    width: 90,
    height: 120,
  },
]
const logo = [{ id: 'https://example.org/logo.png', type: 'Image', format: 'image/png' }]
const homepage = [
  { id: 'https://example.org/', type: 'Text', label: { en: ['Home'] }, format: 'text/html' },
]
const described = {
  thumbnail,
  provider: [
    {
      id: 'https://example.org/about',
      type: 'Agent',
      label: { en: ['A library'] },
      homepage,
      logo,
    },
  ],
  navDate: '1450-01-01T00:00:00Z',
  homepage,
  seeAlso: [{ id: 'https://example.org/tei.xml', type: 'Dataset', format: 'application/xml' }],
  rendering: [
    {
      id: 'https://example.org/codex.pdf',
      type: 'Text',
      label: { en: ['PDF'] },
      format: 'application/pdf',
    },
  ],
} satisfies Partial<Descriptive>
const navPlace = {
  id: 'https://example.org/place',
  type: 'FeatureCollection',
  features: [
    {
      id: 'https://example.org/place/1',
      type: 'Feature',
      properties: { label: { en: ['Fulda'] } },
      geometry: { type: 'Point', coordinates: [9.68, 50.55] },
    },
  ],
}

function codexWith(properties: Partial<Descriptive>): Project {
  const project = describedCodex()
  return withRecords(project, { ...manifestOf(project), ...properties })
}

const exported = (project: Project, options: ExportOptions): unknown =>
  JSON.parse(documentsOf(project, options)[0]?.body() ?? '')

describe('what a resource states beside its texts', () => {
  test.each(Object.entries(described))('%s is written whole in version 3.0', (property, value) => {
    expect(at(exported(codexWith({ [property]: value }), OPTIONS_3), `/${property}`)).toEqual(value)
  })

  test('empty lists are not written', () => {
    const manifest = exported(codexWith({ provider: [], homepage: [] }), OPTIONS_3)
    expect(manifest).not.toHaveProperty('provider')
    expect(manifest).not.toHaveProperty('homepage')
  })

  test('a place brings the context of its extension, before that of the specification', () => {
    const manifest = exported(codexWith({ navPlace }), OPTIONS_3)
    expect(at(manifest, '/navPlace')).toEqual(navPlace)
    expect(at(manifest, '/@context')).toEqual([
      'http://iiif.io/api/extension/navplace/context.json',
      'http://iiif.io/api/presentation/3/context.json',
    ])
  })

  test('version 2.1 has the logo, the date and the links by its own names', () => {
    const manifest = exported(codexWith(described), OPTIONS_2)
    expect(JSON.stringify(at(manifest, '/logo'))).toContain('https://example.org/logo.png')
    expect(at(manifest, '/navDate')).toBe('1450-01-01T00:00:00Z')
    expect(JSON.stringify(at(manifest, '/related'))).toContain('https://example.org/')
    expect(JSON.stringify(at(manifest, '/seeAlso'))).toContain('https://example.org/tei.xml')
    expect(JSON.stringify(at(manifest, '/rendering'))).toContain('https://example.org/codex.pdf')
    expect(JSON.stringify(at(manifest, '/thumbnail'))).toContain('https://example.org/cover.jpg')
    expect(manifest).not.toHaveProperty('provider')
  })

  test.each([OPTIONS_3, OPTIONS_2])('all of them together are valid in $version', (options) => {
    const manifest = exported(codexWith({ ...described, navPlace }), options)
    const { findings } = validate(manifest, options.version)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('pictures, links and canvases beside are those of manifest, canvas and range', () => {
    const image = {
      type: 'Image',
      folder: 'folder',
      path: '1.jpg',
      width: 1237,
      height: 881,
    } as const
    const part = { x: 100, y: 200, width: 800, height: 400 }
    const beside = (id: string) => ({
      id,
      label: { en: ['Cover'] },
      width: 1237,
      height: 881,
      painting: [{ id: `${id}-painting`, body: image }],
    })
    const properties = (id: string): Partial<Descriptive> => ({
      ...described,
      navPlace,
      picture: { image, part },
      placeholderCanvas: beside(`${id}-before`),
      accompanyingCanvas: beside(`${id}-with`),
      partOf: [{ id: 'https://example.org/collection', type: 'Collection' }],
    })
    const project = describedCodex()
    const canvas = getRecord(project, 'Canvas', 'id-1')
    const rich = withRecords(
      project,
      {
        ...manifestOf(project),
        ...properties('manifest'),
        structures: ['range'],
      },
      { ...canvas, ...properties('canvas') },
      {
        type: 'Range',
        id: 'range',
        label: { en: ['Prologue'] },
        metadata: [],
        behavior: ['no-nav'],
        viewingDirection: 'right-to-left',
        start: { canvas: 'id-1' },
        supplementary: { id: 'https://example.org/layer', type: 'AnnotationCollection' },
        items: ['id-1'],
        ...properties('range'),
      },
    )
    const manifest = exported(rich, OPTIONS_3)
    for (const place of ['', '/items/0', '/structures/0']) {
      expect(at(manifest, `${place}/thumbnail`)).toEqual([
        {
          id: 'https://images.example.org/iiif/3/1.jpg/100,200,800,400/400,200/0/default.jpg',
          type: 'Image',
          format: 'image/jpeg',
          height: 200,
          width: 400,
          service: [
            {
              id: 'https://images.example.org/iiif/3/1.jpg',
              type: 'ImageService3',
              profile: 'level2',
            },
          ],
        },
      ])
      expect(at(manifest, `${place}/placeholderCanvas/items/0/items/0/body/type`)).toBe('Image')
      expect(at(manifest, `${place}/accompanyingCanvas/label`)).toEqual({ en: ['Cover'] })
      expect(at(manifest, `${place}/navDate`)).toBe(described.navDate)
      expect(at(manifest, `${place}/navPlace`)).toEqual(navPlace)
      expect(at(manifest, `${place}/provider`)).toEqual(described.provider)
      expect(at(manifest, `${place}/partOf/0/type`)).toBe('Collection')
    }
    expect(at(manifest, '/structures/0/supplementary/type')).toBe('AnnotationCollection')
    for (const [version, options] of [
      ['3.0', OPTIONS_3],
      ['2.1', OPTIONS_2],
    ] as const) {
      const { findings } = validate(exported(rich, options), version)
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    }
  })
})
