import { describe, expect, test } from 'vitest'
import {
  findRights,
  isRightsUri,
  RIGHTS_GROUPS,
  RIGHTS_STATEMENTS,
  rightsIn,
  toRightsIdentifier,
} from '../../iiif/rights.ts'

describe('Presentation API 3.0 §3.2 rights', () => {
  test.each(Object.entries(RIGHTS_STATEMENTS))(
    '%s has the http form of a known vocabulary',
    (_name, { uri }) => {
      expect(uri).toMatch(
        /^http:\/\/(creativecommons\.org\/(licenses|publicdomain)|rightsstatements\.org\/vocab)\/.+\/\d\.0\/$/,
      )
    },
  )

  test('six licences and two tools of Creative Commons, twelve statements of RightsStatements.org', () => {
    const uris = Object.values(RIGHTS_STATEMENTS).map(({ uri }) => uri)
    expect(uris.filter((uri) => uri.includes('creativecommons.org/licenses'))).toHaveLength(6)
    expect(uris.filter((uri) => uri.includes('creativecommons.org/publicdomain'))).toHaveLength(2)
    expect(uris.filter((uri) => uri.includes('rightsstatements.org'))).toHaveLength(12)
    expect(new Set(uris).size).toBe(20)
  })

  test('every statement is in one group', () => {
    expect(RIGHTS_GROUPS.flatMap(rightsIn)).toEqual(Object.keys(RIGHTS_STATEMENTS))
  })
})

describe('What was pasted as rights', () => {
  test.each([
    ['https://creativecommons.org/licenses/by/4.0/', 'by'],
    ['http://creativecommons.org/licenses/by-nc-sa/4.0', 'byNcSa'],
    [' https://www.creativecommons.org/licenses/by/4.0/deed.de ', 'by'],
    ['https://creativecommons.org/publicdomain/zero/1.0/legalcode', 'zero'],
    ['https://rightsstatements.org/page/InC-OW-EU/1.0/', 'inCOwEu'],
  ])('%s is known as %s', (text, name) => expect(findRights(text)).toBe(name))

  test('an older version of a licence is another one', () => {
    expect(findRights('http://creativecommons.org/licenses/by/3.0/')).toBeUndefined()
    expect(toRightsIdentifier('https://creativecommons.org/licenses/by/3.0/')).toBe(
      'http://creativecommons.org/licenses/by/3.0/',
    )
  })

  test('another address is kept as it is', () => {
    expect(toRightsIdentifier('https://example.org/terms')).toBe('https://example.org/terms')
  })

  test.each(['https://example.org/terms', 'http://example.org'])('%s may be a value', (text) =>
    expect(isRightsUri(text)).toBe(true),
  )
  test.each(['', 'CC BY', 'ftp://example.org/a', 'https://', 'https://example.org/a b'])(
    '%s may not',
    (text) => expect(isRightsUri(text)).toBe(false),
  )
})
