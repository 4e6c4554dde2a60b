/** Attributes in the order in which they are written; one that is undefined is left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

/** A whole document: its declaration, perhaps a document type, and the root. */
export const formatXml = (root: string, documentType?: string): string =>
  `${[DECLARATION, ...(documentType === undefined ? [] : [documentType]), root].join('\n')}\n`

/** An element over several lines, each child on lines of its own: for children that are not mixed with text. */
export function formatElement(
  name: string,
  attributes: XmlAttributes,
  children: readonly string[] = [],
): string {
  if (children.length === 0) return `<${name}${formatAttributes(attributes)}/>`
  const inner = children.map((child) => child.replace(/^(?=.)/gm, '  ')).join('\n')
  return `<${name}${formatAttributes(attributes)}>\n${inner}\n</${name}>`
}

/** An element on one line, with text in it. Line ends become an element, since a text in XML has none of its own. */
export function formatTextElement(
  name: string,
  attributes: XmlAttributes,
  { text, lineBreak }: { readonly text: string; readonly lineBreak?: string },
): string {
  const lines = text.split('\n').map(escapeText)
  // Within an element whose spaces count, a line end is written as a character.
  return `<${name}${formatAttributes(attributes)}>${lines.join(lineBreak ?? '&#10;')}</${name}>`
}

const formatAttributes = (attributes: XmlAttributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('')

const escapeText = (text: string): string =>
  withoutForbidden(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')

const escapeAttribute = (text: string): string =>
  escapeText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    // A line end as it is would be read as a space. @see https://www.w3.org/TR/xml/#AVNormalize
    .replaceAll('\n', '&#10;')

/** What XML cannot hold in any form. @see https://www.w3.org/TR/xml/#charsets */
const withoutForbidden = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  )
