import { describe, expect, test } from 'vitest'
import { composeManifest } from '../../../iiif/export/compose-manifest.ts'
import type { PresentationVersion } from '../../../iiif/export/options.ts'
import { PRESENTATION_DEFINITIONS } from '../../../iiif/presentation/versions.ts'
import { apply } from '../../../iiif/project/change.ts'
import { setLabel, setRequiredStatement } from '../../../iiif/project/commands/properties.ts'
import { projectOfManifest } from '../../../iiif/project/import/open-manifest.ts'
import { takeCanvases } from '../../../iiif/project/import/take-canvases.ts'
import { canvasesOf, type Project } from '../../../iiif/project/model.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import {
  importedOf,
  manifestOfLibrary,
  type LibraryCredit,
} from '../../support/credited-manifests.ts'
import { countingIds, projectWithCanvases } from '../../support/projects.ts'

const BY_NC = 'http://creativecommons.org/licenses/by-nc/4.0/'
const SAINT_GILLES: LibraryCredit = {
  name: 'Saint-Gilles',
  rights: BY_NC,
  statement: 'Courtesy of the abbey',
}
const LINE = 'Library of Saint-Gilles, Ms. Saint-Gilles: Courtesy of the abbey'

const take = (project: Project, library: LibraryCredit): Project => {
  const imported = importedOf(library, countingIds(library.name))
  return apply(project, takeCanvases(project, imported, { canvases: imported.canvases }).change)
}

const mixed = (): Project => take(projectWithCanvases(1), SAINT_GILLES)

const written = (project: Project, version: PresentationVersion = '3.0') =>
  JSON.parse(
    JSON.stringify(
      PRESENTATION_DEFINITIONS[version].writeManifest(
        composeManifest(project, {
          version,
          base: 'https://mine.example/object',
          imageBase: 'https://images.mine.example',
          imageVersion: 3,
        }),
      ),
    ),
  ) as Record<string, unknown>

const errorsIn = (document: unknown) =>
  validate(document, 'auto').findings.filter(({ severity }) => severity === 'error')

describe('An object of leaves from several libraries, exported', () => {
  test('says on each leaf whose it is, and in one line for all', () => {
    const document = written(mixed())
    expect(document).toMatchObject({
      requiredStatement: { label: { en: ['Credit'] }, value: { en: [LINE] } },
      items: [
        {},
        {
          id: 'https://saint-gilles.example/canvas/1',
          requiredStatement: { value: { en: ['Courtesy of the abbey'] } },
          rights: BY_NC,
          provider: [{ label: { en: ['Library of Saint-Gilles'] } }],
          partOf: [{ id: 'https://saint-gilles.example/manifest', type: 'Manifest' }],
          metadata: [{ label: { en: ['Shelfmark'] }, value: { none: ['Ms. Saint-Gilles'] } }],
        },
        { id: 'https://saint-gilles.example/canvas/2' },
      ],
    })
    expect(errorsIn(document)).toEqual([])
  })

  test('says the same in version 2.1, in the words of that', () => {
    const document = written(mixed(), '2.1')
    const [sequence] = document['sequences'] as [{ canvases: unknown[] }]
    expect(JSON.stringify(document['attribution'])).toContain(LINE)
    expect(sequence.canvases[1]).toMatchObject({
      license: BY_NC,
      logo: { '@id': 'https://saint-gilles.example/logo.png' },
      within: expect.anything() as unknown,
    })
    const leaf = JSON.stringify(sequence.canvases[1])
    expect(leaf).toContain('Courtesy of the abbey')
    expect(leaf).toContain('https://saint-gilles.example/manifest')
    expect(leaf).toContain('Ms. Saint-Gilles')
    expect(errorsIn(document)).toEqual([])
  })

  test('says what a leaf was called in its source once it was given another name', () => {
    const project = mixed()
    const ids = [canvasesOf(project)[1]!.id]
    const renamed = apply(project, setLabel(project, { ids }, { none: ['f. 12r'] }).change)
    const [, leaf] = written(renamed)['items'] as [unknown, { metadata: unknown[] }]
    expect(leaf.metadata).toContainEqual({
      label: { en: ['Name in the source'] },
      value: { none: ['f. 1'] },
    })
  })

  test('keeps the line that the scholar wrote', () => {
    const project = mixed()
    const own = { label: { en: ['Credit'] }, value: { en: ['With thanks'] } }
    const change = setRequiredStatement(project, { ids: [project.manifest] }, own).change
    expect(written(apply(project, change))['requiredStatement']).toEqual(own)
  })

  test('adds leaves to an object of another library, and names both', () => {
    const opened = projectOfManifest('project', importedOf({ name: 'Two' }, countingIds('two')))
    const joined = take(opened, SAINT_GILLES)
    const { requiredStatement } = written(joined)
    expect(requiredStatement).toMatchObject({
      value: { en: ['Library of Two, Ms. Two', LINE] },
    })
  })

  test('is what it was where nothing was added to it', () => {
    const library = { name: 'Two' }
    const opened = projectOfManifest('project', importedOf(library, countingIds('two')))
    expect(written(opened)).toEqual(manifestOfLibrary(library))
  })
})
