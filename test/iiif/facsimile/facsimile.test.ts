import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bookmarksOf } from '../../../iiif/facsimile/bookmarks.ts'
import { leavesOf } from '../../../iiif/facsimile/leaves.ts'
import { PAPER_NAMES, PAPERS } from '../../../iiif/facsimile/options.ts'
import { cellsOf, fitInto } from '../../../iiif/facsimile/page-layout.ts'
import { planPdf } from '../../../iiif/facsimile/plan-pdf.ts'
import { manifestOf, type RangeRecord } from '../../../iiif/project/model.ts'
import { emptyProject, projectWithCanvases } from '../../support/projects.ts'
import { describedCodex, withRecords } from '../export/support/codex.ts'

const range = (id: string, rest: Partial<RangeRecord>): RangeRecord => ({
  type: 'Range',
  id,
  label: {},
  metadata: [],
  behavior: [],
  items: [],
  ...rest,
})

describe('The bookmarks of a facsimile', () => {
  test('are the structure of the object, each leading to its first canvas', () => {
    const project = projectWithCanvases(3)
    const [first = '', second = '', third = ''] = manifestOf(project).items
    const structured = withRecords(
      project,
      { ...manifestOf(project), structures: ['book', 'empty'] },
      range('book', { label: { la: ['Liber I'] }, items: ['chapter', 'nameless'] }),
      range('chapter', {
        label: { en: ['Chapter'] },
        items: [{ canvas: second, part: { kind: 'point', x: 1, y: 1 } }, third],
      }),
      range('nameless', { items: ['within'] }),
      range('within', { label: { en: ['Within'] }, items: [first] }),
      range('empty', { label: { en: ['Empty'] } }),
    )
    expect(bookmarksOf(structured, ['en'])).toEqual([
      {
        label: 'Liber I',
        leaf: 1,
        within: [
          { label: 'Chapter', leaf: 1, within: [] },
          { label: 'Within', leaf: 0, within: [] },
        ],
      },
    ])
  })
})

describe('The leaves of a facsimile', () => {
  test('say what is transcribed line by line, and not what is commented', () => {
    const [first] = leavesOf(describedCodex(), ['en'])
    expect(first?.lines.map(({ text }) => text)).toEqual(['In principio'])
    expect(first?.credit).toEqual({
      statement: 'A library',
      rights: 'http://creativecommons.org/licenses/by/4.0/',
    })
  })
})

describe('The layout', () => {
  test('of a contact sheet keeps every cell on its page, and no two over each other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(...PAPER_NAMES),
        (count, columns, paper) => {
          const cells = cellsOf(count, columns, paper)
          expect(cells).toHaveLength(count)
          const places = new Set(
            cells.map(({ page, picture }) => `${page} ${picture.x} ${picture.y}`),
          )
          expect(places.size).toBe(count)
          for (const { picture } of cells) {
            expect(picture.x + picture.width).toBeLessThanOrEqual(PAPERS[paper].width)
            if (columns > 1)
              expect(picture.y + picture.height).toBeLessThanOrEqual(PAPERS[paper].height)
          }
        },
      ),
    )
  })

  test('of a picture keeps its shape, within its room', () => {
    const side = fc.integer({ min: 1, max: 9000 })
    fc.assert(
      fc.property(side, side, (width, height) => {
        const place = fitInto({ width, height }, { x: 10, y: 20, width: 500, height: 700 })
        expect(place.width / place.height).toBeCloseTo(width / height, 6)
        expect(place.x).toBeGreaterThanOrEqual(10 - 1e-6)
        expect(place.y + place.height).toBeLessThanOrEqual(720 + 1e-6)
      }),
    )
  })
})

describe('The plan of a PDF', () => {
  test('counts pages and tells of what is missing', () => {
    const options = { kind: 'contact-sheet', paper: 'a4', columns: 3, languages: [] } as const
    const plan = planPdf(projectWithCanvases(40), options)
    expect(plan).toMatchObject({ canvases: 40, files: 1, pages: 5 })
    expect(plan.remarks).toEqual([{ kind: 'uncredited', count: 40 }])
  })

  test('is refused for an object without canvases', () => {
    const options = { kind: 'contact-sheet', paper: 'a4', columns: 3, languages: [] } as const
    expect(() => planPdf(emptyProject(), options)).toThrow(
      expect.objectContaining({ code: 'export/nothing-to-export' }),
    )
  })
})
