import type { InspectedDocument, Resource } from './resource.ts'
import { quote, valueOf } from './value.ts'

const cache = new WeakMap<InspectedDocument, ReadonlyMap<string, Resource>>()

/** The canvases of a document by their ids. */
export function canvasesIn(document: InspectedDocument): ReadonlyMap<string, Resource> {
  // Asked for each annotation, and the same every time: a manifest may hold thousands of both.
  const known = cache.get(document)
  if (known) return known
  const canvases = new Map<string, Resource>()
  for (const resource of document.resources) {
    const id = valueOf(resource.value, document.version === '3.0' ? 'id' : '@id')
    if (resource.class === 'Canvas' && typeof id === 'string') canvases.set(id, resource)
  }
  cache.set(document, canvases)
  return canvases
}

/** Says, if a rectangle of a canvas runs over its edge, by what: as a sentence. */
export function findOutside(
  address: string,
  canvases: ReadonlyMap<string, Resource>,
): string | undefined {
  const [id = '', fragment = ''] = address.split('#', 2)
  const canvas = canvases.get(id)
  const found = /(?:^|&)xywh=(pixel:|percent:)?([\d.]+),([\d.]+),([\d.]+),([\d.]+)(?:&|$)/.exec(
    fragment,
  )
  if (!canvas || !found) return undefined
  const [x = 0, y = 0, width = 0, height = 0] = found.slice(2).map(Number)
  const canvasWidth = valueOf(canvas.value, 'width')
  const canvasHeight = valueOf(canvas.value, 'height')
  if (typeof canvasWidth !== 'number' || typeof canvasHeight !== 'number') return undefined
  const [right, bottom] = found[1] === 'percent:' ? [100, 100] : [canvasWidth, canvasHeight]
  if (x + width <= right && y + height <= bottom) return undefined
  return `The part ${quote(fragment)} runs over the edge of its canvas, which is ${canvasWidth} by ${canvasHeight}: make it smaller or move it.`
}
