import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../../iiif/problem.ts'
import { findSource, readDocument } from '../../../iiif/presentation/read.ts'
import { writeDocument } from '../../../iiif/presentation/write.ts'
import { edited, readDocument as readFixture, REMOVED } from '../validation/support/documents.ts'

const CANVAS = '/items/0'

/** A fault that manifests of libraries have: what is written there, and what is read. */
const FAULTS: readonly (readonly [name: string, pointer: string, found: unknown, read: unknown])[] =
  [
    ['a number in quotation marks', `${CANVAS}/height`, '881', 881],
    ['a text where texts by language belong', '/label', 'A codex', { none: ['A codex'] }],
    ['one text where a list belongs', '/label', { en: 'A codex' }, { en: ['A codex'] }],
    ['@none for none', '/label', { '@none': ['A codex'] }, { none: ['A codex'] }],
    ['a language code with an underscore', '/label', { en_GB: ['x'] }, { 'en-GB': ['x'] }],
    ['texts as version 2 writes them', '/label', [{ '@value': 'x', '@language': 'en' }], { en: ['x'] }],
    ['one thing where a list belongs', '/homepage', { id: 'https://example.org/', type: 'Text', label: { en: ['x'] } }, [{ id: 'https://example.org/', type: 'Text', label: { en: ['x'] } }]],
    ['one behavior without its list', '/behavior', 'paged', ['paged']],
    ['a licence in a list', '/rights', ['http://creativecommons.org/licenses/by/4.0/'], 'http://creativecommons.org/licenses/by/4.0/'],
    ['the https form of a licence', '/rights', 'https://creativecommons.org/licenses/by/4.0/', 'http://creativecommons.org/licenses/by/4.0/'],
    ['a motivation with its prefix', `${CANVAS}/items/0/items/0/motivation`, 'sc:painting', 'painting'],
    ['a context with https', '/@context', 'https://iiif.io/api/presentation/3/context.json', 'http://iiif.io/api/presentation/3/context.json'],
    ['no type', `${CANVAS}/type`, REMOVED, 'Canvas'],
  ] // prettier-ignore

const at = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((place, key) => (place as Record<string, unknown>)[key], value)

