import {
  attributeOf,
  rawText,
  tidyLines,
  walk,
  type XmlElement,
  type XmlNode,
} from '../xml-tree.ts'

/** What is written in a zone. */
export interface TextOfZone {
  readonly lines: readonly string[]
  /** As we write it: the motivation of the annotation. */
  readonly type: string | undefined
  readonly language: string | undefined
}

/** Empty elements that say "from here on": what they name goes on until the next of its kind. */
const MILESTONES = new Set(['lb', 'cb', 'pb', 'gb', 'milestone'])
/** A wider milestone ends what a narrower one began. */
const WIDTH: Readonly<Record<string, number>> = { lb: 1, milestone: 2, cb: 3, gb: 4, pb: 5 }

/** What never stands within a line: where one of these begins, the line has ended. */
const BLOCKS = new Set(
  'p ab div head figure lg l list item table row cell closer opener front body back text sp'.split(
    ' ',
  ),
)

/** The texts of a document by the id of the zone or surface that `@facs` names, without its `#`. */
export function findTexts(root: XmlElement): ReadonlyMap<string, readonly TextOfZone[]> {
  const texts = new Map<string, readonly TextOfZone[]>()
  const add = (id: string, text: TextOfZone): void => {
    texts.set(id, [...(texts.get(id) ?? []), text])
  }
  for (const { id, text } of [...textsByReference(root), ...embeddedTexts(root)]) add(id, text)
  return texts
}

interface ZoneAndText {
  readonly id: string
  readonly text: TextOfZone
}

function textsByReference(root: XmlElement): readonly ZoneAndText[] {
  const stream = streamOf(root, attributeOf(root, 'lang'))
  return stream.flatMap(({ node, language }, index) => {
    if (typeof node === 'string') return []
    // The beginning of a page names its surface, which is not a text.
    if (node.name === 'surface' || node.name === 'zone' || node.name === 'pb') return []
    const lines = MILESTONES.has(node.name) ? linesFrom(stream, index) : linesOf(node)
    const type = attributeOf(node, 'type')
    const zones = (attributeOf(node, 'facs') ?? '')
      .split(/\s+/)
      .filter((one) => one.startsWith('#'))
    return zones.map((one) => ({ id: one.slice(1), text: { lines, type, language } }))
  })
}

interface Placed {
  readonly node: XmlNode
  /** Said of it or of what it lies in. */
  readonly language: string | undefined
}

/** All elements and texts in the order in which one reads them. */
function streamOf(element: XmlElement, language: string | undefined): readonly Placed[] {
  const found: Placed[] = [{ node: element, language }]
  for (const child of element.children) {
    if (typeof child === 'string') found.push({ node: child, language })
    else for (const one of streamOf(child, attributeOf(child, 'lang') ?? language)) found.push(one)
  }
  return found
}

/** The text after a milestone, until one that is as wide. */
function linesFrom(stream: readonly Placed[], start: number): readonly string[] {
  const begin = stream[start]?.node
  const width = typeof begin === 'object' ? (WIDTH[begin.name] ?? 0) : 0
  const pieces: string[] = []
  // Not a slice: a document has as many milestones as lines, and each would copy all that follows.
  for (let index = start + 1; index < stream.length; index += 1) {
    const node = stream[index]?.node ?? ''
    if (typeof node === 'string') pieces.push(node)
    else if (BLOCKS.has(node.name) && width === 1) break
    else if ((WIDTH[node.name] ?? 0) >= width) break
    else if (node.name === 'lb') pieces.push('\u2028')
  }
  return splitLines(pieces.join(''))
}

/** Tags each for itself; otherwise the lines of the text. */
function linesOf(element: XmlElement): readonly string[] {
  const terms = [...walk(element)].filter(({ name }) => name === 'term')
  if (attributeOf(element, 'type') === 'tagging' && terms.length > 0)
    return terms.map((term) => tidyLines(rawText(term)))
  return splitLines(rawText(element))
}

const splitLines = (text: string): readonly string[] => {
  const tidy = tidyLines(text)
  return tidy === '' ? [] : tidy.split('\n')
}

/** In a document of the sources, the text stands in the zones themselves, often line by line. */
function embeddedTexts(root: XmlElement): readonly ZoneAndText[] {
  const zones = [...walk(root)].filter(({ name }) => name === 'zone')
  return zones.flatMap((zone) => {
    const id = attributeOf(zone, 'id')
    const lines = zone.children.flatMap((child) => {
      if (typeof child === 'string') return splitLines(child)
      return child.name === 'zone' ? [] : splitLines(rawText(child))
    })
    if (id === undefined || lines.length === 0) return []
    return [{ id, text: { lines, type: undefined, language: attributeOf(zone, 'lang') } }]
  })
}
