import { problem } from '../../problem.ts'
import { readAlto } from './alto/read.ts'
import type { FoundFile, FoundPage, RegionLevel } from './found.ts'
import { isHocr, readHocr } from './hocr/read.ts'
import { readPage } from './page/read.ts'
import { readPlainText } from './plain-text.ts'
import { readTable } from './tables/read.ts'
import { readTei } from './tei/read.ts'
import { readWebAnnotations } from './web/read.ts'
import { findAll, type XmlElement } from './xml-tree.ts'

/** A file of annotations as text. */
export interface AnnotationText {
  /** Without folder. */
  readonly name: string
  readonly text: string
}

/** Parses an XML document; it comes from outside, since the domain has no parser of its own. */
export type ParseXml = (file: AnnotationText) => XmlElement

/**
 * What a file says, whatever its format: that is known by what is in it, or by its ending for texts and tables.
 *
 * @param level how finely transcriptions are taken over from formats that have blocks, lines and words
 * @throws Problem `annotations/file-not-understood`, `annotations/file-empty`, `annotations/json-broken`,
 *   `annotations/table-without-text`, and what `parseXml` throws
 */
export function readAnnotationFile(
  file: AnnotationText,
  { level, parseXml }: { readonly level: RegionLevel; readonly parseXml: ParseXml },
): FoundFile {
  const { name } = file
  const start = file.text
    .replace(/^\ufeff/, '')
    .trimStart()
    .slice(0, 1)
  if (start === '') throw problem('annotations/file-empty', { name })
  // A text may begin with any sign; here the name is what tells.
  if (/\.te?xt$/i.test(name)) return { name, pages: readPlainText(file.text) }
  if (/\.(csv|tsv)$/i.test(name)) return { name, pages: readCsv(file) }
  if (start === '{' || start === '[') return { name, pages: readJson(file) }
  if (start === '<') return { name, pages: readXml(file, { level, root: parseXml(file) }) }
  throw problem('annotations/file-not-understood', { name })
}

function readJson(file: AnnotationText): readonly FoundPage[] {
  const pages = readWebAnnotations(parseJson(file))
  if (!pages) throw problem('annotations/file-not-understood', { name: file.name })
  return pages
}

function parseJson({ name, text }: AnnotationText): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw problem('annotations/json-broken', { name })
  }
}

function readXml(
  { name }: AnnotationText,
  { level, root }: { readonly level: RegionLevel; readonly root: XmlElement },
): readonly FoundPage[] {
  switch (root.name) {
    case 'alto':
      return readAlto(root, level)
    case 'PcGts':
      return readPage(root, level)
    case 'html':
      if (isHocr(root)) return readHocr(root, level)
      break
    case 'TEI':
    case 'teiCorpus':
    case 'facsimile':
    case 'sourceDoc':
      if (findAll(root, 'surface').length > 0) return readTei(root)
      break
    default:
      break
  }
  throw problem('annotations/file-not-understood', { name })
}

function readCsv({ name, text }: AnnotationText): readonly FoundPage[] {
  const pages = readTable(text)
  if (!pages) throw problem('annotations/table-without-text', { name })
  return pages
}
