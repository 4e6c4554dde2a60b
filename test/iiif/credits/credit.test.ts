import { describe, expect, test } from 'vitest'
import { creditOf, isUncredited } from '../../../iiif/credits/credit.ts'
import { getRecord, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { withRecords } from '../export/support/codex.ts'

/** A leaf that was taken from a manifest of a library. */
function taken(): Project {
  const project = projectWithCanvases(1)
  const [first = ''] = manifestOf(project).items
  return withRecords(
    project,
    { ...getRecord(project, 'Canvas', first), origin: 'origin' },
    {
      type: 'Origin',
      id: 'origin',
      source: 'source',
      address: 'https://a.example/c1',
      resource: {},
    },
    {
      type: 'Source',
      id: 'source',
      kind: 'manifest',
      address: 'https://library.example/manifest.json',
      label: { en: ['Manuscript 5'] },
      fetched: '2026-03-01T12:00:00.000Z',
      head: {
        rights: 'http://rightsstatements.org/vocab/InC/1.0/',
        requiredStatement: { label: { en: ['By'] }, value: { en: ['<b>The library</b>'] } },
        provider: [{ id: 'https://library.example/', type: 'Agent', label: { en: ['Library'] } }],
      },
    },
  )
}
const creditIn = (project: Project) =>
  creditOf(project, getRecord(project, 'Canvas', manifestOf(project).items[0]!), ['en'])

describe('The credit of a leaf', () => {
  test('that was taken from others is theirs, in plain words, with where it is found', () => {
    expect(creditIn(taken())).toEqual({
      statement: 'The library',
      rights: 'http://rightsstatements.org/vocab/InC/1.0/',
      provider: 'Library',
      source: { label: 'Manuscript 5', address: 'https://library.example/manifest.json' },
    })
  })

  test('is what the canvas says of itself before all else', () => {
    const project = taken()
    const canvas = getRecord(project, 'Canvas', manifestOf(project).items[0]!)
    const rights = 'http://creativecommons.org/publicdomain/mark/1.0/'
    expect(creditIn(withRecords(project, { ...canvas, rights })).rights).toBe(rights)
  })

  test('is missing where nobody says anything', () => {
    expect(isUncredited(creditIn(projectWithCanvases(1)))).toBe(true)
    expect(isUncredited(creditIn(taken()))).toBe(false)
  })
})
