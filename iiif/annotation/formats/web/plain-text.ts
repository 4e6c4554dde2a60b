const BLOCKS = /<\/(?:p|div|li|h[1-6]|tr|blockquote)\s*>|<br\s*\/?>/gi
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** True for a text that holds tags or entities of HTML. */
export const hasMarkup = (text: string): boolean =>
  /<\/?[a-z][^<>]*>|&(?:\w{1,31}|#\d{1,7}|#x[\da-f]{1,6});/i.test(text)

/** The words of a text in HTML, a new line for each paragraph. Nothing of it is run or looked up. */
export const plainTextOf = (html: string): string =>
  html
    .replace(/<(script|style)\b[^<]*(?:<(?!\/\1)[^<]*)*<\/\1\s*>/gi, '')
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(BLOCKS, '\n')
    .replace(/<!--(?:[^-]|-(?!->))*-->|<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:\w{1,31}|#\d{1,7}|#x[\da-f]{1,6});/gi, (entity) => decode(entity))
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()

function decode(entity: string): string {
  const name = entity.slice(1, -1)
  if (!name.startsWith('#'))
    return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? entity) : entity
  const isHexadecimal = /^#x/i.test(name)
  const code = isHexadecimal ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : entity
}
