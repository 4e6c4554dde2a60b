/**
 * The addresses in a document that lie in the site, as paths from its folder. What only names a thing (a canvas, an
 * annotation) is not among them: nothing is found there, and nothing need be.
 *
 * @param document a manifest, annotation list or info.json of the site
 */
export function filesNamedIn(document: unknown, base: string): readonly string[] {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look)
    if (typeof value !== 'object' || value === null) return
    const record = value as Readonly<Record<string, unknown>>
    const path = fileOf(record, base)
    if (path !== undefined) found.add(path)
    Object.values(record).forEach(look)
  }
  look(document)
  return [...found]
}

/** Resources that are files of their own, by their type in either version. */
const FILES: ReadonlySet<string> = new Set([
  'Manifest',
  'sc:Manifest',
  'sc:AnnotationList',
  'Image',
  'dctypes:Image',
])
/** Of a service, the description is the file. */
const SERVICES: ReadonlySet<string> = new Set(['ImageService3', 'ImageService2', 'iiif:Image'])

function fileOf(record: Readonly<Record<string, unknown>>, base: string): string | undefined {
  const id = record['id'] ?? record['@id']
  if (typeof id !== 'string' || !id.startsWith(`${base}/`)) return undefined
  const named = record['type'] ?? record['@type']
  const type = typeof named === 'string' ? named : ''
  const path = decodeURIComponent(id.slice(base.length + 1))
  const isService = SERVICES.has(type) || isImageContext(record['@context'])
  if (isService) return `${path}/info.json`
  return FILES.has(type) ? path : undefined
}

const isImageContext = (context: unknown): boolean =>
  typeof context === 'string' && context.includes('/api/image/')
