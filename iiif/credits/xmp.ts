import { formatElement, formatTextElement } from '../annotation/formats/xml-text.ts'
import type { Credit } from './credit.ts'

/**
 * What is embedded in a picture, so that it says whose it is wherever it goes: in the terms that IPTC and
 * Creative Commons gave to XMP.
 *
 * @param label of the canvas
 * @see https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata
 * @see https://wiki.creativecommons.org/wiki/XMP
 */
export function formatXmp({ statement, rights, provider, source }: Credit, label: string): string {
  const said = [
    ...inAnyLanguage('dc:title', label),
    ...inAnyLanguage('dc:rights', statement ?? rights),
    ...element('dc:source', source?.address ?? source?.label),
    ...element('photoshop:Credit', provider ?? statement),
    ...element('photoshop:Source', source?.label),
    ...element('xmpRights:WebStatement', rights),
    ...(rights === undefined ? [] : [formatElement('cc:license', { 'rdf:resource': rights })]),
  ]
  const description = formatElement('rdf:Description', { 'rdf:about': '', ...NAMESPACES }, said)
  const rdf = formatElement('rdf:RDF', { 'xmlns:rdf': RDF }, [description])
  return [BEGINNING, formatElement('x:xmpmeta', { 'xmlns:x': 'adobe:ns:meta/' }, [rdf]), END].join(
    '\n',
  )
}

/** Programs that know nothing of JPEG find a packet by its first and its last line. */
const BEGINNING = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
const END = '<?xpacket end="w"?>'

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const NAMESPACES = {
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:photoshop': 'http://ns.adobe.com/photoshop/1.0/',
  'xmlns:xmpRights': 'http://ns.adobe.com/xap/1.0/rights/',
  'xmlns:cc': 'http://creativecommons.org/ns#',
} as const

const element = (name: string, text = ''): readonly string[] =>
  text === '' ? [] : [formatTextElement(name, {}, { text })]

const inAnyLanguage = (name: string, text = ''): readonly string[] => {
  if (text === '') return []
  const item = formatTextElement('rdf:li', { 'xml:lang': 'x-default' }, { text })
  return [formatElement(name, {}, [formatElement('rdf:Alt', {}, [item])])]
}
