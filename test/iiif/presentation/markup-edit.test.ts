import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findMarkupFault } from '../../../iiif/presentation/markup.ts'
import {
  editMarkup,
  isLinkAddress,
  isMarkup,
  toPlainText,
  type MarkupEdit,
} from '../../../iiif/presentation/markup-edit.ts'

const select = (text: string, words: string) => {
  const start = text.indexOf(words)
  return { text, start, end: start + words.length }
}

describe('Presentation API 3.0 §4.5 HTML in property values, written by buttons', () => {
  test('a plain text becomes a paragraph, with the selection emphasised and still selected', () => {
    const edited = editMarkup(select('In principio & finis', 'principio'), {
      kind: 'around',
      tag: 'i',
    })
    expect(edited?.text).toBe('<p>In <i>principio</i> &amp; finis</p>')
    expect(edited?.text.slice(edited.start, edited.end)).toBe('principio')
  })

  test('what looks like a tag in a plain text stays text', () => {
    const edited = editMarkup(select('<illegible> word', 'word'), { kind: 'around', tag: 'b' })
    expect(edited?.text).toBe('<p>&lt;illegible&gt; <b>word</b></p>')
    expect(toPlainText(edited?.text ?? '')).toBe('<illegible> word')
  })

  test('a link, a line and a paragraph', () => {
    const linked = editMarkup(select('See the entry', 'entry'), {
      kind: 'link',
      address: 'https://example.org/?a=1&b="2"',
    })
    expect(linked?.text).toBe(
      '<p>See the <a href="https://example.org/?a=1&amp;b=&quot;2&quot;">entry</a></p>',
    )
    const lined = editMarkup({ text: '<p>ab</p>', start: 4, end: 4 }, { kind: 'line' })
    expect(lined?.text).toBe('<p>a<br/>b</p>')
    const parted = editMarkup({ text: '<p>ab</p>', start: 4, end: 4 }, { kind: 'paragraph' })
    expect(parted?.text).toBe('<p>a</p><p>b</p>')
    expect(toPlainText(parted?.text ?? '')).toBe('a\nb')
  })

  test('nothing is put around no words', () =>
    expect(
      editMarkup({ text: '<p>ab</p>', start: 4, end: 4 }, { kind: 'around', tag: 'b' }),
    ).toBeUndefined())

  test('a selection that cuts through a tag is refused', () => {
    const text = '<p>In <i>principio</i></p>'
    expect(editMarkup({ text, start: 3, end: 12 }, { kind: 'around', tag: 'b' })).toBeUndefined()
    expect(editMarkup({ text, start: 7, end: 7 }, { kind: 'line' })).toBeUndefined()
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'https://', '/local', 'https://a b'])(
    '%s is no address of a link',
    (address) => expect(isLinkAddress(address)).toBe(false),
  )
  test.each(['https://example.org', 'http://example.org/a', 'mailto:reader@example.org'])(
    '%s is one',
    (address) => expect(isLinkAddress(address)).toBe(true),
  )

  const edits: fc.Arbitrary<MarkupEdit> = fc.oneof(
    fc.record({
      kind: fc.constant('around' as const),
      tag: fc.constantFrom('b' as const, 'i', 'sup', 'sub', 'small'),
    }),
    fc.record({ kind: fc.constantFrom('line' as const, 'paragraph' as const) }),
    fc.record({ kind: fc.constant('link' as const), address: fc.webUrl() }),
  )
  const cuts = fc.tuple(fc.nat(60), fc.nat(60))

  test('whatever is typed and pressed, what comes out is HTML that viewers may show, or is refused', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(edits, cuts)), (typed, steps) => {
        let text = typed
        for (const [edit, [one, other]] of steps) {
          const [start, end] = [one, other]
            .map((at) => at % (text.length + 1))
            .sort((a, b) => a - b)
          const edited = editMarkup({ text, start: start ?? 0, end: end ?? 0 }, edit)
          if (!edited) continue
          text = edited.text
          expect(isMarkup(text)).toBe(true)
          expect(findMarkupFault(text)).toBeUndefined()
        }
      }),
    )
  })

  test('a plain text that was made bold as a whole is that text again when it is made plain', () => {
    const texts = fc
      .string({ minLength: 1 })
      .filter((text) => text.trim() === text && !isMarkup(text))
    fc.assert(
      fc.property(texts, (text) => {
        const bold = editMarkup({ text, start: 0, end: text.length }, { kind: 'around', tag: 'b' })
        expect(toPlainText(bold?.text ?? '')).toBe(text)
      }),
    )
  })
})
