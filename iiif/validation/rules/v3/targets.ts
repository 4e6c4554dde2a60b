import { findAncestor, type InspectedDocument, type Resource } from '../../resource.ts'
import { replaceWith } from '../../fix.ts'
import { nameOf, onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import { canvasesIn, findOutside } from '../../targets.ts'
import { has, isObject, listOf, pointerTo, quote, valueOf, withoutFragment } from '../../value.ts'

/** What annotations, ranges and the start speak of. */
export const TARGET_RULES_3: readonly Rule[] = [
  {
    id: 'v3/painting-target',
    versions: VERSION_3,
    section: '5.3 Canvas',
    sentence: 'Annotations in the items of a Canvas must target that Canvas.',
    severity: 'error',
    check: onEach(['Annotation'], (annotation) => {
      const canvas = annotation.parent?.property === 'items' ? annotation.parent.parent : undefined
      if (canvas?.class !== 'Canvas') return []
      const id = valueOf(canvas.value, 'id')
      if (id === undefined) return []
      return addressesOf(annotation)
        .filter((address) => withoutFragment(address) !== id)
        .map((address) =>
          targetFault(
            annotation,
            `What is painted must target its own canvas, ${quote(id)}; here it is ${quote(address)}.`,
          ),
        )
    }),
  },
  {
    id: 'v3/annotation-target',
    versions: VERSION_3,
    section: '3.4 annotations',
    sentence: 'Annotations of a resource must target it or a part of it.',
    severity: 'error',
    check: onEach(['Annotation'], (annotation, document) => {
      const holder =
        annotation.parent?.property === 'annotations' ? annotation.parent.parent : undefined
      if (!holder || holder.class === 'Content' || !has(holder.value, 'id')) return []
      const within = idsWithin(holder, document)
      const addresses = addressesOf(annotation)
      if (
        addresses.length === 0 ||
        addresses.some((address) => within.has(withoutFragment(address)))
      )
        return []
      return [
        targetFault(
          annotation,
          `${nameOf(holder)} must be what its annotations are about, or a part of it; this one is about ${quote(addresses[0])}.`,
        ),
      ]
    }),
  },
  {
    id: 'v3/painting-only-in-items',
    versions: VERSION_3,
    section: '5.3 Canvas',
    sentence: 'items of a Canvas hold painting annotations only; annotations hold all others.',
    severity: 'error',
    check: onEach(['Annotation'], (annotation) => {
      const { value, path, parent } = annotation
      const motivations = listOf(valueOf(value, 'motivation'))
      const isPainting = motivations.includes('painting')
      const place = pointerTo(path, 'motivation')
      if (parent?.property === 'annotations' && isPainting) {
        return [
          {
            path: place,
            message: 'A painting annotation belongs in the items of its canvas: move it there.',
          },
        ]
      }
      const isInItems = parent?.property === 'items' && parent.parent?.class === 'Canvas'
      if (!isInItems || isPainting || motivations.length === 0) return []
      return [
        {
          path: place,
          message:
            'Only painting annotations belong in the items of a canvas: move this one to its annotations.',
        },
      ]
    }),
  },
  {
    id: 'v3/motivation-known',
    versions: VERSION_3,
    section: '5.6 Annotation',
    sentence: 'Motivations are written without the prefixes of version 2.',
    severity: 'error',
    check: onEach(['Annotation'], ({ value, path }) =>
      listOf(valueOf(value, 'motivation'))
        .filter((text) => typeof text !== 'string' || /^(sc|oa):/.test(text))
        .map((text) => ({
          path: pointerTo(path, 'motivation'),
          message: `${quote(text)} is not a motivation of version 3: write it without its prefix, like "painting".`,
          fix:
            typeof text === 'string' && valueOf(value, 'motivation') === text
              ? replaceWith('Leave out its prefix.', pointerTo(path, 'motivation'), text.slice(3))
              : undefined,
        })),
    ),
  },
  {
    id: 'v3/target-inside-canvas',
    versions: VERSION_3,
    section: '5.3 Canvas',
    sentence: 'Content must not lie outside the Canvas.',
    severity: 'error',
    check: onEach(['Annotation'], (annotation, document) =>
      addressesOf(annotation).flatMap((address) => {
        const outside = findOutside(address, canvasesIn(document))
        return outside ? [targetFault(annotation, outside)] : []
      }),
    ),
  },
  {
    id: 'v3/content-fits-canvas',
    versions: VERSION_3,
    section: '5.3 Canvas',
    sentence: 'What has a dimension that the Canvas lacks must not be painted on it.',
    severity: 'error',
    check: onEach(['Content'], findUnfit),
  },
  {
    id: 'v3/range-canvas-known',
    versions: VERSION_3,
    section: '5.4 Range',
    sentence: 'The canvases of a Range are canvases of the Manifest.',
    severity: 'error',
    check: onEach(['Reference', 'SpecificResource'], (resource, document) => {
      const { parent, property } = resource
      const isOfRange = parent?.class === 'Range' && property === 'items'
      return isOfRange ? findUnknownCanvas(resource, document, 'This range names a canvas') : []
    }),
  },
  {
    id: 'v3/start-canvas-known',
    versions: VERSION_3,
    section: '3.4 start',
    sentence: 'start names a Canvas of the Manifest, or a part of one.',
    severity: 'error',
    check: onEach(['Reference', 'SpecificResource'], (resource, document) =>
      resource.property === 'start'
        ? findUnknownCanvas(resource, document, 'start names a canvas')
        : [],
    ),
  },
]

const targetFault = (annotation: Resource, message: string): Fault => ({
  path: pointerTo(annotation.path, 'target'),
  message,
})

/** The addresses that an annotation is about, with their fragments. */
export const addressesOf = ({ value }: Resource): readonly string[] =>
  listOf(valueOf(value, 'target')).flatMap((target) => addressesOfTarget(target))

function addressesOfTarget(target: unknown): readonly string[] {
  if (typeof target === 'string') return [target]
  if (!isObject(target)) return []
  const source = valueOf(target, 'source')
  if (source === undefined) return stringsOf(valueOf(target, 'id'))
  const address = isObject(source) ? stringsOf(valueOf(source, 'id')) : stringsOf(source)
  const fragments = listOf(valueOf(target, 'selector')).flatMap((selector) =>
    isObject(selector) && valueOf(selector, 'type') === 'FragmentSelector'
      ? stringsOf(valueOf(selector, 'value'))
      : [],
  )
  return fragments[0] === undefined ? address : address.map((text) => `${text}#${fragments[0]}`)
}

const stringsOf = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : [])

