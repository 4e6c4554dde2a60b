import { describe, expect, test } from 'vitest'
import { filesNamedIn } from '../../../iiif/site/check-addresses.ts'
import type { SiteOptions } from '../../../iiif/site/options.ts'
import { planSite } from '../../../iiif/site/plan-site.ts'
import { siteDocumentsOf } from '../../../iiif/site/site-documents.ts'
import { siteImagesOf } from '../../../iiif/site/site-images.ts'
import { manifestOf, type Project } from '../../../iiif/project/model.ts'
import { describedCodex, withRecords } from '../export/support/codex.ts'
import { emptyProject } from '../../support/projects.ts'

const TILES: SiteOptions = {
  base: 'https://example.org/codex',
  images: { kind: 'tiles' },
  hasOlderVersion: true,
}
const PICTURES: SiteOptions = {
  base: 'https://example.org/codex',
  images: { kind: 'pictures', longestSide: 1000 },
  hasOlderVersion: false,
}

const filesOf = (options: SiteOptions, project = describedCodex()): readonly string[] => {
  const images = siteImagesOf(project, options)
  const documents = siteDocumentsOf(project, options)
  return [
    ...documents.flatMap((one) => one.documents.map(({ path }) => path)),
    ...images.flatMap(({ pictures, information }) =>
      [...pictures, ...information].map(({ path }) => path),
    ),
  ]
}

/** With a part of a leaf for its thumbnail, and a cover that is on no canvas of it. */
function picturedCodex(): Project {
  const project = describedCodex()
  const image = {
    type: 'Image',
    folder: 'folder',
    path: '1.jpg',
    width: 1237,
    height: 881,
  } as const
  const cover = { ...image, path: 'cover.jpg' }
  return withRecords(project, {
    ...manifestOf(project),
    picture: { image, part: { x: 100, y: 200, width: 800, height: 400 } },
    placeholderCanvas: {
      id: 'before',
      width: 1237,
      height: 881,
      painting: [{ id: 'before-painting', body: cover }],
    },
  })
}

test('A website tells what its manifest of 2.1 cannot say, and nothing where there is none', () => {
  const codex = describedCodex()
  const project = withRecords(codex, { ...manifestOf(codex), behavior: ['auto-advance'] })
  const [losses, ...others] = planSite(project, TILES).losses
  expect(others).toEqual([])
  expect(losses?.version).toBe('2.1')
  const lost = losses?.groups.filter(({ kind }) => kind === 'lost').map(({ sentence }) => sentence)
  expect(lost).toContainEqual(expect.stringContaining('auto-advance'))
  expect(planSite(project, PICTURES).losses).toEqual([])
})

describe.each([
  ['tiles, for older viewers too', TILES],
  ['pictures', PICTURES],
])('A website with %s', (_, options) => {
  test('has a valid manifest, and as many files as were counted', () => {
    const plan = planSite(describedCodex(), options)
    const files = filesOf(options)
    expect(plan.findings).toEqual([])
    expect(plan.files).toBe(files.length)
    expect(new Set(files).size).toBe(files.length)
    expect(plan.canvases).toBe(2)
  })

  test('holds the part that stands for the object, and the image that is shown before it', () => {
    const files = new Set(filesOf(options, picturedCodex()))
    const documents = siteDocumentsOf(picturedCodex(), options).flatMap((one) => one.documents)
    const named = documents.flatMap(({ body }) =>
      filesNamedIn(JSON.parse(body()) as unknown, options.base),
    )
    expect(named.filter((file) => !files.has(file))).toEqual([])
    expect(named.some((file) => file.includes('cover'))).toBe(true)
    expect(named.some((file) => /100[,-]200[,-]800[,-]400/.test(file))).toBe(true)
    expect(planSite(picturedCodex(), options).findings).toEqual([])
  })

  test('names no file that is not in it', () => {
    const files = new Set(filesOf(options))
    const documents = siteDocumentsOf(describedCodex(), options).flatMap((one) => one.documents)
    const named = documents.flatMap(({ body }) =>
      filesNamedIn(JSON.parse(body()) as unknown, options.base),
    )
    expect(named.length).toBeGreaterThan(4)
    expect(named.filter((file) => !files.has(file))).toEqual([])
  })
})

test('an older manifest lies beside the current one, and names images by the older version', () => {
  const [current, older] = siteDocumentsOf(describedCodex(), TILES)
  expect(current?.documents[0]?.path).toBe('manifest.json')
  expect(older?.documents[0]?.path).toBe('manifest-2.json')
  expect(older?.documents[0]?.body()).toContain('/images/2/')
  expect(current?.documents[0]?.body()).not.toContain('/images/2/')
})

test('a website of an object without canvases, or without an address, is refused', () => {
  expect(() => planSite(emptyProject(), TILES)).toThrow(
    expect.objectContaining({ code: 'export/nothing-to-export' }),
  )
  expect(() => planSite(describedCodex(), { ...TILES, base: 'codex' })).toThrow(
    expect.objectContaining({ code: 'export/base-malformed' }),
  )
})
