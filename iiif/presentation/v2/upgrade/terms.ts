/** The classes of version 2.x and their names in version 3.0. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['sc:Collection', 'Collection'],
  ['sc:Manifest', 'Manifest'],
  ['sc:Sequence', 'Range'],
  ['sc:Canvas', 'Canvas'],
  ['sc:Range', 'Range'],
  ['sc:Layer', 'AnnotationCollection'],
  ['sc:AnnotationList', 'AnnotationPage'],
  ['oa:Annotation', 'Annotation'],
  ['dctypes:Image', 'Image'],
  ['dctypes:Text', 'Text'],
  ['dctypes:Sound', 'Sound'],
  ['dctypes:MovingImage', 'Video'],
  ['dctypes:Dataset', 'Dataset'],
])

/** A type of version 2.x in version 3.0; undefined when it has none there. */
export const typeIn3 = (type: unknown): string | undefined =>
  typeof type === 'string' ? TYPES.get(type) : undefined

/** What a resource of this media type is, for links whose type version 2.x does not tell. */
export function typeOfFormat(format: unknown): string | undefined {
  if (typeof format !== 'string') return undefined
  const text = format.toLowerCase()
  if (text.startsWith('image/')) return 'Image'
  if (text.startsWith('audio/')) return 'Sound'
  if (text.startsWith('video/')) return 'Video'
  if (text.startsWith('model/')) return 'Model'
  if (/[/+](xml|json|ld\+json|csv|n-triples|turtle)\b/.test(text)) return 'Dataset'
  if (text.startsWith('text/') || /\/(pdf|epub\+zip|msword|rtf)\b/.test(text)) return 'Text'
  return 'Dataset'
}

/**
 * Every property that version 2.x defines. What is not among them belongs to an extension, or to nobody:
 * it goes along as it is.
 */
export const PROPERTIES_OF_2: ReadonlySet<string> = new Set([
  '@context',
  '@id',
  '@type',
  ...'label metadata description thumbnail attribution license logo viewingDirection viewingHint navDate'.split(
    ' ',
  ),
  ...'format height width seeAlso service related rendering within startCanvas contentLayer'.split(
    ' ',
  ),
  ...'first last total next prev startIndex collections manifests members sequences structures'.split(
    ' ',
  ),
  ...'canvases ranges images otherContent resources resource on motivation full selector default'.split(
    ' ',
  ),
  ...'item chars style stylesheet'.split(' '),
])