const idsOfHolder = new WeakMap<Resource, ReadonlySet<string>>()

/** The ids of a resource and of everything in it. */
function idsWithin(holder: Resource, { resources }: InspectedDocument): ReadonlySet<string> {
  if (holder.class === 'Canvas') return new Set(stringsOf(valueOf(holder.value, 'id')))
  // Asked for each annotation of the holder, and the same every time.
  const known = idsOfHolder.get(holder)
  if (known) return known
  const inside = resources.filter(
    ({ path }) => path === holder.path || path.startsWith(`${holder.path}/`),
  )
  const ids = new Set(inside.flatMap(({ value }) => stringsOf(valueOf(value, 'id'))))
  idsOfHolder.set(holder, ids)
  return ids
}

function findUnfit({ value, path, property, parent }: Resource): readonly Fault[] {
  const isPainted =
    property === 'body' && listOf(valueOf(parent?.value ?? {}, 'motivation')).includes('painting')
  const canvas = isPainted && parent ? findAncestor(parent, 'Canvas') : undefined
  if (!canvas) return []
  const type = valueOf(value, 'type')
  const needsTime = type === 'Video' || type === 'Sound'
  // Not for videos: a recipe of the IIIF Cookbook paints one on a canvas of time alone.
  const needsSpace = type === 'Image'
  if (needsTime && valueOf(canvas.value, 'duration') === undefined) {
    return [
      { path, message: `A canvas needs a duration to hold ${quote(type)}: add it to the canvas.` },
    ]
  }
  if (needsSpace && valueOf(canvas.value, 'width') === undefined) {
    return [
      {
        path,
        message: `A canvas needs height and width to hold ${quote(type)}: add them to the canvas.`,
      },
    ]
  }
  return []
}

function findUnknownCanvas(
  resource: Resource,
  document: InspectedDocument,
  subject: string,
): readonly Fault[] {
  // A range that is a document of its own speaks of canvases that are elsewhere.
  if (document.root.class !== 'Manifest') return []
  const { value, path } = resource
  const isPart = resource.class === 'SpecificResource'
  if (!isPart && valueOf(value, 'type') !== 'Canvas') return []
  const source = isPart ? valueOf(value, 'source') : valueOf(value, 'id')
  const id = isObject(source) ? valueOf(source, 'id') : source
  if (typeof id !== 'string' || canvasesIn(document).has(withoutFragment(id))) return []
  return [
    { path, message: `${subject} that is not in this manifest, ${quote(id)}: correct its id.` },
  ]
}
