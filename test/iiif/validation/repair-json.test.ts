import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { repairJson } from '../../../iiif/validation/repair/repair-json.ts'

const repaired = (text: string) => {
  const result = repairJson(text)
  if (result.kind === 'fault') throw new Error(`${text}: ${result.fault.reason}`)
  return result
}

describe('a text that is nearly JSON', () => {
  test.each<[string, string, unknown]>([
    ['a comma too many before }', '{"a": 1,}', { a: 1 }],
    ['a comma too many before ]', '{"a": [1, 2,]}', { a: [1, 2] }],
    ['two commas', '[1,, 2]', [1, 2]],
    ['a comma too many after the end', '{"a": 1},', { a: 1 }],
    ['no comma between properties', '{"a": 1\n "b": 2}', { a: 1, b: 2 }],
    ['no comma after a text', '{"a": "x"\n "b": "y"}', { a: 'x', b: 'y' }],
    ['no comma between objects', '[{"a": 1}\n{"b": 2}]', [{ a: 1 }, { b: 2 }]],
    ['a comment to the end of the line', '{"a": 1, // title\n"b": 2}', { a: 1, b: 2 }],
    ['a comment between', '{/* title */ "a": 1}', { a: 1 }],
    ['an address is no comment', '{"a": "http://example.org/",}', { a: 'http://example.org/' }],
    ['single quotation marks', "{'a': 'it\\'s'}", { a: "it's" }],
    ['quotation marks of a word processor', '{“a”: “x”}', { a: 'x' }],
    ['names without quotation marks', '{a: 1, b_c: "x"}', { a: 1, b_c: 'x' }],
    ['a text without quotation marks', '{"a": paged}', { a: 'paged' }],
    [
      'words of other languages',
      '{"a": True, "b": None, "c": undefined}',
      { a: true, b: null, c: null },
    ],
    ['numbers of other languages', '{"a": .5, "b": +3, "c": 4.}', { a: 0.5, b: 3, c: 4 }],
    ['a line break in a text', '{"a": "two\nlines"}', { a: 'two\nlines' }],
    ['a tab in a text', '{"a": "x\ty"}', { a: 'x\ty' }],
    ['a backslash that means nothing', '{"a": "C:\\scans"}', { a: 'C:\\scans' }],
    ['a quotation mark in a text', '{"a": "the "great" codex"}', { a: 'the "great" codex' }],
    ['a text that is not closed', '{"a": "x,\n"b": 2}', { a: 'x', b: 2 }],
    ['an equals sign', '{"a" = 1}', { a: 1 }],
    ['no colon', '{"a" "x"}', { a: 'x' }],
    ['a bracket that closes nothing', '{"a": [1]]}', { a: [1] }],
    ['a bracket missing within', '{"a": [1, 2}', { a: [1, 2] }],
    ['an end that is missing', '{"a": [{"b": "x', { a: [{ b: 'x' }] }],
    ['a name without a value', '{"a", "b": 1}', { a: null, b: 1 }],
    ['a value that is missing', '{"a": , "b": 1}', { a: null, b: 1 }],
    ['special spaces', '{\u00a0"a":\u20031}', { a: 1 }],
    ['what hands it to a page', 'callback({"a": 1});', { a: 1 }],
    ['a program around it', 'var manifest = {"a": 1};', { a: 1 }],
  ])('%s is mended', (_name, text, value) => {
    const { value: found, text: mended, repairs } = repaired(text)
    expect(found).toEqual(value)
    expect(JSON.parse(mended)).toEqual(value)
    expect(repairs.length).toBeGreaterThan(0)
    for (const { sentence, line, column } of repairs) {
      expect(sentence).toMatch(/^\S.*\.$/)
      expect(line).toBeGreaterThan(0)
      expect(column).toBeGreaterThan(0)
    }
  })

  test('is told by line and column', () => {
    expect(repaired('{\n  "a": 1,\n  "b": [1, 2,]\n}').repairs).toEqual([
      { line: 3, column: 13, sentence: 'A comma too many was taken out.', certainty: 'certain' },
    ])
  })

  test('keeps its spaces and lines: only what is wrong changes', () => {
    expect(repaired('{\n  "a" :  1,\n\n  "b": 2,\n}\n').text).toBe(
      '{\n  "a" :  1,\n\n  "b": 2\n}\n',
    )
  })

  test.each(['', '   ', '{"a": 1} {"b": 2}', '<html></html>\n<p>', '\u0001'])(
    '%j is not, and the place is told',
    (text) => expect(repairJson(text)).toMatchObject({ kind: 'fault', fault: { line: 1 } }),
  )
})

describe('laws of mending texts', () => {
  test('what is JSON stays to the letter', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(repairJson(text)).toEqual({
          kind: 'json',
          text,
          value: JSON.parse(text) as unknown,
          repairs: [],
        })
      }),
    )
  })

  test('what was mended once needs no mending', () => {
    const nearly = fc.tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom(',', '}', ']', '"', '', ':'),
    )
    fc.assert(
      fc.property(nearly, ([json, place, inserted]) => {
        const at = place % (json.length + 1)
        const result = repairJson(json.slice(0, at) + inserted + json.slice(at + 1))
        if (result.kind === 'fault') return
        expect(repairJson(result.text)).toMatchObject({ text: result.text, repairs: [] })
      }),
      { numRuns: 2000 },
    )
  })

  test('no text at all makes it break', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(['json', 'fault']).toContain(repairJson(text).kind)
      }),
    )
  })

  test('a comma that was taken out or doubled anywhere between the parts of a document comes to the same document', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.webUrl(), n: fc.nat() }), { minLength: 2 }),
        (items) => {
          const text = JSON.stringify({ items }, undefined, 2)
          expect(repaired(text.replaceAll('},\n', '}\n')).value).toEqual({ items })
          expect(repaired(text.replaceAll('},\n', '},,\n')).value).toEqual({ items })
          expect(repaired(text.replaceAll('\n    }', ',\n    }')).value).toEqual({ items })
        },
      ),
    )
  })
})
