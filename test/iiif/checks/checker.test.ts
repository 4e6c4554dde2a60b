import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeChecker } from '../../../iiif/checks/checker.ts'
import { countFaults, type CheckReport, type Fault } from '../../../iiif/checks/report.ts'
import { documentsOf } from '../../../iiif/export/documents.ts'
import type { ExportOptions } from '../../../iiif/export/options.ts'
import { apply, invert } from '../../../iiif/project/change.ts'
import { mergeManifests } from '../../../iiif/project/commands/merge-manifests.ts'
import { mendFaults } from '../../../iiif/project/commands/mend.ts'
import * as properties from '../../../iiif/project/commands/properties.ts'
import {
  canvasesOf,
  manifestOf,
  recordsOf,
  type Project,
  type ProjectRecord,
} from '../../../iiif/project/model.ts'
import { openManifest } from '../../../iiif/project/import/open-manifest.ts'
import { perform, openSession } from '../../../iiif/project/session.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { anyCommand } from '../../support/arbitrary-commands.ts'
import { importedManifest } from '../../support/imported-manifests.ts'
import { countingIds, emptyProject, projectWithCanvases } from '../../support/projects.ts'

const OPTIONS: ExportOptions = {
  version: '3.0',
  base: 'https://example.org/codex',
  imageBase: 'https://images.example.org/iiif/3',
  imageVersion: 3,
}

const faultsIn = ({ groups }: CheckReport): readonly Fault[] =>
  groups.flatMap(({ faults }) => faults)
const fixesIn = (report: CheckReport) => faultsIn(report).flatMap(({ fix }) => fix?.change ?? [])
const check = (project: Project): CheckReport => makeChecker()(project, OPTIONS)
const found = (project: Project, rule: string): readonly Fault[] =>
  faultsIn(check(project)).filter((fault) => fault.rule === rule)

/** Without where: the order of a report is its own, and of an id that stands twice it names no first place. */
const said = ({ rule, message }: Pick<Fault, 'rule' | 'message'>): string =>
  `${rule} ${message.replace(/ is (already that|also that) of .*$/, ' stands twice.')}`

/** What the whole export says. */
const wholeExport = (project: Project): readonly string[] =>
  validate(JSON.parse(documentsOf(project, OPTIONS)[0]?.body() ?? ''), '3.0')
    .findings.map(said)
    .sort()

/** The project with properties of a record written as another program might. */
function written(project: Project, properties: object, id = project.manifest): Project {
  const record = { ...project.records.get(id), ...properties } as ProjectRecord
  return { ...project, records: new Map(project.records).set(id, record) }
}

describe('the object held against the specification while it is worked on', () => {
  test('says what the whole export says, however it came to be', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 12 }), (commands) => {
        const checker = makeChecker()
        let session = openSession(projectWithCanvases(3))
        for (const make of commands) {
          const command = make(session.project)
          if (command) session = perform(session, command)
          // Each state is checked with what is known of the states before it.
          checker(session.project, OPTIONS)
        }
        const report = checker(session.project, OPTIONS)
        expect(report).toEqual(check(session.project))
        expect(faultsIn(report).map(said).sort()).toEqual(wholeExport(session.project))
      }),
      { numRuns: 60 },
    )
  })

  test('says what a structure of others names and nobody has, also where it was merged into an object of ours', () => {
    const newId = countingIds('new')
    const own = projectWithCanvases(2)
    const opened = apply(own, openManifest(importedManifest(newId)).change)
    const theirs = recordsOf(opened, 'Manifest').map(({ id }) => id)
    const merging = { manifests: theirs, descriptions: 'nothing', newId } as const
    const merged = apply(opened, mergeManifests(opened, merging).change)
    expect(found(merged, 'v3/range-canvas-known')).toHaveLength(1)
    expect(faultsIn(check(merged)).map(said).sort()).toEqual(wholeExport(merged))
  })

  test('names the canvas, the part of the structure or the object that is meant', () => {
    const project = projectWithCanvases(2)
    const [, second = ''] = manifestOf(project).items
    const nameless = apply(project, properties.setLabel(project, { ids: [second] }, {}).change)
    expect(found(nameless, 'v3/canvas-label-recommended')).toMatchObject([
      { place: { kind: 'canvas', canvas: second }, severity: 'warning' },
    ])
    expect(found(nameless, 'v3/summary-recommended')).toMatchObject([{ place: { kind: 'object' } }])
  })

  test('of an object without canvases says that it needs one', () => {
    expect(found(emptyProject(), 'v3/items-filled')).toMatchObject([{ property: 'items' }])
  })

  test('counts errors, recommendations and remarks, errors first', () => {
    const wrong = written(projectWithCanvases(1), { rights: 'All rights reserved' })
    const report = check(wrong)
    expect(countFaults(report)).toMatchObject({ error: 1 })
    expect(report.groups[0]).toMatchObject({ rule: 'v3/rights-uri', severity: 'error' })
  })

  test('finds an id that two canvases share', () => {
    const project = projectWithCanvases(2)
    const [first, second] = canvasesOf(project)
    if (!first || !second) throw new Error('There are two canvases')
    const twice = written(project, { painting: first.painting }, second.id)
    expect(found(twice, 'v3/id-unique')).toMatchObject([
      { place: { kind: 'canvas', canvas: second.id } },
    ])
  })
})

describe('a certain fix', () => {
  const wrong = written(projectWithCanvases(2), {
    rights: 'https://creativecommons.org/licenses/by/4.0/',
    label: { en_GB: ['A codex'] },
  })

  test('is a change of the record that the place was written from', () => {
    const [fault] = found(wrong, 'v3/rights-uri')
    const fixes = fault?.fix ? [fault.fix.change] : []
    const mended = apply(wrong, mendFaults(wrong, fixes).change)
    expect(manifestOf(mended).rights).toBe('http://creativecommons.org/licenses/by/4.0/')
    expect(manifestOf(mended).label).toEqual({ en_GB: ['A codex'] })
  })

  test('goes with all others in one step, which can be undone', () => {
    const command = mendFaults(wrong, fixesIn(check(wrong)))
    const mended = apply(wrong, command.change)
    expect(manifestOf(mended)).toMatchObject({
      rights: 'http://creativecommons.org/licenses/by/4.0/',
      label: { 'en-GB': ['A codex'] },
    })
    expect(command.label).toEqual({ key: 'mendFaults', count: 2 })
    expect(apply(mended, invert(command.change))).toEqual(wrong)
    expect(fixesIn(check(mended))).toEqual([])
  })

  test('of a state that is past changes nothing', () => {
    const fixes = fixesIn(check(wrong))
    const later = written(wrong, { rights: undefined, label: { la: ['Codex'] } })
    expect(mendFaults(later, fixes).change).toEqual([])
  })

  test('reaches providers, links and languages deep in a property', () => {
    const provider = [{ id: 'https://example.org', label: { en: 'A library' } }]
    const project = written(projectWithCanvases(1), { provider })
    const mended = apply(project, mendFaults(project, fixesIn(check(project))).change)
    expect(manifestOf(mended).provider).toEqual([
      { id: 'https://example.org', type: 'Agent', label: { en: ['A library'] } },
    ])
  })
})
