/** The tags that a viewer shows. @see https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values */
const TAGS: ReadonlySet<string> = new Set('a b br i img p small span sub sup'.split(' '))
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt'],
}

/** True when a viewer would take the text for HTML: it begins with `<` and ends with `>`. */
export const looksLikeMarkup = (text: string): boolean => text.startsWith('<') && text.endsWith('>')

/**
 * What is wrong with a text that viewers take for HTML, as the end of a sentence that begins with "The HTML …";
 * undefined when nothing is.
 *
 * @see https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values
 */
export function findMarkupFault(text: string): MarkupFault | undefined {
  const open: string[] = []
  // One step per piece, each of which begins where the last ended: the time grows with the length alone.
  const pieces =
    /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|&(?:\w{1,31}|#\d{1,7}|#x[\da-fA-F]{1,6});|[^<&]+/gy
  let end = 0
  for (let found = pieces.exec(text); found; found = pieces.exec(text)) {
    end = pieces.lastIndex
    const [, slash = '', name = '', attributes = '', selfClosing = ''] = found
    if (name === '') continue
    const fault = findTagFault(name.toLowerCase(), attributes)
    if (fault) return fault
    if (slash === '/' && (open.pop() !== name || attributes !== '')) return notWellFormed
    if (slash === '' && selfClosing === '') open.push(name)
  }
  return end === text.length && open.length === 0 ? undefined : notWellFormed
}

export interface MarkupFault {
  readonly kind: 'not-well-formed' | 'tag' | 'attribute'
  readonly sentence: string
}

const notWellFormed: MarkupFault = {
  kind: 'not-well-formed',
  sentence: 'is not well-formed: close every tag, in the order in which they were opened',
}

function findTagFault(tag: string, attributes: string): MarkupFault | undefined {
  if (!TAGS.has(tag)) {
    return { kind: 'tag', sentence: `has the tag ${tag}, which viewers remove: leave it out` }
  }
  const allowed = ATTRIBUTES[tag] ?? []
  for (const [, name = ''] of attributes.matchAll(/([\w:-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)) {
    if (!allowed.includes(name.toLowerCase())) {
      return {
        kind: 'attribute',
        sentence: `has the attribute ${name} on ${tag}, which viewers remove: leave it out`,
      }
    }
  }
  return undefined
}

/**
 * A text as a scholar typed it, so that no viewer takes it for HTML by mistake: `<illegible>` gets a space at its end.
 *
 * @see https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values
 */
export const protectPlainText = (text: string): string =>
  looksLikeMarkup(text) && findMarkupFault(text) ? `${text} ` : text

/**
 * HTML with what viewers would remove left out: other tags go, and what stands between them stays, except that of
 * scripts and styles. Text that is not well-formed stays as it is.
 */
export function cleanMarkup(text: string): string {
  const fault = looksLikeMarkup(text) ? findMarkupFault(text) : undefined
  if (!fault || fault.kind === 'not-well-formed') return text
  const cleaned = text
    .replace(/<(script|style)\b[^>]*>[^<]*<\/\1\s*>/gi, '')
    .replace(/<[^<>]*>/g, cleanTag)
    .trim()
  return findMarkupFault(cleaned) === undefined ? cleaned : text
}

function cleanTag(tag: string): string {
  const [, slash = '', name = '', rest = ''] = /^<(\/?)([\w:-]+)([^<>]*)>$/.exec(tag) ?? []
  return TAGS.has(name.toLowerCase()) ? `<${slash}${name}${keepAttributes(name, rest)}>` : ''
}

function keepAttributes(tag: string, attributes: string): string {
  const allowed = ATTRIBUTES[tag.toLowerCase()] ?? []
  const kept = [...attributes.matchAll(/([\w:-]+)\s*=\s*("[^"]*"|'[^']*')/g)].flatMap(
    ([, name = '', value = '']) =>
      allowed.includes(name.toLowerCase()) ? [` ${name}=${value}`] : [],
  )
  return `${kept.join('')}${/\/\s*$/.test(attributes) ? '/' : ''}`
}
