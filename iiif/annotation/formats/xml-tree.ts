/** An element of an XML document. Names are without their namespace prefix: `xml:id` is `id`. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
  /** Where it begins in the file, from 1. */
  readonly line: number
}

export type XmlNode = XmlElement | string

/** The elements directly in one, of these names; all when none is given. */
export const elementsOf = (
  { children }: XmlElement,
  ...names: readonly string[]
): readonly XmlElement[] =>
  children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && (names.length === 0 || names.includes(child.name)),
  )

export const firstOf = (element: XmlElement, name: string): XmlElement | undefined =>
  elementsOf(element, name)[0]

/** The element itself and all within it, in the order of the document. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of elementsOf(element)) yield* walk(child)
}

/** Every element of these names within one, in the order of the document. */
export const findAll = (element: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  [...walk(element)].filter(({ name }) => names.includes(name))

/** The first attribute of these names that is there and not empty. */
export function attributeOf(
  { attributes }: XmlElement,
  ...names: readonly string[]
): string | undefined {
  const name = names.find((name) => (attributes.get(name) ?? '') !== '')
  return name === undefined ? undefined : attributes.get(name)
}

/** A number written plainly; undefined for anything else. */
export function numberOf(element: XmlElement, name: string): number | undefined {
  const text = attributeOf(element, name)?.trim()
  if (text === undefined || !/^[+-]?(\d{1,9}(\.\d*)?|\.\d+)$/.test(text)) return undefined
  return Number(text)
}

const LINE_BREAKS = new Set(['br', 'lb'])

/** All text in an element, spaces and line ends as one space each; `<br>` and `<lb>` begin a new line. */
export const textOf = (element: XmlElement): string => tidyLines(rawText(element))

/** Line by line without spaces around, and without empty lines at either end. */
export const tidyLines = (text: string): string =>
  text
    .split('\u2028')
    .map((line) => line.replace(/[ \t\r\n]+/g, ' ').trim())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')

/** The text with a mark, which no document holds, where a new line begins. */
export const rawText = (node: XmlNode): string => {
  if (typeof node === 'string') return node.replaceAll('\u2028', '\n')
  const before = LINE_BREAKS.has(node.name) ? '\u2028' : ''
  return before + node.children.map(rawText).join('')
}
