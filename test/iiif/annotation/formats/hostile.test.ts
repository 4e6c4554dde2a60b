import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../../../iiif/problem.ts'
import { readWebAnnotations } from '../../../../iiif/annotation/formats/web/read.ts'
import { fixture, readText } from './support/read.ts'

const codeOf = (name: string, text: string): string => {
  try {
    readText(name, text)
    return 'read'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

describe('Files that are not what they should be', () => {
  test.each([
    ['a.xml', '', 'annotations/file-empty'],
    ['a.xml', '  \n ', 'annotations/file-empty'],
    ['a.xml', '<alto><Layout></alto>', 'annotations/xml-broken'],
    ['a.xml', '<alto', 'annotations/xml-broken'],
    ['a.xml', '<svg/>', 'annotations/file-not-understood'],
    ['a.html', '<html><body><p>No pages here</p></body></html>', 'annotations/file-not-understood'],
    ['a.json', '{"items": [1, 2', 'annotations/json-broken'],
    ['a.json', '{"type": "Dog"}', 'annotations/file-not-understood'],
    ['a.csv', 'x,y\n1,2', 'annotations/table-without-text'],
    ['a.docx', 'PK\u0003\u0004', 'annotations/file-not-understood'],
  ])('%s with %j: %s', (name, text, code) => expect(codeOf(name, text)).toBe(code))

  test('entities that are defined in terms of each other are refused, not expanded', () => {
    const bomb = `<!DOCTYPE alto [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><alto>&b;</alto>`
    expect(codeOf('a.xml', bomb)).toBe('annotations/xml-declares-entities')
    const outside = `<!DOCTYPE alto [<!ENTITY x SYSTEM "file:///etc/passwd">]><alto>&x;</alto>`
    expect(codeOf('a.xml', outside)).toBe('annotations/xml-declares-entities')
  })

  test('nesting without end is refused', () => {
    const deep = `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`
    expect(codeOf('a.xml', deep)).toBe('annotations/xml-too-deep')
  })

  test('names that change the nature of objects do nothing', () => {
    const text =
      '{"type":"AnnotationPage","__proto__":{"polluted":1},"items":[{"__proto__":{"target":"x"}}]}'
    expect(codeOf('a.json', text)).toBe('read')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('a fault in XML is said with its line', () => {
    expect(() => readText('a.xml', '<alto>\n<Layout>\n</alto>')).toThrow(/line 3/)
  })

  test.each([
    'letters-alto-2.xml',
    'letters.hocr',
    'letters-page-2013.xml',
    'letters-tei.xml',
    'mirador-2-list.json',
  ])('whatever is cut out of %s or changed in it, it is read or refused in words', (name) => {
    const whole = fixture(name)
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(40),
        fc.string({ maxLength: 4 }),
        (at, length, put) => {
          codeOf(name, whole.slice(0, at) + put + whole.slice(at + length))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('any JSON is read or holds nothing', () => {
    const annotation = fc.record(
      {
        id: fc.anything(),
        type: fc.constant('Annotation'),
        body: fc.jsonValue(),
        target: fc.jsonValue(),
        motivation: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.record({ type: fc.constant('AnnotationPage'), items: fc.array(annotation) }),
        ),
        (document) => {
          readWebAnnotations(document)
        },
      ),
      { numRuns: 200 },
    )
  })
})
