/** The tags that a viewer shows. @see https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values */
const TAGS: ReadonlySet<string> = new Set('a b br i img p small span sub sup'.split(' '))

/** What no viewer may let through. @see https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values */
const DANGEROUS_TAGS: ReadonlySet<string> = new Set(
  'script style object form input embed iframe'.split(' '),
)

/** Comments, CDATA sections and processing instructions. */
const NO_ELEMENT = /<(?:!|\?)/

/** Where a link may lead. */
const SAFE_LINK = /^(?:https?|mailto):/i

/** Links of other schemes run programs: `javascript:`. What names no scheme, such as `/about`, harms nobody. */
const OTHER_SCHEME = /^[^/?#]*:/

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt'],
}

/** True when a viewer would take the text for HTML: it begins with `<` and ends with `>`. */
export const looksLikeMarkup = (text: string): boolean => text.startsWith('<') && text.endsWith('>')

/** True when a pair of tags that viewers know stands somewhere in the text: `The <i>Codex</i>`. */
export const holdsMarkup = (text: string): boolean =>
  /<(a|b|em|i|p|small|span|strong|sub|sup)(?:\s[^<>]*)?>[^<]*<\/\1\s*>/i.test(text)

/**
 * What is wrong with a text that viewers take for HTML, as the end of a sentence that begins with "The HTML …";
 * undefined when nothing is.
 *
 * @see https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values
 */
export function findMarkupFault(text: string): MarkupFault | undefined {
  if (NO_ELEMENT.test(text)) return notOfElements
  const open: string[] = []
  const faults: MarkupFault[] = []
  // One step per piece, each of which begins where the last ended: the time grows with the length alone.
  const pieces =
    /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|&(?:\w{1,31}|#\d{1,7}|#x[\da-fA-F]{1,6});|[^<&]+/gy
  let end = 0
  for (let found = pieces.exec(text); found; found = pieces.exec(text)) {
    end = pieces.lastIndex
    const [, slash = '', name = '', attributes = '', selfClosing = ''] = found
    if (name === '') continue
    faults.push(...findTagFaults(name.toLowerCase(), attributes))
    if (slash === '/' && (open.pop() !== name || attributes !== '')) return worstOf(faults)
    if (slash === '' && selfClosing === '') open.push(name)
  }
  const isWhole = end === text.length && open.length === 0
  return isWhole && faults.length === 0 ? undefined : worstOf(faults)
}

/** A tag that no viewer knows is told before that it is not closed: it may be no tag at all. */
const worstOf = (faults: readonly MarkupFault[]): MarkupFault =>
  faults.find(({ kind }) => kind === 'dangerous') ?? faults[0] ?? notWellFormed

export interface MarkupFault {
  /** `dangerous`: what viewers must remove for the safety of readers. */
  readonly kind: 'not-well-formed' | 'dangerous' | 'tag' | 'attribute'
  readonly sentence: string
}

const notWellFormed: MarkupFault = {
  kind: 'not-well-formed',
  sentence: 'is not well-formed: close every tag, in the order in which they were opened',
}

const notOfElements: MarkupFault = {
  kind: 'dangerous',
  sentence: 'has a comment, CDATA or a processing instruction, which viewers remove: leave it out',
}

function* findTagFaults(tag: string, attributes: string): Generator<MarkupFault> {
  if (!TAGS.has(tag)) {
    yield {
      kind: DANGEROUS_TAGS.has(tag) ? 'dangerous' : 'tag',
      sentence: `has the tag ${tag}, which viewers remove: leave it out`,
    }
  }
  const allowed = ATTRIBUTES[tag] ?? []
  for (const [, name = '', quoted = ''] of attributes.matchAll(ATTRIBUTE)) {
    const attribute = name.toLowerCase()
    const link = attribute === 'href' && tag === 'a' ? linkIn(quoted) : undefined
    if (link !== undefined && !SAFE_LINK.test(link)) {
      yield {
        kind: OTHER_SCHEME.test(link) ? 'dangerous' : 'attribute',
        sentence:
          'has a link that leads neither to http, https nor mailto, which viewers remove: correct it',
      }
    }
    if (!allowed.includes(attribute)) {
      yield {
        kind: /^(on|style$)/.test(attribute) ? 'dangerous' : 'attribute',
        sentence: `has the attribute ${name} on ${tag}, which viewers remove: leave it out`,
      }
    }
  }
}

const ATTRIBUTE = /([\w:-]+)\s*=\s*("[^"]*"|'[^']*')/g

/** A link as a browser reads it: without control characters, and with what was written as a number. */
const linkIn = (quoted: string): string =>
  quoted
    .slice(1, -1)
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (_, hexadecimal?: string, decimal?: string) =>
      characterOf(hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)),
    )
    .replace(/&(colon|tab|newline);/gi, (_, name: string) => (/^c/i.test(name) ? ':' : ''))
    .replace(/[\u0000-\u001f]/g, '')
    .trim()

const characterOf = (code: number): string => (code <= 0x10_ffff ? String.fromCodePoint(code) : '')

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
    .replace(/<!--[^<>]*-->/g, '')
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
  const kept = [...attributes.matchAll(ATTRIBUTE)].flatMap(([, name = '', value = '']) => {
    const isAllowed = allowed.includes(name.toLowerCase())
    const isSafe = name.toLowerCase() !== 'href' || SAFE_LINK.test(linkIn(value))
    return isAllowed && isSafe ? [` ${name}=${value}`] : []
  })
  return `${kept.join('')}${/\/\s*$/.test(attributes) ? '/' : ''}`
}