describe('a faulty manifest is read, and each repair is recorded', () => {
  test.each(FAULTS)('%s', (...[, pointer, found, meant]) => {
    const source = edited(readFixture('manifest-3'), pointer, found)
    const { resource, repairs, source: kept } = readDocument(source)
    expect(at(resource, pointer)).toEqual(meant)
    expect(repairs.length).toBeGreaterThan(0)
    for (const { code, path, sentence } of repairs) {
      expect(code).toMatch(/^v3\//)
      expect(path.startsWith(pointer) || pointer.startsWith(path)).toBe(true)
      expect(sentence).toMatch(/\S \S.*\.$/)
    }
    expect(kept).toBe(source)
  })

  test('words of version 2 in a manifest of version 3 are read as what they mean', () => {
    const rest = ['/summary', '/requiredStatement'].reduce<unknown>(
      (document, pointer) => edited(document, pointer, REMOVED),
      readFixture('manifest-3'),
    ) as Record<string, unknown>
    const { resource, repairs } = readDocument({
      ...rest,
      description: 'Two leaves.',
      attribution: 'A library',
    })
    expect(resource).toMatchObject({
      summary: { none: ['Two leaves.'] },
      requiredStatement: { label: { en: ['Attribution'] }, value: { none: ['A library'] } },
    })
    expect(repairs.map(({ path }) => path)).toEqual(['/description', '/attribution'])
  })

  test('version 2 under the context of version 3 is read as version 2', () => {
    const source = edited(
      readFixture('manifest-2'),
      '/@context',
      'http://iiif.io/api/presentation/3/context.json',
    )
    const { version, repairs, resource } = readDocument(source)
    expect(version).toBe('2.1')
    expect(resource['type']).toBe('Manifest')
    expect(repairs.map(({ code }) => code)).toContain('document/version')
  })

  test('its faults stay in the file until that place is touched', () => {
    const source = edited(readFixture('manifest-3'), `${CANVAS}/height`, '881')
    const read = readDocument(source)
    const resource = { ...read.resource, label: { en: ['Another'] } }
    const options = { version: '3.0', resource } as const
    expect(writeDocument(read, { ...options, faults: 'as-found' }).document).toEqual(
      edited(source, '/label', { en: ['Another'] }),
    )
    expect(
      at(writeDocument(read, { ...options, faults: 'mended' }).document, `${CANVAS}/height`),
    ).toBe(881)
  })
})

test('each resource keeps the JSON that it came from', () => {
  const source = readFixture('manifest-2')
  const read = readDocument(source)
  const id = 'https://example.org/codex/canvas/2'
  expect(findSource(read, id)).toBe(at(source, '/sequences/0/canvases/1'))
  expect(findSource(read, 'https://example.org/nothing')).toBeUndefined()
})

describe('a hostile document', () => {
  const codeOf = (value: unknown): string => {
    try {
      readDocument(value)
      return 'read'
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return error.code
    }
  }

  test.each([undefined, null, 1, 'text', [], true])('%s is refused', (value) => {
    expect(codeOf(value)).toBe('document/not-a-resource')
  })

  test('of a version that is not known is refused', () => {
    expect(codeOf({ '@context': 'http://iiif.io/api/presentation/4/context.json' })).toBe(
      'document/not-a-resource',
    )
  })

  test('nested without end is refused', () => {
    const deep = JSON.parse(`${'{"items":['.repeat(50_000)}${']}'.repeat(50_000)}`) as unknown
    expect(codeOf({ type: 'Manifest', items: [deep] })).toBe('document/too-deep')
    const circle: Record<string, unknown> = { type: 'Manifest' }
    circle['items'] = [circle]
    expect(codeOf(circle)).toBe('document/too-deep')
  })

  test('with the names that every object inherits changes nothing, and they are written back', () => {
    const text =
      '{"@context":"http://iiif.io/api/presentation/2/context.json","@type":"sc:Manifest","__proto__":{"polluted":1},"constructor":"x","label":"y","sequences":[{"@type":"sc:Sequence","canvases":[{"__proto__":{"width":1},"@id":"https://example.org/c"}]}]}'
    const read = readDocument(JSON.parse(text))
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect((read.resource as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(
      JSON.stringify(writeDocument(read, { version: '2.1', faults: 'as-found' }).document),
    ).toBe(text)
  })

  test('whose ranges contain each other is read, each range once', () => {
    const range = (name: string, inner: string): unknown => ({
      '@id': `https://example.org/${name}`,
      '@type': 'sc:Range',
      label: name,
      ranges: [`https://example.org/${inner}`],
      canvases: ['https://example.org/codex/canvas/1'],
    })
    const source = edited(readFixture('manifest-2'), '/structures', [
      range('a', 'b'),
      range('b', 'a'),
    ])
    expect(readDocument(source).resource['structures']).toMatchObject([
      { id: 'https://example.org/a', items: [{}, { id: 'https://example.org/b' }] },
    ])
  })

  test.each(['2.0', '2.1', '3.0'] as const)(
    'of any JSON is read or refused, and written as %s',
    (version) => {
      const keys = fc.constantFrom('@context', '@type', 'type', 'id', '@id', 'label', 'items', 'sequences', 'canvases', 'images', 'resource', 'on', 'body', 'target', 'structures', 'ranges', 'service', 'thumbnail', 'metadata', 'within', 'logo', 'license', 'members', 'selector', 'provider', 'behavior', 'annotations', 'otherContent', '__proto__') // prettier-ignore
      const hostile = fc.letrec((tie) => ({
        value: fc.oneof(
          { maxDepth: 6 },
          fc.constantFrom('sc:Manifest', 'Manifest', 'Canvas', 'Range', 'sc:Range', 'oa:Choice', 'SpecificResource', 'Choice', 'painting', 'https://example.org/a', '', 0, null, true), // prettier-ignore
          fc.array(tie('value'), { maxLength: 3 }),
          fc.dictionary(keys, tie('value'), { maxKeys: 7 }),
        ),
      })).value
      fc.assert(
        fc.property(fc.oneof(hostile, fc.jsonValue()), (value) => {
          if (codeOf(value) !== 'read') return
          const read = readDocument(value)
          writeDocument(read, { version, faults: 'mended' })
          const resource = { ...read.resource, label: { en: ['x'] } }
          writeDocument(read, { version, resource, faults: 'as-found' })
        }),
        { numRuns: 500 },
      )
    },
  )
})
