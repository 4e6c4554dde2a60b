import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guardCell, unguardCell } from '../../../iiif/tables/formulas.ts'
import { formatTable, parseTable, SEPARATORS } from '../../../iiif/tables/separated.ts'

const cells = fc.string({
  unit: fc.oneof(
    fc.constantFrom('"', ',', ';', '\t', '\r', '\n', "'", '=', ' ', '\uFEFF'),
    fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
  ),
  maxLength: 8,
})
const tables = fc.array(fc.array(cells, { minLength: 1, maxLength: 5 }), { maxLength: 5 })

describe('RFC 4180: tables as text', () => {
  test('whatever stands in the cells, a table is read back as it was written', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(...SEPARATORS), (table, separator) => {
        expect(parseTable(formatTable(table, separator), separator)).toEqual(table)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['a,b\nc,d', [['a', 'b'], ['c', 'd']]],
    ['a,b\r\nc,d\r\n', [['a', 'b'], ['c', 'd']]],
    ['a,b\rc,d\r', [['a', 'b'], ['c', 'd']]],
    ['"a ""b""",c', [['a "b"', 'c']]],
    ['"two\r\nlines",x', [['two\r\nlines', 'x']]],
    ['a "b" c,', [['a "b" c', '']]],
    ['\uFEFFLabel,Date\r\n', [['Label', 'Date']]],
    ['a,\n,b\n', [['a', ''], ['', 'b']]],
    ['', []],
    ['a\n\nb', [['a'], [''], ['b']]],
  ])('%j', (text, table) => expect(parseTable(text, ',')).toEqual(table)) // prettier-ignore

  test.each([
    ['Label\tDate\nf. 1, r\tx', '\t'],
    ['Label;Date\nf. 1, r;x', ';'],
    ['"a;b;c",Date\nx,y', ','],
  ] as const)('what separates the cells of %j is found out', (text, separator) =>
    expect(parseTable(text)).toEqual(parseTable(text, separator)),
  )

  test('a quotation mark that is never closed is named with its line', () => {
    expect(() => parseTable('a,b\nc,"d\ne\n')).toThrow(/line 2/)
  })
})

describe('Cells that spreadsheets would run', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', "'=1"])('%j is guarded', (cell) => {
    expect(guardCell(cell)).toBe(`'${cell}`)
  })

  test.each(['f. 1r', "l'évangile", "'s Gravenhage", '', '1-2'])('%j is as it is', (cell) => {
    expect(guardCell(cell)).toBe(cell)
    expect(unguardCell(cell)).toBe(cell)
  })

  test('the guard is taken away again, whatever stood there', () => {
    fc.assert(
      fc.property(cells, (cell) => {
        expect(unguardCell(guardCell(cell))).toBe(cell)
        expect(guardCell(cell)).not.toMatch(/^[=+\-@\t\r]/)
      }),
      { numRuns: 2000 },
    )
  })
})
