import { describe, expect, test } from 'vitest'
import { apply } from '../../../iiif/project/change.ts'
import { copyCanvases, pasteCanvases } from '../../../iiif/project/commands/canvases.ts'
import { removeFolder } from '../../../iiif/project/commands/folders.ts'
import * as properties from '../../../iiif/project/commands/properties.ts'
import * as stated from '../../../iiif/project/commands/stated.ts'
import { findContradiction } from '../../../iiif/project/consistency.ts'
import { shownImages } from '../../../iiif/project/images-of.ts'
import {
  findRecord,
  getRecord,
  manifestOf,
  type Project,
  type ProjectRecord,
} from '../../../iiif/project/model.ts'
import { BEHAVIORS_OF, DISJOINT_BEHAVIORS } from '../../../iiif/presentation/properties.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { withRecords } from '../export/support/codex.ts'
import { countingIds, projectWithCanvases } from '../../support/projects.ts'

const blank = { label: {}, metadata: [], behavior: [] } as const

/** Three canvases, a range, a collection, another manifest. */
function library(): Project {
  const project = projectWithCanvases(3)
  const others: readonly ProjectRecord[] = [
    { ...manifestOf(project), structures: ['range'] },
    { type: 'Range', id: 'range', ...blank, items: ['id-1'] },
    { type: 'Collection', id: 'collection', ...blank, items: ['manifest', 'other'] },
    { type: 'Manifest', id: 'other', ...blank, items: [] },
  ]
  return withRecords(project, ...others)
}

const ALL = ['manifest', 'id-1', 'range', 'collection', 'other'] as const
const done = (project: Project, command: { readonly change: Parameters<typeof apply>[1] }) =>
  apply(project, command.change)

describe('Whatever describes itself can be described', () => {
  test.each(ALL)('%s takes a label, a summary and rights', (id) => {
    const labelled = done(
      library(),
      properties.setLabel(library(), { ids: [id] }, { la: ['Codex'] }),
    )
    expect(labelled.records.get(id)).toMatchObject({ label: { la: ['Codex'] } })
    const summed = done(labelled, properties.setSummary(labelled, { ids: [id] }, { en: ['Two.'] }))
    expect(summed.records.get(id)).toMatchObject({ summary: { en: ['Two.'] } })
  })

  test('an id of nothing that is described is a mistake in the program', () =>
    expect(() => properties.setLabel(library(), { ids: ['folder'] }, {})).toThrow('folder'))

  test.each([
    ['navDate', ['manifest', 'id-1', 'range', 'collection', 'other']],
    ['start', ['manifest', 'range', 'other']],
    ['viewingDirection', ['manifest', 'range', 'collection', 'other']],
    ['services', ['manifest', 'collection', 'other']],
    ['supplementary', ['range']],
  ])('%s is set where the specification has it, and nowhere else', (property, allowed) => {
    const project = library()
    const described = { ids: ALL }
    const commands = {
      navDate: stated.setNavDate(project, described, '1450-01-01T00:00:00Z'),
      start: stated.setStart(project, described, { canvas: 'id-3' }),
      viewingDirection: properties.setViewingDirection(project, described, 'right-to-left'),
      services: stated.setListed(project, described, {
        property: 'services',
        value: [{ id: 'https://example.org/search', type: 'SearchService2' }],
      }),
      supplementary: stated.setSupplementary(project, described, {
        id: 'https://example.org/layer',
        type: 'AnnotationCollection',
      }),
    }
    const after = done(project, commands[property as keyof typeof commands])
    expect(ALL.filter((id) => property in (after.records.get(id) ?? {}))).toEqual(allowed)
  })

  test('an empty list takes the property away', () => {
    const project = library()
    const value = [{ id: 'https://example.org/', type: 'Text', label: { en: ['Home'] } }]
    const linked = done(
      project,
      stated.setListed(project, { ids: ['range'] }, { property: 'homepage', value }),
    )
    expect(getRecord(linked, 'Range', 'range').homepage).toEqual(value)
    const bare = done(
      linked,
      stated.setListed(linked, { ids: ['range'] }, { property: 'homepage', value: [] }),
    )
    expect(getRecord(bare, 'Range', 'range')).not.toHaveProperty('homepage')
  })
})

