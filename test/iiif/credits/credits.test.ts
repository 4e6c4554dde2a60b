import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupByHolder } from '../../../iiif/credits/by-holder.ts'
import { combine, statementOf, unnamedHolders } from '../../../iiif/credits/combine.ts'
import { leafCreditsOf, type LeafCredit } from '../../../iiif/credits/leaf-credit.ts'
import { conflictsBetween, findCreditFindings } from '../../../iiif/credits/findings.ts'
import { DEMANDS, readTerms } from '../../../iiif/credits/terms.ts'
import { apply } from '../../../iiif/project/change.ts'
import { followLeaves } from '../../../iiif/project/commands/credits.ts'
import { setRequiredStatement, setRights } from '../../../iiif/project/commands/properties.ts'
import { takeCanvases } from '../../../iiif/project/import/take-canvases.ts'
import { canvasesOf, getRecord, type Project } from '../../../iiif/project/model.ts'
import { RIGHTS_STATEMENTS } from '../../../iiif/rights.ts'
import { importedOf, type LibraryCredit } from '../../support/credited-manifests.ts'
import { countingIds, projectWithCanvases } from '../../support/projects.ts'

const BY = 'http://creativecommons.org/licenses/by/4.0/'
const BY_NC = 'http://creativecommons.org/licenses/by-nc/4.0/'
const BY_ND = 'http://creativecommons.org/licenses/by-nd/4.0/'

/** Two scans of one's own, then two leaves of each of these libraries. */
function mixed(...libraries: LibraryCredit[]): Project {
  return libraries.reduce((project, library, index) => {
    const imported = importedOf(library, countingIds(`library-${index}`))
    const { canvases } = imported
    return apply(project, takeCanvases(project, imported, { canvases }).change)
  }, projectWithCanvases(2))
}

const withRights = (project: Project, rights: string | undefined): Project =>
  apply(project, setRights(project, { ids: [project.manifest] }, rights).change)

const conflictsIn = (project: Project): readonly string[] =>
  findCreditFindings(project, leafCreditsOf(project)).flatMap((finding) =>
    finding.kind === 'conflict' ? [`${finding.conflict}: ${finding.canvases.length}`] : [],
  )

describe('The credit of a leaf', () => {
  test('says where it came from, who holds it, under which rights, and by what it is found', () => {
    const project = mixed({
      name: 'Saint-Gilles',
      rights: BY_NC,
      statement: 'Courtesy of the abbey',
    })
    const credits = leafCreditsOf(project)
    expect(credits.map(({ standing }) => standing)).toEqual(['own', 'own', 'borrowed', 'borrowed'])
    expect(credits[2]).toMatchObject({
      address: 'https://saint-gilles.example/canvas/1',
      holder: {
        label: { en: ['Library of Saint-Gilles'] },
        homepage: 'https://saint-gilles.example/',
        basis: 'provider',
      },
      rights: BY_NC,
      statement: { value: { en: ['Courtesy of the abbey'] } },
      shelfmarks: [{ value: { none: ['Ms. Saint-Gilles'] } }],
      folio: { none: ['f. 1'] },
      source: {
        address: 'https://saint-gilles.example/manifest',
        fetched: '2026-01-01T00:00:00Z',
      },
    })
  })

  test('says of a holder no more than its address, where nobody says more', () => {
    const project = mixed({ name: 'Quiet', hasProvider: 'no' })
    const [, , leaf] = leafCreditsOf(project)
    expect(leaf?.holder).toEqual({
      key: 'quiet.example',
      label: { none: ['quiet.example'] },
      basis: 'address',
    })
    const gaps = findCreditFindings(project, leafCreditsOf(project)).flatMap((finding) =>
      finding.kind === 'gap' ? [finding.gap] : [],
    )
    expect(gaps).toEqual(['holder', 'rights', 'statement'])
  })

  test('belongs to one holder, whatever the order of the leaves', () => {
    const project = mixed({ name: 'One' }, { name: 'Two' }, { name: 'One' })
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...leafCreditsOf(project)], { minLength: 8, maxLength: 8 }),
        (credits) => {
          const groups = groupByHolder(credits)
          expect(groups.map((group) => group.credits.length).sort()).toEqual([2, 2, 4])
          expect(groups.at(-1)?.standing).toBe('own')
        },
      ),
    )
  })
})

