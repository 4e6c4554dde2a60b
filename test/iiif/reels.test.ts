import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, invert } from '../../iiif/project/change.ts'
import { setRights } from '../../iiif/project/commands/properties.ts'
import { addRange } from '../../iiif/project/commands/ranges.ts'
import { mergeManifests } from '../../iiif/project/commands/merge-manifests.ts'
import { splitManifest } from '../../iiif/project/commands/split-manifest.ts'
import { findContradiction } from '../../iiif/project/consistency.ts'
import {
  canvasesOf,
  getRecord,
  manifestOf,
  recordsOf,
  withManifest,
  type Project,
} from '../../iiif/project/model.ts'
import { planParts } from '../../iiif/reels/parts.ts'
import { structureOf } from '../../iiif/structure/tree.ts'
import { countingIds, projectWithCanvases } from '../support/projects.ts'

const split = (project: Project, starts: readonly number[]): Project => {
  const marked = new Set(starts.map((index) => canvasesOf(project)[index]!.id))
  const parts = planParts(project, marked, 'label')
  const collection = { en: ['A reel'] }
  return apply(project, splitManifest(project, { parts, collection, newId: ids() }).change)
}
const ids = () => countingIds(`new-${(count += 1)}`)
let count = 0

const itemsOf = (project: Project) =>
  recordsOf(project, 'Manifest').map(({ items }) => items.length)

describe('A reel that is split', () => {
  test('becomes as many manifests as there are starts, in a collection, named after their first canvases', () => {
    const after = split(projectWithCanvases(10), [0, 4, 7])
    expect(itemsOf(after)).toEqual([4, 3, 3])
    const manifests = recordsOf(after, 'Manifest')
    expect(manifests.map(({ label }) => label)).toEqual([
      { en: ['A codex, f. 1'] },
      { en: ['A codex, f. 5'] },
      { en: ['A codex, f. 8'] },
    ])
    const [collection] = recordsOf(after, 'Collection')
    expect(collection?.items).toEqual(manifests.map(({ id }) => id))
  })

  test('takes its structure along: a part that was cut through stands on both sides', () => {
    const project = projectWithCanvases(6)
    const canvases = canvasesOf(project).map(({ id }) => id)
    const add = addRange(project, {
      id: 'letter',
      label: { en: ['Letter'] },
      canvases: canvases.slice(1, 5),
    })
    const after = split(apply(project, add.change), [3])
    const structures = recordsOf(after, 'Manifest').map(({ id }) =>
      structureOf(withManifest(after, id)).map((node) => node.canvases),
    )
    expect(structures).toEqual([[canvases.slice(1, 3)], [canvases.slice(3, 5)]])
  })

  test('keeps every canvas once and in order, contradicts itself nowhere, and is one step to undo', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.array(fc.nat()), (length, marks) => {
        const project = projectWithCanvases(length)
        const starts = new Set(marks.map((mark) => canvasesOf(project)[mark % length]!.id))
        const parts = planParts(project, starts, 'number')
        expect(parts.flatMap(({ canvases }) => canvases)).toEqual(manifestOf(project).items)
        const command = splitManifest(project, { parts, collection: {}, newId: ids() })
        const after = apply(project, command.change)
        expect(findContradiction(after)).toBeUndefined()
        expect(apply(after, invert(command.change))).toEqual(project)
      }),
    )
  })

  test('is what it was when its parts are merged again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 11 })), (starts) => {
        const project = projectWithCanvases(12)
        const apart = split(project, starts)
        const manifests = recordsOf(apart, 'Manifest').map(({ id }) => id)
        const { change } = mergeManifests(apart, {
          manifests,
          descriptions: 'nothing',
          newId: ids(),
        })
        const merged = apply(apart, change)
        expect(findContradiction(merged)).toBeUndefined()
        expect(manifestOf(merged).items).toEqual(manifestOf(project).items)
        expect(recordsOf(merged, 'Manifest')).toHaveLength(1)
      }),
    )
  })
})

describe('Manifests that are merged', () => {
  const apart = split(projectWithCanvases(6), [4])
  const [first, second] = recordsOf(apart, 'Manifest').map(({ id }) => id)

  test('become parts with what described them, when that is wished', () => {
    const { change } = mergeManifests(apart, {
      manifests: [second!],
      descriptions: 'parts',
      newId: ids(),
    })
    const merged = apply(apart, change)
    const [part] = structureOf(merged)
    expect(part?.range.label).toEqual({ en: ['A codex, f. 5'] })
    expect(part?.canvases).toEqual(getRecord(apart, 'Manifest', second!).items)
    expect(recordsOf(merged, 'Collection')[0]?.items).toEqual([first])
  })

  test('lose no rights: what the manifest said is then said on its canvases', () => {
    const rights = 'http://creativecommons.org/licenses/by-nc/4.0/'
    const described = apply(apart, setRights(apart, { ids: [second!] }, rights).change)
    const { change } = mergeManifests(described, {
      manifests: [second!],
      descriptions: 'nothing',
      newId: ids(),
    })
    expect(canvasesOf(apply(described, change)).map((canvas) => canvas.rights)).toEqual([
      ...Array.from({ length: 4 }, () => undefined),
      rights,
      rights,
    ])
  })
})
