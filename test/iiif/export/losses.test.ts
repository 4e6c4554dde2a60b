import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentsOf } from '../../../iiif/export/documents.ts'
import type { ExportOptions, PresentationVersion } from '../../../iiif/export/options.ts'
import { planExport } from '../../../iiif/export/plan.ts'
import { canvasesOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { groupLosses } from '../../../iiif/presentation/losses/group.ts'
import { formatLossReport } from '../../../iiif/presentation/losses/report.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { describedCodex, OPTIONS_2, OPTIONS_3, withRecords } from './support/codex.ts'
import { at, read } from './support/read.ts'

const OPTIONS_20: ExportOptions = { ...OPTIONS_2, version: '2.0' }

const provider = [
  {
    id: 'https://example.org/about',
    type: 'Agent',
    label: { en: ['A library'] },
    homepage: [
      {
        id: 'https://example.org/',
        type: 'Text',
        label: { en: ['Home'] },
        format: 'text/html',
      },
    ],
  },
]
const rendering = [
  {
    id: 'https://example.org/codex.pdf',
    type: 'Text',
    label: { en: ['PDF'] },
    format: 'application/pdf',
  },
]

/** A codex that says what older versions cannot say. */
function richCodex(): Project {
  const project = describedCodex()
  const [canvas, other] = canvasesOf(project)
  if (!canvas || !other) throw new Error('They are there')
  return withRecords(
    project,
    { ...manifestOf(project), provider, rendering },
    { ...canvas, navDate: '1450-01-01T00:00:00Z', behavior: ['facing-pages'] },
    { ...other, navDate: '1451-01-01T00:00:00Z' },
  )
}

const codesOf = (options: ExportOptions): readonly string[] =>
  planExport(richCodex(), options).losses.map(({ code }) => code)

describe('the plan of an export says what the version cannot say', () => {
  test('nothing for version 3.0, which the project is in', () => {
    expect(planExport(richCodex(), OPTIONS_3).losses).toEqual([])
  })

  test('for version 2.1', () => {
    expect([...new Set(codesOf(OPTIONS_2))]).toEqual(
      expect.arrayContaining(['to-2/provider', 'to-2/provider-links', 'to-2/nav-date']),
    )
  })

  test('for version 2.0, also what came with 2.1', () => {
    const only20 = codesOf(OPTIONS_20).filter((code) => !codesOf(OPTIONS_2).includes(code))
    expect(only20).toEqual(['to-2.0/property', 'to-2.0/viewing-hint'])
  })

  test('each kind once, with all the places, what is gone first', () => {
    const { losses } = planExport(richCodex(), OPTIONS_2)
    expect(losses.filter(({ code }) => code === 'to-2/nav-date')).toEqual([
      {
        code: 'to-2/nav-date',
        kind: 'lost',
        sentence: expect.stringContaining('navDate') as string,
        places: ['/items/0/navDate', '/items/1/navDate'],
      },
    ])
    const kinds = losses.map(({ kind }) => kind)
    expect(kinds.lastIndexOf('lost')).toBeLessThan(kinds.indexOf('changed'))
  })

  test('and an object that says nothing special loses nothing', () => {
    expect(planExport(projectWithCanvases(2), OPTIONS_2).losses).toEqual([])
  })
})

describe('an export to version 2.0', () => {
  test('obeys it, and has none of what came later', () => {
    for (const { body } of documentsOf(richCodex(), OPTIONS_20)) {
      const { findings } = validate(JSON.parse(body()), '2.0')
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    }
    const manifest = read(OPTIONS_20, 'manifest.json', richCodex())
    expect(manifest).not.toHaveProperty('rendering')
    expect(manifest).not.toHaveProperty('navDate')
    expect(at(manifest, '/related/@id')).toBe('https://example.org/codex.pdf')
    expect(at(manifest, '/sequences/0/canvases/0')).not.toHaveProperty('viewingHint')
  })
})

describe('losses of one kind', () => {
  const loss = fc.record({
    code: fc.constantFrom('a', 'b'),
    kind: fc.constantFrom('lost' as const, 'changed' as const),
    sentence: fc.constantFrom('One.', 'Two.'),
    path: fc.webPath(),
  })

  test('are grouped without losing one', () => {
    fc.assert(
      fc.property(fc.array(loss), (losses) => {
        const groups = groupLosses(losses)
        const apart = groups.flatMap(({ places, ...rest }) =>
          places.map((path) => ({ ...rest, path })),
        )
        const sorted = (list: readonly object[]): readonly string[] =>
          list.map((one) => JSON.stringify(Object.entries(one).sort())).sort()
        expect(sorted(apart)).toEqual(sorted(losses))
        const keys = groups.map(({ code, kind, sentence }) => `${code} ${kind} ${sentence}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})

describe('the report', () => {
  const reportOf = (version: PresentationVersion): string => {
    const options = { ...OPTIONS_2, version }
    return formatLossReport(planExport(richCodex(), options).losses, {
      version,
      document: read(OPTIONS_3, 'manifest.json', richCodex()) as never,
    })
  }

  test('says in words what becomes of what, and names each place as a reader knows it', () => {
    const report = reportOf('2.1')
    expect(report).toContain('A codex')
    expect(report).toContain('IIIF Presentation 2.1')
    expect(report).toMatch(/navDate on manifests and collections only: it is left out here/)
    expect(report).toMatch(/Canvas 1, "f\. 1" {2}\/items\/0\/navDate/)
    expect(report.endsWith('\n')).toBe(true)
  })

  test('also where a place is one of version 2.1', () => {
    expect(reportOf('2.0')).toMatch(/Canvas 1, "f\. 1" {2}\/sequences\/0\/canvases\/0\/viewingHint/)
  })

  test('of a document without losses says so', () => {
    const document = read(OPTIONS_3, 'manifest.json') as never
    expect(formatLossReport([], { version: '2.1', document })).toContain('Nothing is lost')
  })
})
