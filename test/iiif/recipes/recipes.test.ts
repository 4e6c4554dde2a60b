// Recipes of the IIIF Cookbook, made by the commands of the program from a folder of images: the manifest says the same
// as the recipe's. Each is held against a document of our own, and against the recipe's where it is at hand.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LanguageMap } from '../../../iiif/language-map.ts'
import type { JsonObject } from '../../../iiif/presentation/json.ts'
import { makeChoices } from '../../../iiif/project/commands/choices.ts'
import { addMissingLeaf } from '../../../iiif/project/commands/missing-leaf.ts'
import {
  setBehavior,
  setMetadata,
  setSummary,
  setViewingDirection,
} from '../../../iiif/project/commands/properties.ts'
import { addRange } from '../../../iiif/project/commands/ranges.ts'
import { setNavDate } from '../../../iiif/project/commands/stated.ts'
import { getRecord, type ManifestRecord } from '../../../iiif/project/model.ts'
import { localImagesIn } from '../../../iiif/project/painting.ts'
import type { MetadataEntry } from '../../../iiif/presentation/properties.ts'
import { meaningOf } from './meaning.ts'
import { canvasOf, choiceOf, entryOf, leaves, manifestOf, rangeOf } from './own-documents.ts'
import { asList, begin, type Leaf, type Work } from './work.ts'

interface Recipe {
  readonly number: string
  readonly what: string
  /** The name of the recipe's own document among the fixtures. */
  readonly fixture?: string
  /** A document of ours that says what the recipe says. */
  readonly own: JsonObject
  /** What a scholar does, after the images are there, labelled and sized. */
  readonly make: (work: Work, recipe: JsonObject) => void
}

const MANIFEST = { ids: ['manifest'] }
const map = (document: JsonObject | undefined, key: string): LanguageMap =>
  (document?.[key] ?? {}) as LanguageMap

const RECIPES: readonly Recipe[] = [
  {
    number: '0004',
    what: 'a canvas may be larger than its image',
    fixture: '0004-canvas-size',
    own: manifestOf([canvasOf(1, { width: 3000, height: 2000, image: [750, 500] })]),
    make: () => undefined,
  },
  {
    number: '0005',
    what: 'an image with a service',
    fixture: '0005-image-service',
    own: manifestOf([canvasOf(1, { label: 'A leaf' })]),
    make: () => undefined,
  },
  {
    number: '0009',
    what: 'a book, whose pages lie opposite each other',
    own: manifestOf(leaves(4), { behavior: ['paged'] }),
    make: describeAs,
  },
  {
    number: '0010',
    what: 'a book that is read from right to left',
    fixture: '0010-book-2-viewing-direction-manifest-rtl',
    own: manifestOf(leaves(3), {
      summary: { en: ['Read from the other end'] },
      viewingDirection: 'right-to-left',
    }),
    make: describeAs,
  },
  {
    number: '0011',
    what: 'a scroll, whose sheets hang together',
    fixture: '0011-book-3-behavior-manifest-continuous',
    own: manifestOf(leaves(3), { behavior: ['continuous'] }),
    make: describeAs,
  },
  {
    number: '0024',
    what: 'chapters with chapters in them',
    own: manifestOf(leaves(4), {
      structures: [
        rangeOf(1, 'Contents', [
          rangeOf(2, 'Prologue', [1]),
          rangeOf(3, 'Letters', [
            rangeOf(4, 'The first letter', [2]),
            rangeOf(5, 'The second', [3, 4]),
          ]),
        ]),
      ],
    }),
    make: makeRanges,
  },
  {
    number: '0027',
    what: 'another order of the same pages',
    own: manifestOf(leaves(3), {
      structures: [{ ...rangeOf(1, 'As it was bound once', [3, 1, 2]), behavior: ['sequence'] }],
    }),
    make: makeRanges,
  },
  {
    number: '0031',
    what: 'two volumes in one binding',
    fixture: '0031-bound-multivolume',
    own: manifestOf(leaves(4), {
      structures: [
        rangeOf(1, 'Both', [rangeOf(2, 'Volume one', [1, 2]), rangeOf(3, 'Volume two', [3, 4])]),
      ],
    }),
    make: makeRanges,
  },
  {
    number: '0033',
    what: 'one leaf under two lights',
    fixture: '0033-choice',
    own: choiceOf('Ordinary light', 'Ultraviolet'),
    make: makeChoice,
  },
  {
    number: '0035',
    what: 'leaves that fold out stand for themselves',
    fixture: '0035-foldouts',
    own: manifestOf(
      [
        ...leaves(2),
        canvasOf(3, { label: 'Map, folded out', width: 4000 }, { behavior: ['non-paged'] }),
      ],
      { behavior: ['paged'] },
    ),
    make: describeAs,
  },
  {
    number: '0230',
    what: 'an object with a date, by which others are put in order',
    fixture: '0230-navdate-navdate_map_2-manifest',
    own: manifestOf(leaves(1), { navDate: '1477-01-01T00:00:00+00:00' }),
    make: describeAs,
  },
  {
    number: '0283',
    what: 'a leaf of which there is no picture',
    fixture: '0283-missing-image',
    own: manifestOf([
      canvasOf(1, { label: 'f. 1r' }),
      {
        ...canvasOf(2, { label: 'f. 1v, lost' }, { metadata: [entryOf('Note', 'It was cut out')] }),
        items: [],
      },
      canvasOf(3, { label: 'f. 2r' }),
    ]),
    make: describeAs,
  },
]

const FOLDER = path.resolve(
  import.meta.dirname,
  '../../../../shared/fixtures/p3/valid/cookbook-parser',
)

