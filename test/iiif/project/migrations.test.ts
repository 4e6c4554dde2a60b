import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseProject, printProject } from '../../../iiif/project/file.ts'
import { CURRENT_VERSION, migrate, type Migration } from '../../../iiif/project/migrations.ts'
import { annotationsOn, canvasesOf, foldersOf, manifestOf } from '../../../iiif/project/model.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures/projects')
const fixture = (version: number): string =>
  readFileSync(path.join(FIXTURES, `v${version}.json`), 'utf8')

describe('Project files of every version', () => {
  test('each version that was ever written has its fixture', () => {
    const versions = Array.from({ length: CURRENT_VERSION }, (_, index) => `v${index + 1}.json`)
    expect(readdirSync(FIXTURES).sort()).toEqual(versions.sort())
  })

  test.each(Array.from({ length: CURRENT_VERSION }, (_, index) => index + 1))(
    'version %i opens with everything in it',
    (number) => {
      const { project, version } = parseProject(fixture(number), 'old.florilegium')
      expect(version).toBe(number)
      expect(manifestOf(project).label['la']).toEqual(['Liber foliorum'])
      expect(canvasesOf(project).map(({ id }) => id)).toEqual(['canvas-1', 'canvas-2'])
      expect(annotationsOn(project, 'canvas-1').map(({ id }) => id)).toEqual([
        'annotation-1',
        'annotation-2',
      ])
      expect(foldersOf(project).map(({ location }) => location)).toEqual([
        '../scans',
        '/media/archive',
      ])
    },
  )

  test('the newest fixture is what is written now', () => {
    const text = fixture(CURRENT_VERSION)
    const { project } = parseProject(text, 'new.florilegium')
    expect(JSON.parse(printProject(project))).toEqual(JSON.parse(text))
  })
})

describe('Bringing a document to the newest version', () => {
  const steps: readonly Migration[] = [
    { name: 'first', run: (document) => ({ ...document, trail: [...trailOf(document), 'to 2'] }) },
    { name: 'second', run: (document) => ({ ...document, trail: [...trailOf(document), 'to 3'] }) },
  ]
  const trailOf = (document: Readonly<Record<string, unknown>>): readonly unknown[] =>
    document['trail'] as readonly unknown[]

  test('takes every step from its version on, in order', () => {
    expect(migrate({ version: 1, trail: [] }, 1, steps)).toEqual({
      version: 3,
      trail: ['to 2', 'to 3'],
    })
    expect(migrate({ version: 2, trail: [] }, 2, steps)).toEqual({ version: 3, trail: ['to 3'] })
  })

  test('leaves the newest as it is', () => {
    const document = { version: 3, trail: [] }
    expect(migrate(document, 3, steps)).toBe(document)
  })
})
