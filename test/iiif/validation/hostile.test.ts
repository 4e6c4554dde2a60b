import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validate } from '../../../iiif/validation/validate.ts'
import { DOCUMENTS, edited, readDocument, REMOVED } from './support/documents.ts'

const VERSIONS = ['auto', '2.0', '2.1', '3.0'] as const

/** JSON Pointers of everything in a document. */
function pointersIn(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inside = Object.entries(value).flatMap(([key, item]) =>
    pointersIn(item, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
  return path === '' ? inside : [path, ...inside]
}

/** One of our documents with one value replaced by any other. */
const mutated = fc.constantFrom(...DOCUMENTS).chain((name) => {
  const document = readDocument(name)
  return fc
    .tuple(fc.constantFrom(...pointersIn(document)), fc.oneof(fc.jsonValue(), fc.constant(REMOVED)))
    .map(([pointer, value]) => edited(document, pointer, value))
})

/** Anything below keys that the rules know. */
const known = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(
      'Manifest',
      'Canvas',
      'Annotation',
      'sc:Manifest',
      'sc:Canvas',
      'painting',
      '',
      '#',
      'none',
      0,
      -1,
      1.5,
      null,
      true,
    ),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        'id',
        'type',
        '@id',
        '@type',
        '@context',
        'items',
        'label',
        'body',
        'target',
        'source',
        'selector',
        'service',
        'structures',
        'annotations',
        'sequences',
        'canvases',
        'images',
        'on',
        'resource',
        'metadata',
        'behavior',
        'motivation',
        'thumbnail',
        'provider',
        'start',
        'value',
        '__proto__',
        'constructor',
        'toString',
        'hasOwnProperty',
      ),
      tie('value'),
      { maxKeys: 8 },
    ),
  ),
})).value

const isJudged = (value: unknown, version: (typeof VERSIONS)[number]): boolean =>
  Array.isArray(validate(value, version).findings)

describe('no document makes the validation fail', () => {
  test.each(VERSIONS)('any JSON, judged by %s', (version) => {
    fc.assert(fc.property(fc.jsonValue(), (value) => isJudged(value, version)))
  })

  test.each(VERSIONS)('a valid document with any value changed, judged by %s', (version) => {
    fc.assert(
      fc.property(mutated, (value) => isJudged(value, version)),
      { numRuns: 300 },
    )
  })

  test.each(VERSIONS)('known keys with any values, judged by %s', (version) => {
    fc.assert(
      fc.property(known, (value) => isJudged(value, version)),
      { numRuns: 300 },
    )
  })

  test.each([undefined, null, 1, 'text', [], () => 1, new Date(), Symbol('x')])(
    '%s is no document',
    (value) => {
      expect(validate(value, 'auto').findings).not.toEqual([])
    },
  )
})

describe('a hostile document', () => {
  test('that contains itself is looked at once', () => {
    const canvas: Record<string, unknown> = { id: 'https://example.org/c', type: 'Canvas' }
    canvas['items'] = [canvas]
    canvas['service'] = canvas
    const manifest = { type: 'Manifest', items: [canvas, canvas] }
    expect(validate(manifest, '3.0').findings.length).toBeLessThan(30)
  })

  test('nested a hundred thousand deep is looked at down to a limit, and told so', () => {
    const deep = `${'{"type":"Range","items":['.repeat(100_000)}${']}'.repeat(100_000)}`
    const document = JSON.parse(`{"type":"Manifest","structures":[${deep}]}`) as unknown
    const rules = validate(document, '3.0').findings.map(({ rule }) => rule)
    expect(rules.filter((rule) => rule === 'document/depth')).toHaveLength(1)
    expect(rules.length).toBeLessThan(1000)
  })

  test('with keys that every object inherits changes nothing outside itself', () => {
    const text =
      '{"@context":"http://iiif.io/api/presentation/3/context.json","type":"Manifest","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"label":{"__proto__":["x"],"constructor":["y"]},"items":[{"__proto__":{"type":"Canvas"}}]}'
    validate(JSON.parse(text), 'auto')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('that inherits its keys has none of them', () => {
    const document: unknown = Object.create({ type: 'Manifest', label: { en: ['x'] }, items: [] })
    expect(validate(document, '3.0').findings.map(({ rule }) => rule)).toContain('v3/type-required')
    const behavior = edited(readDocument('manifest-3'), '/behavior', ['constructor'])
    const { findings } = validate(behavior, '3.0')
    expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual(
      ['v3/behavior-known'],
    )
  })

  test('whose keys are missing does not get them from what every object inherits', () => {
    const document = JSON.parse('{"@type":"constructor","type":"toString"}') as unknown
    expect(validate(document, '3.0').findings.map(({ rule }) => rule)).toContain('v3/document-type')
    expect(validate(document, '2.1').findings.map(({ rule }) => rule)).toContain('v2/document-type')
  })

  test.each([
    '<'.repeat(100_000),
    '<a '.repeat(50_000) + '>',
    '<b>'.repeat(30_000) + '>',
    `<a${' '.repeat(100_000)}>`,
    `<a ${'x'.repeat(100_000)}>`,
  ])(
    'with a text that is hard to read as HTML is judged at once (%#)',
    (text) => {
      const broken = edited(readDocument('manifest-3'), '/summary/en/0', text)
      expect(validate(broken, '3.0').version).toBe('3.0')
    },
    5_000,
  )

  test('with twenty thousand canvases of one id is judged at once', () => {
    const canvas = { id: 'https://example.org/c', type: 'Canvas', height: 1, width: 1, items: [] }
    const items = Array.from({ length: 20_000 }, () => ({ ...canvas }))
    const { findings } = validate({ type: 'Manifest', items }, '3.0')
    expect(findings.filter(({ rule }) => rule === 'v3/id-unique')).toHaveLength(19_999)
  }, 10_000)
})

describe('the version', () => {
  test.each([
    ['http://iiif.io/api/presentation/3/context.json', '3.0'],
    ['http://iiif.io/api/presentation/2/context.json', '2.1'],
    [['http://example.org/x.json', 'http://iiif.io/api/presentation/3/context.json'], '3.0'],
  ])('is told by the @context %j', (context, version) => {
    expect(validate({ '@context': context }, 'auto').version).toBe(version)
  })

  test('is told by the keys where there is no @context, which is a finding', () => {
    expect(validate({ '@type': 'sc:Manifest' }, 'auto')).toMatchObject({ version: '2.1' })
    expect(validate({ type: 'Manifest' }, 'auto')).toMatchObject({ version: '3.0' })
    const rules = validate({ type: 'Manifest' }, 'auto').findings.map(({ rule }) => rule)
    expect(rules).toContain('v3/context-required')
  })

  test('4 cannot be judged, and that is said', () => {
    const document = { '@context': 'http://iiif.io/api/presentation/4/context.json' }
    expect(validate(document, 'auto')).toMatchObject({
      version: undefined,
      findings: [{ rule: 'document/version' }],
    })
  })

  test('that was asked for is taken whatever the document says', () => {
    expect(validate(readDocument('manifest-2'), '3.0').version).toBe('3.0')
  })
})