describe.each(RECIPES)('Recipe $number: $what', ({ fixture, own, make }) => {
  const check = (recipe: JsonObject): void => {
    expect(meaningOf(makeBy(recipe, make))).toEqual(meaningOf(recipe))
  }

  test('as we say it', () => check(own))

  if (fixture === undefined) return
  const file = path.join(FOLDER, `${fixture}.json`)
  test.skipIf(!existsSync(file))('as the recipe says it', () =>
    check(JSON.parse(readFileSync(file, 'utf8')) as JsonObject),
  )
})

test('Recipe 0005: the service is named by its address, its class and what it can do', () => {
  const [canvas] = asList(makeBy(manifestOf(leaves(1)), () => undefined)['items'])
  const [page] = asList(canvas?.['items'])
  const [annotation] = asList(page?.['items'])
  expect(annotation?.['body']).toMatchObject({
    id: 'https://images.example.org/iiif/3/1.jpg/full/max/0/default.jpg',
    type: 'Image',
    format: 'image/jpeg',
    service: [
      {
        id: 'https://images.example.org/iiif/3/1.jpg',
        type: 'ImageService3',
        profile: 'level2',
      },
    ],
  })
})

/** Works on a folder of images as large as those of the recipe; leaves without an image are put between them. */
function makeBy(recipe: JsonObject, make: Recipe['make']): JsonObject {
  const canvases = asList(recipe['items'])
  const shown = canvases.filter((canvas) => imagesOf(canvas).length > 0)
  const work = begin({
    label: map(recipe, 'label'),
    leaves: shown.flatMap((canvas) =>
      imagesOf(canvas).map((image): Leaf => ({
        label: map(canvas, 'label'),
        width: Number(canvas['width']),
        height: Number(canvas['height']),
        image: { width: Number(image['width']), height: Number(image['height']) },
      })),
    ),
  })
  canvases.forEach((canvas, at) => {
    if (imagesOf(canvas).length > 0) return
    const leaf = {
      label: map(canvas, 'label'),
      reason: map(canvas, 'summary'),
      width: Number(canvas['width']),
      height: Number(canvas['height']),
    }
    work.do((project) => addMissingLeaf(project, leaf, { id: work.newId(), at }))
  })
  make(work, recipe)
  return work.export()
}

/** The images that are painted on a canvas: one, or those of a choice. */
function imagesOf(canvas: JsonObject): readonly JsonObject[] {
  return asList(canvas['items'])
    .flatMap((page) => asList(page['items']))
    .flatMap(({ body }) => {
      const painted = body as JsonObject
      return painted['type'] === 'Choice' ? asList(painted['items']) : [painted]
    })
}

/** The object and its canvases get what the recipe says of theirs. */
function describeAs(work: Work, recipe: JsonObject): void {
  const { behavior, viewingDirection, navDate, summary } = recipe
  if (summary) work.do((project) => setSummary(project, MANIFEST, summary as LanguageMap))
  if (behavior)
    work.do((project) => setBehavior(project, MANIFEST, behavior as ManifestRecord['behavior']))
  if (viewingDirection) {
    const direction = viewingDirection as ManifestRecord['viewingDirection']
    work.do((project) => setViewingDirection(project, MANIFEST, direction))
  }
  if (navDate) work.do((project) => setNavDate(project, MANIFEST, navDate as string))
  asList(recipe['items']).forEach((canvas, index) => {
    const ids = [getRecord(work.project(), 'Manifest', 'manifest').items[index] ?? '']
    const metadata = canvas['metadata'] as readonly MetadataEntry[] | undefined
    const ofCanvas = canvas['behavior'] as ManifestRecord['behavior'] | undefined
    if (ofCanvas) work.do((project) => setBehavior(project, { ids }, ofCanvas))
    if (metadata) work.do((project) => setMetadata(project, { ids }, metadata))
  })
}

/** The ranges of the recipe, one in the other, each with the canvases in its order. */
function makeRanges(work: Work, recipe: JsonObject): void {
  describeAs(work, recipe)
  const places = new Map(
    asList(recipe['items']).map(({ id }, index) => [id as string, work.canvases[index] ?? '']),
  )
  const make = (range: JsonObject, parent: string | undefined, at: number): void => {
    const id = work.newId()
    const items = asList(range['items'])
    const canvases = items.flatMap((item) =>
      item['type'] === 'Canvas' ? [item['id'] as string] : [],
    )
    const behavior = range['behavior'] as ManifestRecord['behavior'] | undefined
    work.do((project) =>
      addRange(
        project,
        {
          id,
          label: map(range, 'label'),
          canvases: canvases.map((canvas) => places.get(canvas) ?? ''),
          ...(behavior && { behavior }),
        },
        { parent, at },
      ),
    )
    items.filter(({ type }) => type === 'Range').forEach((item, index) => make(item, id, index))
  }
  asList(recipe['structures']).forEach((range, index) => make(range, undefined, index))
}

/** All images become one canvas, each called as in the recipe. */
function makeChoice(work: Work, recipe: JsonObject): void {
  const [first, ...others] = work.canvases.map((id) => getRecord(work.project(), 'Canvas', id))
  const labels = imagesOf(asList(recipe['items'])[0] ?? {}).map((image) => map(image, 'label'))
  if (!first) throw new Error('There is nothing to choose from')
  const images = [first, ...others]
    .flatMap(({ painting }) => localImagesIn(painting))
    .map((image, index) => ({ ...image, label: labels[index] ?? {} }))
  work.do((project) => makeChoices(project, [{ canvas: first, images, others, unlike: [] }]))
}
