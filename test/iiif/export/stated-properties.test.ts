import { describe, expect, test } from 'vitest'
import { documentsOf } from '../../../iiif/export/documents.ts'
import type { ExportOptions } from '../../../iiif/export/options.ts'
import { manifestOf, type Descriptive, type Project } from '../../../iiif/project/model.ts'
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
})
