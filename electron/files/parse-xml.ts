import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { ParseXml } from '../../iiif/annotation/formats/read-file.ts'
import type { XmlElement, XmlNode } from '../../iiif/annotation/formats/xml-tree.ts'
import { problem } from '../../iiif/problem.ts'

/** Elements of HTML that are never closed. */
const UNPAIRED = ['br', 'hr', 'img', 'input', 'link', 'meta']
/** More than any document of a page nests, and few enough for every step that goes down into it. */
const DEEPEST = 200

const ATTRIBUTES = ':@'
const TEXT = '#text'

/** Nothing is fetched, nothing is expanded but the five entities of XML and the numbers of characters. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  captureMetaData: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  unpairedTags: UNPAIRED,
  maxNestedTags: DEEPEST,
})

/**
 * Parses a document of annotations: XML, or HTML that is written like it.
 *
 * @throws Problem `annotations/xml-broken`, `annotations/xml-declares-entities`, `annotations/xml-too-deep`
 */
export const parseXml: ParseXml = ({ name, text }) => {
  // A declaration with a part in brackets can define entities in terms of each other.
  if (/<!DOCTYPE[^>[]*\[/i.test(text)) throw problem('annotations/xml-declares-entities', { name })
  const verdict = XMLValidator.validate(text, { unpairedTags: UNPAIRED })
  if (verdict !== true) {
    const { line, col: column } = verdict.err
    throw problem('annotations/xml-broken', { name, line, column })
  }
  const lineAt = lineCounter(text)
  const [root] = parseNodes(text, name).flatMap((node) => readNode(node, lineAt))
  if (root === undefined || typeof root === 'string') {
    throw problem('annotations/xml-broken', { name, line: 1, column: 1 })
  }
  return root
}

/** A node as the parser gives it: its name leads to its children. */
type ParsedNode = Readonly<Record<string, unknown>>

function parseNodes(text: string, name: string): readonly ParsedNode[] {
  try {
    const nodes = parser.parse(text) as readonly ParsedNode[]
    return nodes.filter((node) => !Object.hasOwn(node, TEXT))
  } catch (error) {
    // All that the parser refuses of what is well formed: too deep a nesting, and names that no format has.
    if (error instanceof Error) throw problem('annotations/xml-too-deep', { name })
    throw error
  }
}

function readNode(node: ParsedNode, lineAt: (index: number) => number): readonly XmlNode[] {
  const text = node[TEXT]
  if (typeof text === 'string') return [text]
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES)
  if (name === undefined) return []
  const children = node[name] as readonly ParsedNode[]
  const attributes = (node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>
  const element: XmlElement = {
    name,
    attributes: new Map(Object.entries(attributes)),
    children: children.flatMap((child) => readNode(child, lineAt)),
    line: lineAt(startOf(node)),
  }
  return [element]
}

function startOf(node: ParsedNode): number {
  const symbol = XMLParser.getMetaDataSymbol() as unknown as symbol
  const found = (node as Readonly<Record<symbol, { readonly startIndex?: number } | undefined>>)[
    symbol
  ]
  return found?.startIndex ?? 0
}

/** The line of a place in the text, from 1. */
function lineCounter(text: string): (index: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index)
  return (index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if ((ends[middle] ?? 0) < index) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}
