import { describe, expect, test } from 'vitest'
import { composeManifest } from '../../../iiif/export/compose-manifest.ts'
import { PRESENTATION_DEFINITIONS } from '../../../iiif/presentation/versions.ts'
import { apply } from '../../../iiif/project/change.ts'
import type { Command } from '../../../iiif/project/command.ts'
import { addAnnotation, changeAnnotation } from '../../../iiif/project/commands/annotations.ts'
import {
  duplicateCanvases,
  moveCanvases,
  removeCanvases,
} from '../../../iiif/project/commands/canvases.ts'
import { setCanvasSize, setLabel } from '../../../iiif/project/commands/properties.ts'
import { labelRange, removeFromRange } from '../../../iiif/project/commands/ranges.ts'
import { removeUnknown } from '../../../iiif/project/commands/unknown.ts'
import { findContradiction } from '../../../iiif/project/consistency.ts'
import { projectOfManifest } from '../../../iiif/project/import/open-manifest.ts'
import { takeCanvases } from '../../../iiif/project/import/take-canvases.ts'
import { canvasesOf, manifestOf, recordsOf, type Project } from '../../../iiif/project/model.ts'
import { importedManifest, LIBRARY_MANIFEST } from '../../support/imported-manifests.ts'
import { countingIds, projectWithCanvases } from '../../support/projects.ts'

const BASE = 'https://mine.example/object'
const OPTIONS = {
  version: '3.0',
  base: BASE,
  imageBase: 'https://images.mine.example',
  imageVersion: 3,
} as const

/** What is looked at in what was written; where it is not so, the test breaks. */
interface Written {
  readonly [key: string]: unknown
  readonly items: readonly [WrittenCanvas, WrittenCanvas, WrittenCanvas]
}

interface WrittenCanvas {
  readonly [key: string]: unknown
  readonly id: string
  readonly items: readonly [WrittenPage]
  readonly annotations: readonly [WrittenPage, WrittenPage]
}

interface WrittenPage {
  readonly items: readonly [{ readonly target: unknown }]
}

/** The document as others read it. */
const written = (project: Project): Written => {
  expect(findContradiction(project)).toBeUndefined()
  const { writeManifest } = PRESENTATION_DEFINITIONS['3.0']
  return JSON.parse(JSON.stringify(writeManifest(composeManifest(project, OPTIONS)))) as Written
}

const opened = (): Project => projectOfManifest('project', importedManifest(countingIds('r')))

const after = (project: Project, ...commands: ((project: Project) => Command)[]): Project =>
  commands.reduce((current, make) => apply(current, make(current).change), project)

const canvas = (project: Project, index: number): string => canvasesOf(project)[index]?.id ?? ''

/** The manifest of the library, to be changed as the scholar changes it. */
const library = () => structuredClone(LIBRARY_MANIFEST) as unknown as Library

interface Library {
  items: LibraryCanvas[]
  structures: { label: unknown; items: unknown[] }[]
}

interface LibraryCanvas {
  label: unknown
  height: number
  width: number
  annotations: { items: { body: unknown; target: unknown }[] }[]
}

