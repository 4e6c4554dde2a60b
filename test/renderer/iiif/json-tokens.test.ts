import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokensOf } from '../../../renderer/iiif/json-tokens.ts'

test.each([
  ['  "label": {', ['mark:  ', 'key:"label"', 'mark:: {']],
  ['    "en": ["A: \\"codex\\""],', ['mark:    ', 'key:"en"', 'mark:: [', 'text:"A: \\"codex\\""', 'mark:],']],
  ['  "height": 12.5e+3,', ['mark:  ', 'key:"height"', 'mark:: ', 'literal:12.5e+3', 'mark:,']],
  ['  "ex:is": true', ['mark:  ', 'key:"ex:is"', 'mark:: ', 'literal:true']],
])('the pieces of %s', (line, pieces) => {
  expect(tokensOf(line).map(({ kind, text }) => `${kind}:${text}`)).toEqual(pieces)
}) // prettier-ignore

test('together the pieces are the line', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const line of JSON.stringify(value, undefined, 2).split('\n')) {
        expect(
          tokensOf(line)
            .map(({ text }) => text)
            .join(''),
        ).toBe(line)
      }
    }),
  )
})
