import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  facetsOf,
  filterAnnotations,
  listAnnotations,
  NO_LANGUAGE_SAID,
  type AnnotationFilter,
} from '../../../iiif/annotation/listing/filter.ts'
import { planReplacement, type Replacing } from '../../../iiif/annotation/listing/replace.ts'
import { apply } from '../../../iiif/project/change.ts'
import {
  moveAnnotation,
  replaceInAnnotations,
  setMotivations,
  tagAnnotations,
} from '../../../iiif/project/commands/annotations-together.ts'
import { importAnnotations } from '../../../iiif/project/commands/import-annotations.ts'
import {
  annotationsOn,
  canvasesOf,
  getRecord,
  type AnnotationRecord,
} from '../../../iiif/project/model.ts'
import { projectWithCanvases } from '../../support/projects.ts'

const bare = projectWithCanvases(2)
const [first, second] = canvasesOf(bare).map(({ id }) => id) as [string, string]
const record = (id: string, more: Partial<AnnotationRecord>): AnnotationRecord => ({
  type: 'Annotation',
  id,
  canvas: first,
  motivation: 'commenting',
  bodies: [],
  target: { kind: 'whole' },
  ...more,
})
const project = apply(
  bare,
  importAnnotations(bare, {
    added: [
      record('late', { canvas: second, bodies: [{ value: 'Ende gut', language: 'de' }] }),
      record('line', {
        motivation: 'supplementing',
        bodies: [{ value: 'Vſque ad Pontificem Élisée', language: 'la' }],
      }),
      record('tags', {
        motivation: 'tagging',
        bodies: [{ value: 'initial' }, { value: 'gold' }],
      }),
      record('note', { bodies: [{ value: 'Gold, $& and (so) on' }] }),
    ],
    replaced: [],
  }).change,
)
const all = listAnnotations(project)
const found = (filter: Partial<AnnotationFilter>) =>
  filterAnnotations(all, { text: '', ...filter }).map(({ annotation }) => annotation.id)

describe('The list of annotations', () => {
  test('goes canvas by canvas', () => {
    expect(all.map(({ annotation, position }) => [annotation.id, position])).toEqual([
      ['line', 1],
      ['tags', 1],
      ['note', 1],
      ['late', 2],
    ])
  })

  test.each([
    [{ text: 'pontificem elisee' }, ['line']],
    [{ text: 'ELISÉE  usque' }, []],
    [{ text: 'gold' }, ['tags', 'note']],
    [{ motivation: 'commenting' as const }, ['note', 'late']],
    [{ language: 'la' }, ['line']],
    [{ language: NO_LANGUAGE_SAID }, ['tags', 'note']],
    [{ tag: 'gold' }, ['tags']],
    [{ canvas: second }, ['late']],
    [{ text: 'gold', motivation: 'tagging' as const, canvas: second }, []],
    [{}, ['line', 'tags', 'note', 'late']],
  ])('%j finds %j', (filter, ids) => expect(found(filter)).toEqual(ids))

  test('says what there is to choose from', () => {
    expect(facetsOf(all)).toEqual({
      motivations: ['supplementing', 'tagging', 'commenting'],
      languages: ['de', 'la'],
      isLanguageMissing: true,
      tags: ['gold', 'initial'],
    })
  })
})

describe('Find and replace', () => {
  const annotations = all.map(({ annotation }) => annotation)
  const plan = (replacing: Partial<Replacing>) =>
    planReplacement(annotations, {
      find: 'gold',
      replacement: 'Gold',
      letters: 'any-case',
      extent: 'anywhere',
      ...replacing,
    })

  test('changes nothing that it does not say, and signs stand for themselves', () => {
    expect(plan({ find: '$& and (so', replacement: '$1', letters: 'exact' })).toMatchObject([
      { id: 'note', after: [{ value: 'Gold, $1) on' }], count: 1 },
    ])
  })

  test('finds whole words, in any case or in this one', () => {
    expect(plan({}).map(({ id }) => id)).toEqual(['tags'])
    expect(plan({ find: 'gol', replacement: 'x', extent: 'words' })).toEqual([])
    expect(plan({ find: 'GUT', replacement: 'x', letters: 'exact' })).toEqual([])
  })

  test('any sign can be searched for', () => {
    for (const find of String.raw`a-b / \ ^ $ . * + ? ( ) [ ] { } |`.split(' ')) {
      const only = [record('sign', { bodies: [{ value: `before ${find} after` }] })]
      const asked = { find, replacement: '§', letters: 'exact', extent: 'anywhere' } as const
      expect(planReplacement(only, asked)).toMatchObject([
        { after: [{ value: 'before § after' }], count: 1 },
      ])
    }
  })

  test('tags that become the same are one', () => {
    expect(plan({ find: 'initial', replacement: 'gold' })).toMatchObject([
      { id: 'tags', after: [{ value: 'gold' }] },
    ])
  })

  test('what is planned is what is done, and a second search finds nothing more', () => {
    fc.assert(
      fc.property(fc.constantFrom('o', 'gold', 'e', '(', ' '), (find) => {
        const replacing = { find, replacement: '§', letters: 'exact', extent: 'anywhere' } as const
        const planned = planReplacement(annotations, replacing)
        const after = apply(project, replaceInAnnotations(project, planned).change)
        for (const one of planned)
          expect(getRecord(after, 'Annotation', one.id).bodies).toEqual(one.after)
        const now = listAnnotations(after).map(({ annotation }) => annotation)
        expect(planReplacement(now, replacing)).toEqual([])
      }),
    )
  })
})

describe('Several annotations together', () => {
  test('a tag goes beside a text in its place, and into tags that are there', () => {
    const tagged = apply(project, tagAnnotations(project, ['note', 'tags'], 'ink').change)
    const beside = getRecord(tagged, 'Annotation', 'note#tags')
    expect(beside).toMatchObject({ motivation: 'tagging', bodies: [{ value: 'ink' }] })
    expect(getRecord(tagged, 'Annotation', 'tags').bodies.at(-1)).toEqual({ value: 'ink' })
    expect(annotationsOn(tagged, first).map(({ id }) => id)).toEqual([
      'line',
      'tags',
      'note',
      'note#tags',
    ])
    const again = apply(tagged, tagAnnotations(tagged, ['note'], 'ink').change)
    expect(getRecord(again, 'Annotation', 'note#tags')).toEqual(beside)
  })

  test('tags that become a comment are its lines, and lines become tags', () => {
    const changed = apply(project, setMotivations(project, ['tags', 'line'], 'commenting').change)
    expect(getRecord(changed, 'Annotation', 'tags').bodies).toEqual([{ value: 'initial\ngold' }])
    expect(getRecord(changed, 'Annotation', 'line')).toMatchObject({
      motivation: 'commenting',
      bodies: [{ value: 'Vſque ad Pontificem Élisée', language: 'la' }],
    })
  })

  test('one moves in the list of its canvas', () => {
    const moved = apply(project, moveAnnotation(project, 'note', 0).change)
    expect(annotationsOn(moved, first).map(({ id }) => id)).toEqual(['note', 'line', 'tags'])
  })
})
