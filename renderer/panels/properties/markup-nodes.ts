import { h, type VNode } from 'vue'

const SHOWN: ReadonlySet<string> = new Set('b br i p small span sub sup'.split(' '))
const LEFT_OUT: ReadonlySet<string> = new Set('script style'.split(' '))

/**
 * A text of HTML as what the window shows of it: the tags that the specification lets viewers show, without any
 * attribute. Links are words with their address beside them, and pictures are their words: nothing is asked for. The
 * parser of the browser only reads; it runs nothing and loads nothing.
 *
 * @see https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values
 */
export function showMarkup(text: string): readonly (VNode | string)[] {
  const { body } = new DOMParser().parseFromString(text, 'text/html')
  return showChildren(body)
}

const showChildren = (node: Node): readonly (VNode | string)[] =>
  [...node.childNodes].flatMap((child) => showNode(child))

function showNode(node: Node): readonly (VNode | string)[] {
  if (node instanceof Text) return [node.data]
  if (!(node instanceof Element)) return []
  const tag = node.tagName.toLowerCase()
  if (LEFT_OUT.has(tag)) return []
  if (tag === 'img') return [node.getAttribute('alt') ?? '']
  const children = [...showChildren(node)]
  if (tag === 'a')
    return [h('span', { class: 'link', title: node.getAttribute('href') ?? '' }, children)]
  return SHOWN.has(tag) ? [h(tag, tag === 'br' ? undefined : children)] : children
}
