export interface SvgTag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

const NAMES = 'svg|g|path|polygon|polyline|line|rect|ellipse|circle'
const CLOSING = new RegExp(String.raw`^</(?:${NAMES})\s*>\s*`)
const OPENING = new RegExp(String.raw`^<(${NAMES})((?:\s[^<>]*)?)>\s*`)

/** More than the places that one annotation speaks of. */
const MOST_TAGS = 500

/** The opening tags of a text that holds nothing but tags of shapes; undefined when it holds anything else. */
export function readSvgTags(text: string): readonly SvgTag[] | undefined {
  const tags: SvgTag[] = []
  let rest = text.trim()
  while (rest !== '') {
    const closing = CLOSING.exec(rest)
    const opening = closing ? undefined : OPENING.exec(rest)
    const found = closing ?? opening
    if (!found || tags.length > MOST_TAGS) return undefined
    rest = rest.slice(found[0].length)
    if (!opening) continue
    const attributes = readAttributes((opening[2] ?? '').replace(/\/$/, ''))
    if (!attributes) return undefined
    tags.push({ name: opening[1] ?? '', attributes })
  }
  return tags
}

function readAttributes(text: string): ReadonlyMap<string, string> | undefined {
  const attributes = new Map<string, string>()
  const pattern = /\s*([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"&]*)"|'([^'&]*)')/y
  let end = 0
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    attributes.set(found[1] ?? '', found[2] ?? found[3] ?? '')
    end = pattern.lastIndex
  }
  return text.slice(end).trim() === '' ? attributes : undefined
}
