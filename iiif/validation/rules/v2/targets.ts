import type { InspectedDocument, Resource } from '../../resource.ts'
import { onEach, VERSION_2, type Fault, type Rule } from '../../rule.ts'
import { canvasesIn, findOutside } from '../../targets.ts'
import { isObject, listOf, pointerTo, quote, valueOf, withoutFragment } from '../../value.ts'

/** The motivations of Open Annotation that are in use, and the two that IIIF adds. */
const MOTIVATIONS: ReadonlySet<string> = new Set([
  'sc:painting',
  'sc:supplementing',
  'oa:bookmarking',
  'oa:classifying',
  'oa:commenting',
  'oa:describing',
  'oa:editing',
  'oa:highlighting',
  'oa:identifying',
  'oa:linking',
  'oa:moderating',
  'oa:questioning',
  'oa:replying',
  'oa:tagging',
  'oa:transcribing',
  'oa:assessing',
])

/** What annotations and ranges speak of. */
export const TARGET_RULES_2: readonly Rule[] = [
  {
    id: 'v2/motivation-known',
    versions: VERSION_2,
    section: '5.4 Image Resources',
    sentence: 'The motivation is sc:painting or one of Open Annotation, or the URI of another.',
    severity: 'error',
    check: onEach(['Annotation'], ({ value, path }) =>
      listOf(valueOf(value, 'motivation'))
        .filter(
          (text) => typeof text !== 'string' || (!MOTIVATIONS.has(text) && !/^https?:/.test(text)),
        )
        .map((text) => ({
          path: pointerTo(path, 'motivation'),
          message: `${quote(text)} is not a motivation that viewers know: use sc:painting or oa:commenting, for example.`,
        })),
    ),
  },
  {
    id: 'v2/resource-form',
    versions: VERSION_2,
    section: '5.4 Image Resources',
    sentence: 'The resource of an Annotation is an object, or a URI.',
    severity: 'error',
    check: onEach(['Annotation'], ({ value, path }) =>
      listOf(valueOf(value, 'resource'))
        .filter((body) => typeof body !== 'string' && !isObject(body))
        .map((body) => ({
          path: pointerTo(path, 'resource'),
          message: `The resource must be an object, in { }; here it is ${quote(body)}.`,
        })),
    ),
  },
  {
    id: 'v2/painting-target',
    versions: VERSION_2,
    section: '5.4 Image Resources',
    sentence: 'The images of a Canvas must be on that Canvas.',
    severity: 'error',
    check: onEach(['Annotation'], (annotation) => {
      const { parent, property } = annotation
      if (property !== 'images' || !parent) return []
      const id = valueOf(parent.value, '@id')
      if (id === undefined) return []
      return addressesOf(annotation)
        .filter((address) => withoutFragment(address) !== id)
        .map((address) =>
          onFault(
            annotation,
            `An image must be on its own canvas, ${quote(id)}; here it is on ${quote(address)}.`,
          ),
        )
    }),
  },
  {
    id: 'v2/target-inside-canvas',
    versions: VERSION_2,
    section: '5.3 Canvas',
    sentence: 'Content must not lie outside the Canvas.',
    severity: 'error',
    check: onEach(['Annotation'], (annotation, document) =>
      addressesOf(annotation).flatMap((address) => {
        const outside = findOutside(address, canvasesIn(document))
        return outside ? [onFault(annotation, outside)] : []
      }),
    ),
  },
  {
    id: 'v2/range-canvas-known',
    versions: VERSION_2,
    section: '5.6 Range',
    sentence: 'The canvases of a Range are canvases of the Manifest.',
    severity: 'error',
    check: onEach(['Range'], ({ value, path }, document) =>
      findUnknownCanvases(value, path, document),
    ),
  },
]

const onFault = ({ path }: Resource, message: string): Fault => ({
  path: pointerTo(path, 'on'),
  message,
})

function addressesOf({ value }: Resource): readonly string[] {
  return listOf(valueOf(value, 'on')).flatMap((on) => {
    if (typeof on === 'string') return [on]
    if (!isObject(on)) return []
    const full = valueOf(on, 'full') ?? valueOf(on, '@id')
    const id = isObject(full) ? valueOf(full, '@id') : full
    return typeof id === 'string' ? [id] : []
  })
}

function findUnknownCanvases(
  value: Resource['value'],
  path: string,
  document: InspectedDocument,
): readonly Fault[] {
  const canvases = canvasesIn(document)
  // Canvases of a further sequence are in a document of its own; then it cannot be told which there are.
  const sequences = listOf(valueOf(document.value, 'sequences'))
  if (document.root.class !== 'Manifest' || sequences.length !== 1) return []
  const named = valueOf(value, 'canvases')
  return listOf(named).flatMap((canvas, index) => {
    const id = isObject(canvas) ? valueOf(canvas, '@id') : canvas
    if (typeof id !== 'string' || canvases.has(withoutFragment(id)) || canvases.has(id)) return []
    const place = pointerTo(path, 'canvases')
    return [
      {
        path: Array.isArray(named) ? pointerTo(place, index) : place,
        message: `This range names a canvas that is not in this manifest, ${quote(id)}: correct its id.`,
      },
    ]
  })
}