describe('A manifest that was opened', () => {
  test('keeps everything when nothing was touched', () => {
    expect(JSON.stringify(written(opened()))).toBe(JSON.stringify(LIBRARY_MANIFEST))
  })

  test('keeps what this program does not know of a canvas whose size was changed', () => {
    const project = opened()
    const changed = after(project, (one) =>
      setCanvasSize(one, { ids: [canvas(one, 0)] }, { width: 600, height: 800 }),
    )
    const expected = library()
    expected.items[0]!.height = 800
    expected.items[0]!.width = 600
    expect(JSON.stringify(written(changed))).toBe(JSON.stringify(expected))
  })

  test('moves canvases as they are', () => {
    const changed = after(opened(), (one) =>
      moveCanvases(one, { canvases: [canvas(one, 0)], to: 1 }),
    )
    const expected = library()
    expected.items.reverse()
    expect(written(changed)).toEqual(expected)
  })

  test('a comment that was changed keeps who made it, and what cannot be shown stays beside it', () => {
    const project = opened()
    const [comment] = recordsOf(project, 'Annotation')
    const changed = after(project, (one) =>
      changeAnnotation(one, { id: comment!.id }, { bodies: [{ value: 'An earlier hand' }] }),
    )
    const expected = library()
    expected.items[1]!.annotations[0]!.items[0]!.body = {
      type: 'TextualBody',
      value: 'An earlier hand',
      format: 'text/plain',
    }
    expect(JSON.stringify(written(changed))).toBe(JSON.stringify(expected))
  })

  test('a new comment makes a page of its own and speaks of the canvas by its own id', () => {
    const project = opened()
    const changed = after(project, (one) =>
      addAnnotation(one, {
        type: 'Annotation',
        id: 'new',
        canvas: canvas(one, 1),
        motivation: 'commenting',
        bodies: [{ value: 'Mine' }],
        target: { kind: 'rectangle', x: 1, y: 2, width: 3, height: 4 },
      }),
    )
    const [, second] = written(changed).items
    expect(second.annotations).toHaveLength(2)
    expect(second.annotations[0]).toEqual(library().items[1]!.annotations[0])
    expect(second.annotations[1].items).toEqual([
      {
        id: `${BASE}/annotation/new`,
        type: 'Annotation',
        motivation: 'commenting',
        body: { type: 'TextualBody', value: 'Mine', format: 'text/plain' },
        target: 'https://library.example/codex/canvas/f2#xywh=1,2,3,4',
      },
    ])
  })

  test('a part that loses a canvas keeps what it names elsewhere', () => {
    const project = opened()
    const [range] = manifestOf(project).structures!
    const changed = after(
      project,
      (one) => labelRange(one, range!, { la: ['Prologus'] }),
      (one) => removeFromRange(one, range!, [canvas(one, 0)]),
    )
    const expected = library()
    expected.structures[0]!.label = { la: ['Prologus'] }
    expected.structures[0]!.items.splice(0, 1)
    expect(written(changed)).toEqual(expected)
  })

  test('a copy of a canvas gets an address of its own, and all that is in it too', () => {
    const changed = after(opened(), (one) =>
      duplicateCanvases(one, { canvases: [canvas(one, 1)], newId: countingIds('copy') }),
    )
    const { items } = written(changed)
    expect(items).toHaveLength(3)
    expect(items.slice(0, 2)).toEqual(library().items)
    expect(items[2].id).toMatch(`${BASE}/canvas/`)
    expect(items[2]['ex:shelf']).toBe(7)
    const text = JSON.stringify(items[2])
    expect(text).not.toContain('library.example/codex/canvas')
    expect(text).not.toContain('library.example/codex/page')
    expect(text).not.toContain('library.example/codex/painting')
  })

  test('a canvas that was removed is gone, and the others stay', () => {
    const changed = after(opened(), (one) => removeCanvases(one, [canvas(one, 0)]))
    const expected = library()
    expected.items.splice(0, 1)
    expected.structures[0]!.items.splice(0, 1)
    expect(written(changed)).toEqual(expected)
  })
})

describe('Canvases taken from the manifest of others (recipe 0464)', () => {
  const taken = (): Project => {
    const imported = importedManifest(countingIds('r'))
    return after(projectWithCanvases(1), (one) =>
      takeCanvases(one, imported, { canvases: imported.canvases }),
    )
  }

  const FROM = [
    {
      id: 'https://library.example/codex/manifest',
      type: 'Manifest',
      label: { en: ['Codex of others'] },
    },
  ]

  test('keep their ids and all that they say while they are untouched, and say where they came from', () => {
    const { items } = written(taken())
    expect(items[0].id).toMatch(BASE)
    for (const [index, canvas] of library().items.entries()) {
      expect(items[index + 1]).toMatchObject({ ...canvas, partOf: FROM })
    }
  })

  test('get a new id once they are changed, and say where they came from', () => {
    const changed = after(taken(), (one) =>
      setLabel(one, { ids: [canvas(one, 2)] }, { la: ['Folium'] }),
    )
    const [, first, second] = written(changed).items
    expect(first).toMatchObject({ ...library().items[0], partOf: FROM })
    expect(second.id).toBe(`${BASE}/canvas/${canvas(changed, 2)}`)
    expect(second['label']).toEqual({ la: ['Folium'] })
    expect(second['ex:shelf']).toBe(7)
    expect(second['partOf']).toEqual([
      {
        id: 'https://library.example/codex/manifest',
        type: 'Manifest',
        label: { en: ['Codex of others'] },
      },
    ])
    expect(second.items[0].items[0].target).toBe(second.id)
    expect(second.annotations[0].items[0].target).toBe(`${second.id}#xywh=10,20,30,40`)
  })

  test('get a new id when only a property that no specification knows was taken away', () => {
    const changed = after(taken(), (one) =>
      removeUnknown(
        one,
        { type: 'Canvas', id: canvas(one, 2) },
        { property: 'ex:shelf', newId: countingIds('without') },
      ),
    )
    const [, first, second] = written(changed).items
    expect(first).toMatchObject({ ...library().items[0], partOf: FROM })
    expect(second.id).toBe(`${BASE}/canvas/${canvas(changed, 2)}`)
    expect(second).not.toHaveProperty('ex:shelf')
  })

  test('are one step in the history', () => {
    const imported = importedManifest(countingIds('r'))
    const command = takeCanvases(projectWithCanvases(1), imported, {
      canvases: imported.canvases.slice(1),
      at: 0,
    })
    expect(command.label).toEqual({ key: 'takeCanvases', count: 1 })
    expect(command.change.map(({ after: record }) => record?.type)).toEqual([
      'Source',
      'Origin',
      'Origin',
      'Canvas',
      'Annotation',
      'Manifest',
    ])
  })
})
