import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canvasesOfOpening, openingsOf } from '../../../iiif/order/openings.ts'
import type { Behavior } from '../../../iiif/presentation/properties.ts'

const canvas = (id: string, ...behavior: Behavior[]) => ({ id, behavior })
const shown = (canvases: readonly ReturnType<typeof canvas>[]): readonly string[] =>
  openingsOf(canvases).map((opening) =>
    opening.kind === 'pages'
      ? `${opening.verso ?? '-'}|${opening.recto ?? '-'}`
      : `${opening.kind} ${opening.canvas}`,
  )

describe('A book, opening by opening', () => {
  test('begins with its first page alone, then each verso has its recto beside it', () => {
    expect(shown(['1r', '1v', '2r', '2v'].map((id) => canvas(id)))).toEqual([
      '-|1r',
      '1v|2r',
      '2v|-',
    ])
  })

  test('passes over what is no page, and shows it behind its opening', () => {
    const canvases = [canvas('1r'), canvas('1v'), canvas('detail', 'non-paged'), canvas('2r')]
    expect(shown(canvases)).toEqual(['-|1r', '1v|2r', 'aside detail'])
  })

  test('shows a picture of both pages alone, and goes on with a verso', () => {
    const canvases = [canvas('1r'), canvas('both', 'facing-pages'), canvas('2v'), canvas('3r')]
    expect(shown(canvases)).toEqual(['-|1r', 'facing both', '2v|3r'])
  })

  const books = fc
    .array(fc.constantFrom<Behavior[]>([], [], [], ['non-paged'], ['facing-pages']))
    .map((all) => all.map((behavior, index) => canvas(`${index}`, ...behavior)))

  test('has every canvas once, and its pages in their order', () => {
    fc.assert(
      fc.property(books, (canvases) => {
        const all = openingsOf(canvases).flatMap(canvasesOfOpening)
        expect([...all].sort()).toEqual(canvases.map(({ id }) => id).sort())
        const aside = new Set(
          canvases.filter(({ behavior }) => behavior.includes('non-paged')).map(({ id }) => id),
        )
        expect(all.filter((id) => !aside.has(id))).toEqual(
          canvases.map(({ id }) => id).filter((id) => !aside.has(id)),
        )
      }),
    )
  })

  test('is the same book without what is no page', () => {
    fc.assert(
      fc.property(books, (canvases) => {
        const pages = canvases.filter(({ behavior }) => !behavior.includes('non-paged'))
        const all = shown(canvases).filter((opening) => !opening.startsWith('aside'))
        expect(all).toEqual(shown(pages))
      }),
    )
  })
})