describe('Leaves and the rights of their object', () => {
  test('a NonCommercial leaf does not go into an object that is said to be CC BY', () => {
    expect(conflictsIn(withRights(mixed({ name: 'A', rights: BY_NC }), BY))).toEqual([
      'nonCommercial: 2',
    ])
    expect(conflictsIn(withRights(mixed({ name: 'A', rights: BY_NC }), BY_NC))).toEqual([])
    expect(conflictsIn(mixed({ name: 'A', rights: BY_NC }))).toEqual([])
  })

  test('a protected leaf does not go into a free object', () => {
    const rights = 'http://rightsstatements.org/vocab/InC/1.0/'
    expect(conflictsIn(withRights(mixed({ name: 'A', rights }), BY))).toEqual(['permission: 2'])
  })

  test('a leaf of which no changes are allowed is told when something else is painted on it', () => {
    const project = mixed({ name: 'A', rights: BY_ND })
    const leaf = canvasesOf(project)[2]!
    const changed = {
      ...leaf,
      painting: leaf.painting.map((painting) => ({
        ...painting,
        crop: { x: 0, y: 0, width: 10, height: 10 },
      })),
    }
    const records = new Map([...project.records, [leaf.id, changed]])
    expect(conflictsIn({ ...project, records })).toEqual(['changed: 1'])
    expect(conflictsIn(project)).toEqual([])
  })

  const anyRights = fc.constantFrom(...Object.values(RIGHTS_STATEMENTS).map(({ uri }) => uri))

  test('that are the same are never in conflict', () => {
    fc.assert(
      fc.property(anyRights, (uri) => {
        expect(conflictsBetween(readTerms(uri), readTerms(uri))).toEqual([])
      }),
    )
  })

  test('are in conflict no more when the object asks for more', () => {
    fc.assert(
      fc.property(anyRights, anyRights, fc.subarray([...DEMANDS]), (leafUri, objectUri, more) => {
        const [leaf, object] = [readTerms(leafUri)!, readTerms(objectUri)!]
        const stricter = { ...object, demands: new Set([...object.demands, ...more]) }
        const before = conflictsBetween(leaf, object)
        expect(before).toEqual(expect.arrayContaining([...conflictsBetween(leaf, stricter)]))
      }),
    )
  })

  test('every licence is understood, of any version and country', () => {
    const german = readTerms('https://creativecommons.org/licenses/by-nc-sa/3.0/de/deed.en')
    expect(german?.name).toBe('CC BY-NC-SA 3.0 DE')
    expect([...german!.demands]).toEqual(['attribution', 'nonCommercial', 'shareAlike'])
    expect(readTerms('https://creativecommons.org/licenses/by-xx/4.0/')).toBeUndefined()
    for (const { uri } of Object.values(RIGHTS_STATEMENTS)) expect(readTerms(uri)).toBeDefined()
  })
})

describe('The credit line of the object', () => {
  const project = mixed(
    { name: 'One', statement: 'Courtesy of One' },
    { name: 'Two', rights: BY_NC },
  )

  test('says what its leaves demand, and holder, shelfmark and rights where they demand no line', () => {
    expect(statementOf(project)).toEqual({
      kind: 'combined',
      statement: {
        label: { en: ['Credit'] },
        value: {
          en: ['Library of One, Ms. One: Courtesy of One', 'Library of Two, Ms. Two. CC BY-NC 4.0'],
        },
      },
    })
  })

  test('is none where nothing is borrowed', () => {
    expect(statementOf(projectWithCanvases(3))).toEqual({ kind: 'none' })
  })

  test('holds every line that a leaf demands, and each once however many leaves demand it', () => {
    const credits = leafCreditsOf(project)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...credits), { minLength: 1 }), (some) => {
        const combined = combine(some)
        const said = Object.values(combined?.value ?? {}).flat()
        expect(new Set(said).size).toBe(said.length)
        expect(combine([...some, ...some])).toEqual(combined)
        for (const line of linesOf(some)) expect(said.join('\n')).toContain(line)
      }),
    )
  })

  test('is the scholar’s once it was written, and follows the leaves again when that is wished', () => {
    const own = { label: { en: ['Credit'] }, value: { en: ['With thanks to Library of One'] } }
    const written = apply(
      project,
      setRequiredStatement(project, { ids: [project.manifest] }, own).change,
    )
    expect(statementOf(written)).toEqual({ kind: 'own', statement: own })
    expect(unnamedHolders(own, leafCreditsOf(written))).toEqual([{ en: ['Library of Two'] }])
    const again = apply(written, followLeaves(written).change)
    expect(statementOf(again)).toEqual(statementOf(project))
    expect(getRecord(again, 'Manifest', again.manifest)).toEqual(
      getRecord(project, 'Manifest', project.manifest),
    )
  })
})

const linesOf = (credits: readonly LeafCredit[]): readonly string[] =>
  credits.flatMap(({ standing, statement }) =>
    standing === 'own' ? [] : Object.values(statement?.value ?? {}).flat(),
  )
