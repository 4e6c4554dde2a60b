import { describe, expect, test } from 'vitest'
import { withCredit } from '../../../../iiif/export/origins/credit.ts'
import type { SourceRecord } from '../../../../iiif/project/model.ts'

const ADDRESS = 'https://library.example/herbal/manifest.json'
const LABEL = { en: ['Herbal, Ms. 17'] }
const CREDIT = { label: { en: ['Credit'] }, value: { en: ['Library of Examples'] } }
const RIGHTS = 'http://creativecommons.org/licenses/by/4.0/'
const PROVIDER = [{ id: 'https://library.example', type: 'Agent', label: { en: ['Library'] } }]
const SOURCE: SourceRecord = {
  type: 'Source',
  id: 'source',
  kind: 'manifest',
  address: ADDRESS,
  label: LABEL,
  fetched: '2026-01-01T00:00:00.000Z',
  head: { label: LABEL, requiredStatement: CREDIT, rights: RIGHTS, provider: PROVIDER },
}
const CANVAS = { id: 'https://library.example/herbal/f1', type: 'Canvas', height: 3, width: 2 }
const PART = { id: ADDRESS, type: 'Manifest', label: LABEL }

describe('A canvas that is taken from a manifest', () => {
  test('says whose it is, under which rights, and what it is part of', () => {
    expect(withCredit(CANVAS, SOURCE)).toEqual({
      ...CANVAS,
      requiredStatement: CREDIT,
      rights: RIGHTS,
      provider: PROVIDER,
      partOf: [PART],
    })
  })

  test('keeps what it says itself', () => {
    const own = { ...CANVAS, rights: 'http://rightsstatements.org/vocab/NoC-US/1.0/' }
    expect(withCredit(own, SOURCE)['rights']).toBe(own.rights)
  })

  test('stays part of what it was part of, and says each whole once', () => {
    const series = { id: 'https://library.example/series', type: 'Collection' }
    const once = withCredit({ ...CANVAS, partOf: [series] }, SOURCE)
    expect(once['partOf']).toEqual([series, PART])
    expect(withCredit(once, SOURCE)).toEqual(once)
  })

  test('says nothing that its manifest does not say', () => {
    const silent: SourceRecord = {
      type: 'Source',
      id: 'source',
      kind: 'manifest',
      label: LABEL,
      fetched: SOURCE.fetched,
    }
    expect(withCredit(CANVAS, silent)).toEqual(CANVAS)
  })
})
