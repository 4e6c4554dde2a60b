import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseNavDate } from '../../../iiif/nav-date.ts'
import { isMoment } from '../../../iiif/validation/moment.ts'
import {
  guessFormat,
  newLink,
  typeOf,
  withType,
} from '../../../renderer/panels/properties/more/link-kinds.ts'
import {
  moveRow,
  newObject,
  readObjects,
  withAddress,
  withProperty,
  writeObjects,
} from '../../../renderer/panels/properties/more/object-rows.ts'

const homepage = {
  id: 'https://example.org/',
  type: 'Text',
  label: { en: ['Home'] },
  'x:unknown': { deep: [1, 2] },
}
const older = { '@id': 'https://example.org/search', '@type': 'SearchService1', profile: 'p' }

describe('Linked resources, as rows of a form', () => {
  test('are written as they were read, what no field shows included', () => {
    const anyObject = fc.dictionary(
      fc.string(),
      fc.jsonValue().filter((value) => value !== null),
    )
    fc.assert(
      fc.property(fc.array(anyObject), (list) => {
        expect(writeObjects(readObjects(list as never))).toEqual(list)
      }),
    )
  })

  test('a new one is kept as soon as its address is whole', () => {
    const row = newObject(newLink('homepage'))
    expect(writeObjects([withAddress(row, 'https:/')])).toEqual([])
    expect(writeObjects([withAddress(row, ' https://example.org/a ')])).toEqual([
      { id: 'https://example.org/a', type: 'Text' },
    ])
  })

  test('while its address is typed anew, the last whole one is kept', () => {
    const [row] = readObjects([homepage])
    const typing = withAddress(row!, 'http')
    expect(typing.address).toBe('http')
    expect(writeObjects([typing])).toEqual([homepage])
  })

  test('an empty text takes a property away', () => {
    const [row] = readObjects([homepage])
    const set = withProperty(row!, 'format', 'text/html')
    expect(set.value).toMatchObject({ ...homepage, format: 'text/html' })
    expect(withProperty(set, 'format', '').value).toEqual(homepage)
  })

  test('rows are moved within their list only', () => {
    expect(moveRow(['a', 'b', 'c'], { from: 2, to: 0 })).toEqual(['c', 'a', 'b'])
    expect(moveRow(['a', 'b'], { from: 0, to: -1 })).toEqual(['a', 'b'])
  })
})

describe('Presentation API 3.0 §3.3.2 service: keys of older versions', () => {
  test('a type of an earlier version brings @id and @type, one of this version id and type', () => {
    const now = withType(older, 'SearchService2')
    expect(now).toEqual({ id: older['@id'], type: 'SearchService2', profile: 'p' })
    expect(withType(now, 'SearchService1')).toEqual(older)
    expect(typeOf(older)).toBe('SearchService1')
  })

  test('its address is edited under its own key', () => {
    const [row] = readObjects([older])
    expect(withAddress(row!, 'https://example.org/new').value).toEqual({
      ...older,
      '@id': 'https://example.org/new',
    })
  })
})

describe('The media type of an address', () => {
  test.each([
    ['https://example.org/codex.pdf', 'application/pdf'],
    ['https://example.org/tei.XML?version=2', 'application/xml'],
    ['https://example.org/', undefined],
    ['https://example.org/a.constructor', undefined],
  ])('of %s is %s', (address, format) => expect(guessFormat(address)).toBe(format))
})

describe('Presentation API 3.0 §3.1 navDate', () => {
  test.each([
    ['1450', '1450-01-01T00:00:00Z'],
    ['802', '0802-01-01T00:00:00Z'],
    ['-44-03-15', '-0044-03-15T00:00:00Z'],
    ['1450-03', '1450-03-01T00:00:00Z'],
    ['1450-03-12T10:20', '1450-03-12T10:20:00Z'],
    ['1450-03-12t10:20:30.5+01:00', '1450-03-12T10:20:30.5+01:00'],
  ])('%s is written as %s', (text, date) => expect(parseNavDate(text)).toBe(date))

  test.each(['', 'c. 1450', '12th century', '1450-13', '1449-02-29', '1450-03-12T25:00'])(
    '%s is no date',
    (text) => expect(parseNavDate(text)).toBeUndefined(),
  )

  test('whatever is taken has the form that the specification demands, and is taken again as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?\d{1,5}(-[01]\d(-[0-3]\d)?)?$/), (text) => {
        const date = parseNavDate(text)
        fc.pre(date !== undefined)
        expect(isMoment(date)).toBe(true)
        expect(parseNavDate(date)).toBe(date)
      }),
    )
  })
})
