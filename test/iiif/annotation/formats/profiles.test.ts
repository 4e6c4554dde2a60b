import { describe, expect, test } from 'vitest'
import {
  composeAnnotationFiles,
  planAnnotationExport,
} from '../../../../iiif/annotation/formats/plan-export.ts'
import type { ViewerProfile } from '../../../../iiif/annotation/formats/profiles.ts'
import { apply } from '../../../../iiif/project/change.ts'
import { importAnnotations } from '../../../../iiif/project/commands/import-annotations.ts'
import { canvasesOf, type AnnotationRecord } from '../../../../iiif/project/model.ts'
import { validate } from '../../../../iiif/validation/validate.ts'
import { projectWithCanvases } from '../../../support/projects.ts'

const bare = projectWithCanvases(2)
const canvas = canvasesOf(bare)[0]!.id
const record = (id: string, more: Partial<AnnotationRecord>): AnnotationRecord => ({
  type: 'Annotation',
  id,
  canvas,
  motivation: 'commenting',
  bodies: [{ value: id }],
  target: { kind: 'whole' },
  ...more,
})
const triangle = [
  { x: 10, y: 10 },
  { x: 50, y: 12 },
  { x: 30, y: 60 },
]
const project = apply(
  bare,
  importAnnotations(bare, {
    added: [
      record('line', {
        motivation: 'supplementing',
        target: { kind: 'rectangle', x: 1.5, y: 2, width: 30, height: 9 },
      }),
      record('shape', { target: { kind: 'polygon', points: triangle } }),
      record('shape#tags', {
        motivation: 'tagging',
        bodies: [{ value: 'initial' }],
        target: { kind: 'polygon', points: triangle },
      }),
      record('note', {}),
    ],
    replaced: [],
  }).change,
)

interface Written {
  readonly motivation: string
  readonly body: unknown
  readonly target: unknown
}

const optionsFor = (profile: ViewerProfile) =>
  ({ format: 'w3c', base: 'https://books.test/codex', profile }) as const

function itemsFor(profile: ViewerProfile): readonly Written[] {
  const [file] = composeAnnotationFiles(project, optionsFor(profile), { title: 'Codex', now: '' })
  const page = JSON.parse(file!.text) as { readonly items: readonly Written[] }
  return page.items
}
const at = `https://books.test/codex/canvas/${canvas}`

describe('Web Annotations for a viewer', () => {
  test('by the specification: places as selectors, a transcription as what it is, tags beside their text', () => {
    expect(itemsFor('specification')).toMatchObject([
      {
        motivation: 'supplementing',
        target: {
          type: 'SpecificResource',
          source: at,
          selector: { type: 'FragmentSelector', value: 'xywh=2,2,30,9' },
        },
      },
      {
        motivation: 'commenting',
        body: [
          { value: 'shape', purpose: 'commenting' },
          { value: 'initial', purpose: 'tagging' },
        ],
        target: {
          selector: { type: 'SvgSelector', value: expect.stringContaining('<path') as string },
        },
      },
      { target: at },
    ])
  })

  test('Mirador: addresses, paths, and everything as comments or tags', () => {
    const items = itemsFor('mirador')
    expect(items.map(({ motivation }) => motivation)).toEqual([
      'commenting',
      'commenting',
      'tagging',
      'commenting',
    ])
    expect(items[0]!.target).toBe(`${at}#xywh=2,2,30,9`)
    expect(JSON.stringify(items[1]!.target)).toContain('<path')
  })

  test('Universal Viewer: rectangles alone', () => {
    const items = itemsFor('universal-viewer')
    expect(items[1]!.target).toBe(`${at}#xywh=10,10,40,50`)
    expect(items.every(({ target }) => typeof target === 'string')).toBe(true)
  })

  test('Annotorious: a place for each, bodies in lists, polygons as polygons', () => {
    const items = itemsFor('annotorious')
    expect(
      items.every(({ body, target }) => Array.isArray(body) && typeof target === 'object'),
    ).toBe(true)
    expect(JSON.stringify(items[1]!.target)).toContain('<polygon points=')
    expect(items[2]!.target).toMatchObject({ selector: { value: 'xywh=0,0,1237,881' } })
  })

  test('what is adapted is counted before anything is written', () => {
    const counts = (profile: ViewerProfile) =>
      planAnnotationExport(project, optionsFor(profile)).adaptations
    expect(counts('specification')).toEqual({
      rounded: 1,
      'outline-made-rectangle': 0,
      'whole-made-rectangle': 0,
      'shown-as-comment': 0,
    })
    expect(counts('mirador')).toMatchObject({ 'shown-as-comment': 1 })
    expect(counts('universal-viewer')).toMatchObject({
      'outline-made-rectangle': 2,
      'shown-as-comment': 2,
    })
    expect(counts('annotorious')).toMatchObject({ 'whole-made-rectangle': 1 })
  })

  test.each(['specification', 'mirador', 'universal-viewer', 'annotorious'] as const)(
    'a page for %s says nothing against Presentation 3.0',
    (profile) => {
      const [file] = composeAnnotationFiles(project, optionsFor(profile), {
        title: 'Codex',
        now: '',
      })
      const { findings } = validate(JSON.parse(file!.text), '3.0')
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    },
  )

  test('a list of version 2.1 says nothing against it', () => {
    const options = { ...optionsFor('specification'), format: 'iiif2' } as const
    const [file] = composeAnnotationFiles(project, options, { title: 'Codex', now: '' })
    const { findings } = validate(JSON.parse(file!.text), '2.1')
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('formats of transcriptions say how many annotations they leave out', () => {
    const plan = planAnnotationExport(project, { ...optionsFor('specification'), format: 'alto' })
    expect(plan).toMatchObject({ annotations: 1, canvases: 1, leftOut: 3 })
  })
})
