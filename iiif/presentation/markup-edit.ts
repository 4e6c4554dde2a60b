import { findMarkupFault, looksLikeMarkup } from './markup.ts'

/** What can be put around a selection, or in its place. */
export type MarkupEdit =
  | { readonly kind: 'around'; readonly tag: 'b' | 'i' | 'sup' | 'sub' | 'small' }
  | { readonly kind: 'link'; readonly address: string }
  /** A new line within the paragraph, and a new paragraph. */
  | { readonly kind: 'line' | 'paragraph' }

/** A text with a selection in it, as indices; without one, where the caret stands. */
export interface SelectedText {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Whether viewers read a text as HTML, and may. */
export const isMarkup = (text: string): boolean =>
  looksLikeMarkup(text) && findMarkupFault(text) === undefined

/** Addresses that links may have. @see https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values */
export const isLinkAddress = (address: string): boolean =>
  /^(https?:\/\/[^\s/]|mailto:[^\s@]+@)\S*$/i.test(address)

/**
 * Changes the selection of a text. A text that was plain becomes one paragraph of HTML, with what HTML would read
 * otherwise written so that it does not. Undefined where the result would not be well-formed, such as for a selection
 * that cuts through a tag, and where there are no words to put something around.
 */
export function editMarkup(selected: SelectedText, edit: MarkupEdit): SelectedText | undefined {
  const { text, start, end } = isMarkup(selected.text) ? selected : toParagraph(selected)
  const [open, close] = tagsOf(edit)
  const inner = text.slice(start, end)
  if (inner === '' && close !== '') return undefined
  const changed = `${text.slice(0, start)}${open}${inner}${close}${text.slice(end)}`
  if (!isMarkup(changed)) return undefined
  const from = start + open.length
  return { text: changed, start: from, end: from + inner.length }
}

function tagsOf(edit: MarkupEdit): readonly [open: string, close: string] {
  switch (edit.kind) {
    case 'around':
      return [`<${edit.tag}>`, `</${edit.tag}>`]
    case 'link':
      return [`<a href="${escapeText(edit.address).replaceAll('"', '&quot;')}">`, '</a>']
    case 'line':
      return ['<br/>', '']
    case 'paragraph':
      return ['</p><p>', '']
  }
}

/** Plain text as one paragraph; the selection stays around the same words. */
function toParagraph({ text, start, end }: SelectedText): SelectedText {
  const before = `<p>${escapeText(text.slice(0, start))}`
  const inner = escapeText(text.slice(start, end))
  return {
    text: `${before}${inner}${escapeText(text.slice(end))}</p>`,
    start: before.length,
    end: before.length + inner.length,
  }
}

/** Lines of plain text are lines of HTML. */
const escapeText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\r?\n/g, '<br/>')

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  amp: '&',
}

/** HTML as plain text: its words, with a new line for each line and paragraph. */
export function toPlainText(text: string): string {
  if (!isMarkup(text)) return text
  return text
    .replace(/<br\s*\/?>(<\/br>)?|<\/p>\s*<p>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(
      /&(\w{1,31}|#\d{1,7}|#x[\da-f]{1,6});/gi,
      (whole, name: string) => characterOf(name) ?? whole,
    )
    .trim()
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