describe('Presentation API 3.0 §3.4: the behaviors of each class', () => {
  const resources = {
    Collection: { items: [] },
    Manifest: { items: [] },
    Canvas: { width: 1, height: 1, duration: 1, items: [] },
    Range: { items: [] },
  }

  const within = (type: keyof typeof resources, behavior: string): unknown => {
    const id = 'https://example.org/x'
    const resource = { id, type, label: { en: ['X'] }, behavior: [behavior], ...resources[type] }
    const context = 'http://iiif.io/api/presentation/3/context.json'
    const manifest = { id: 'https://example.org/m', type: 'Manifest', label: { en: ['M'] } }
    if (type === 'Canvas') return { '@context': context, ...manifest, items: [resource] }
    if (type === 'Range')
      return { '@context': context, ...manifest, items: [], structures: [resource] }
    return { '@context': context, ...resource }
  }

  test.each(
    Object.entries(BEHAVIORS_OF).flatMap(([type, behaviors]) =>
      behaviors.map((behavior) => [type as keyof typeof resources, behavior] as const),
    ),
  )('%s may be %s', (type, behavior) => {
    const rules = validate(within(type, behavior), '3.0').findings.map(({ rule }) => rule)
    expect(rules.filter((rule) => rule.startsWith('v3/behavior'))).toEqual([])
  })

  test.each([
    ['sequence', 'no-nav'],
    ['multi-part', 'together'],
    ['paged', 'continuous'],
  ])('%s and %s exclude each other', (one, other) =>
    expect(
      DISJOINT_BEHAVIORS.some((set) =>
        [one, other].every((name) => set.some((may) => may === name)),
      ),
    ).toBe(true),
  )
})

describe('What is shown beside a resource', () => {
  const cover = {
    type: 'Image',
    folder: 'folder',
    path: 'cover.jpg',
    width: 90,
    height: 120,
  } as const
  const side = (id: string) => ({
    id,
    width: 90,
    height: 120,
    painting: [{ id: `${id}-painting`, body: cover }],
  })

  test('a folder that only a picture or a canvas beside needs cannot be removed', () => {
    const project = withRecords(library(), {
      type: 'Folder',
      id: 'covers',
      location: '/covers',
      prefix: '~covers',
    })
    const elsewhere = { ...cover, folder: 'covers' }
    const pictured = done(
      project,
      stated.setThumbnail(
        project,
        { ids: ['range'] },
        { kind: 'picture', picture: { image: elsewhere } },
      ),
    )
    expect(findContradiction(pictured)).toBeUndefined()
    expect(() => removeFolder(pictured, 'covers')).toThrow('covers')
    const lost = new Map(pictured.records)
    lost.delete('covers')
    expect(findContradiction({ ...pictured, records: lost })).toContain('covers')
  })

  test('its images are among those that the object shows, behind those of its canvases', () => {
    const project = library()
    const beside = done(
      project,
      stated.setSideCanvas(
        project,
        { ids: ['id-3'] },
        { property: 'placeholderCanvas', canvas: side('before') },
      ),
    )
    expect(shownImages(beside).map(({ path }) => path)).toEqual([
      '1.jpg',
      '2.jpg',
      '3.jpg',
      'cover.jpg',
    ])
  })

  test('a copy of a canvas has a canvas beside it of its own', () => {
    const project = library()
    const beside = done(
      project,
      stated.setSideCanvas(
        project,
        { ids: ['id-1'] },
        { property: 'accompanyingCanvas', canvas: side('with') },
      ),
    )
    const clip = copyCanvases(beside, ['id-1'])
    const pasted = done(beside, pasteCanvases(beside, { clip, newId: countingIds('copy') }))
    const copy = findRecord(pasted, 'Canvas', manifestOf(pasted).items.at(-1) ?? '')
    expect(copy?.accompanyingCanvas?.painting.map(({ body }) => body)).toEqual([cover])
    expect(copy?.accompanyingCanvas?.id).not.toBe('with')
    expect(copy?.accompanyingCanvas?.painting[0]?.id).not.toBe('with-painting')
  })

  test('pictures by address and by image exclude each other', () => {
    const project = library()
    const ids = ['manifest']
    const addressed = done(
      project,
      stated.setThumbnail(
        project,
        { ids },
        {
          kind: 'addresses',
          thumbnail: [{ id: 'https://example.org/cover.jpg', type: 'Image' }],
        },
      ),
    )
    expect(manifestOf(addressed)).toHaveProperty('thumbnail')
    const pictured = done(
      addressed,
      stated.setThumbnail(addressed, { ids }, { kind: 'picture', picture: { image: cover } }),
    )
    expect(manifestOf(pictured)).not.toHaveProperty('thumbnail')
    expect(manifestOf(pictured).picture).toEqual({ image: cover })
  })
})
