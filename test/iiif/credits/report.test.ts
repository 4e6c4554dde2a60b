import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPlaces, runsOf } from '../../../iiif/credits/report/places.ts'
import { reportCredits, type CreditWords } from '../../../iiif/credits/report/report.ts'
import { formatCreditsPage } from '../../../iiif/credits/report/write-page.ts'
import { formatCreditsTable } from '../../../iiif/credits/report/write-table.ts'
import { formatCreditsText } from '../../../iiif/credits/report/write-text.ts'
import { apply } from '../../../iiif/project/change.ts'
import { takeCanvases } from '../../../iiif/project/import/take-canvases.ts'
import type { Project } from '../../../iiif/project/model.ts'
import { parseTable } from '../../../iiif/tables/separated.ts'
import { importedOf, type LibraryCredit } from '../../support/credited-manifests.ts'
import { countingIds, projectWithCanvases } from '../../support/projects.ts'

const fields = {
  object: 'Credit line',
  position: 'Position',
  label: 'Label',
  holder: 'Holder',
  homepage: 'Homepage',
  rights: 'Rights',
  rightsAddress: 'Address of the rights',
  statement: 'Credit line',
  shelfmark: 'Shelfmark',
  folio: 'Label in the source',
  source: 'Source',
  sourceAddress: 'Address of the source',
  canvasAddress: 'Address of the canvas',
  fetched: 'Fetched',
  missing: 'Missing',
}
const WORDS: CreditWords = {
  languages: ['en'],
  title: (object) => `Credits of ${object}`,
  untitled: 'Untitled',
  own: 'Your own leaves',
  unknownHolder: 'Holder not known',
  noRights: 'No rights stated',
  remarks: 'To look at',
  canvases: (count) => `${count} leaves`,
  gap: (gap) => gap,
  finding: (finding) => (finding.kind === 'gap' ? finding.gap : finding.conflict),
  fields,
}

const withLeaves = (library: LibraryCredit): Project => {
  const project = projectWithCanvases(2)
  const imported = importedOf(library, countingIds('taken'))
  return apply(project, takeCanvases(project, imported, { canvases: imported.canvases }).change)
}

describe('A list of credits', () => {
  const project = withLeaves({
    name: 'One',
    rights: 'http://creativecommons.org/licenses/by/4.0/',
    statement: 'Courtesy of One',
  })

  test('as text names holders, leaves, rights, lines and sources', () => {
    expect(formatCreditsText(reportCredits(project, WORDS))).toBe(`Credits of A codex
==================
Library of One, Ms. One: Courtesy of One

Library of One <https://one.example/>
  2 leaves: f. 1–f. 2
  Rights: CC BY 4.0 <http://creativecommons.org/licenses/by/4.0/>
  Credit line: Courtesy of One
  Shelfmark: Ms. One
  Source: Codex of One, https://one.example/manifest, 2026-01-01

Your own leaves
  2 leaves: f. 1–f. 2
  Rights: No rights stated

! rights (f. 1–f. 2)
`)
  })

  test('as a table has a row for each leaf', () => {
    const [head, ...rows] = parseTable(formatCreditsTable(project, WORDS), ',')
    expect(rows).toHaveLength(4)
    const leaf = Object.fromEntries(head!.map((name, index) => [name, rows[2]![index]]))
    expect(leaf).toMatchObject({
      Position: '3',
      Holder: 'Library of One',
      Rights: 'CC BY 4.0',
      Shelfmark: 'Ms. One',
      'Address of the source': 'https://one.example/manifest',
      'Address of the canvas': 'https://one.example/canvas/1',
      Fetched: '2026-01-01T00:00:00Z',
    })
  })

  test('never becomes a program in a spreadsheet', () => {
    const hostile = withLeaves({ name: 'One', statement: '=HYPERLINK("https://bad.example")' })
    const cells = parseTable(formatCreditsTable(hostile, WORDS), ',').flat()
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
  })

  test('as a page shows what others wrote as text, whatever they wrote, and can load nothing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom('<script>', '"', "'", '<img src=x onerror=', '</title>', '&lt;', '-->'),
          ),
        ),
        (pieces) => {
          const statement = `x${pieces.join('')}`
          const report = reportCredits(withLeaves({ name: 'One', statement }), WORDS)
          const page = formatCreditsPage(report, { language: 'en', remarksTitle: 'To look at' })
          const tags = new Set(page.match(/<\/?[a-z!][^\s>]*/gi))
          expect([...tags].filter((tag) => !KNOWN.has(tag))).toEqual([])
          expect(page).toContain("default-src 'none'")
        },
      ),
      { numRuns: 60 },
    )
  })

  test('names runs of leaves by their first and last, and every leaf in one run', () => {
    expect(
      formatPlaces([1, 2, 3, 7].map((position) => ({ position, name: `f. ${position}` }))),
    ).toBe('f. 1–f. 3, f. 7')
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 })), (numbers) => {
        const places = [...numbers]
          .sort((one, other) => one - other)
          .map((position) => ({ position, name: `${position}` }))
        const covered = runsOf(places).flatMap(([first, last]) =>
          Array.from(
            { length: last.position - first.position + 1 },
            (_, index) => first.position + index,
          ),
        )
        expect(covered).toEqual(places.map(({ position }) => position))
      }),
    )
  })
})

const KNOWN = new Set(
  '<!doctype <html </html <head </head <meta <title </title <style </style <body </body <main </main <h1 </h1 <h2 </h2 <p </p <section </section <dl </dl <dt </dt <dd </dd <a </a <ul </ul <li </li'.split(
    ' ',
  ),
)
