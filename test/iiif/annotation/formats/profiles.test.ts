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
      'shape-made-rectangle': 0,
      'ellipse-made-outline': 0,
      'point-made-circle': 0,
      'whole-made-rectangle': 0,
      'shown-as-comment': 0,
    })
    expect(counts('mirador')).toMatchObject({ 'shown-as-comment': 1 })
    expect(counts('universal-viewer')).toMatchObject({
      'shape-made-rectangle': 2,
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

  test('every other shape is written as the viewer shows it', () => {
    const shapes = [
      record('ellipse', { target: { kind: 'ellipse', x: 10, y: 20, width: 30, height: 40 } }),
      record('line', { target: { kind: 'line', points: triangle } }),
      record('point', { target: { kind: 'point', x: 100, y: 200 } }),
      record('several', {
        target: {
          kind: 'several',
          parts: [
            { kind: 'rectangle', x: 1, y: 2, width: 3, height: 4 },
            { kind: 'point', x: 500, y: 400 },
          ],
        },
      }),
    ]
    const with4 = apply(bare, importAnnotations(bare, { added: shapes, replaced: [] }).change)
    const selectors = (profile: ViewerProfile) => {
      const options = optionsFor(profile)
      const [file] = composeAnnotationFiles(with4, options, { title: 'Codex', now: '' })
      const { items } = JSON.parse(file!.text) as {
        readonly items: readonly { readonly target: string | { readonly selector: object } }[]
      }
      const { findings } = validate(JSON.parse(file!.text), '3.0')
      expect(findings.filter(({ severity }) => severity !== 'remark')).toEqual([])
      return items.map(({ target }) => (typeof target === 'string' ? target : target.selector))
    }
    const svg = (elements: string) => ({
      type: 'SvgSelector',
      value: `<svg xmlns="http://www.w3.org/2000/svg">${elements}</svg>`,
    })
    const arcs = svg('<path d="M10,40 A15,20 0 1,1 40,40 A15,20 0 1,1 10,40 Z"/>')
    const line = svg('<path d="M10,10 L50,12 L30,60" fill="none"/>')
    const rectangle = '<path d="M1,2 L4,2 L4,6 L1,6 Z"/>'
    expect(selectors('specification')).toEqual([
      arcs,
      line,
      { type: 'PointSelector', x: 100, y: 200 },
      svg(`${rectangle}<path d="M500,400 L500,400" fill="none"/>`),
    ])
    const inBlue = ({ value, ...rest }: ReturnType<typeof svg>) => ({
      ...rest,
      value: value.replaceAll('/>', ' stroke="#00BFFF" stroke-width="1"/>'),
    })
    expect(selectors('mirador')).toEqual([
      inBlue(arcs),
      inBlue(line),
      inBlue(svg('<path d="M88,200 A12,12 0 1,1 112,200 A12,12 0 1,1 88,200 Z"/>')),
      inBlue(svg(`${rectangle}<path d="M488,400 A12,12 0 1,1 512,400 A12,12 0 1,1 488,400 Z"/>`)),
    ])
    expect(selectors('universal-viewer')).toEqual([
      `${at}#xywh=10,20,30,40`,
      `${at}#xywh=10,10,40,50`,
      `${at}#xywh=100,200,1,1`,
      `${at}#xywh=1,2,499,398`,
    ])
    expect(selectors('annotorious')).toMatchObject([
      svg('<ellipse cx="25" cy="40" rx="15" ry="20"/>'),
      line,
      svg('<ellipse cx="100" cy="200" rx="12" ry="12"/>'),
      { type: 'FragmentSelector', value: 'xywh=1,2,499,398' },
    ])
    const counts = planAnnotationExport(with4, { ...optionsFor('specification'), format: 'tei' })
    expect(counts.adaptations).toMatchObject({
      'ellipse-made-outline': 1,
      'shape-made-rectangle': 3,
    })
  })

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
