import type { PageUnits } from '../found.ts'
import { addressIn, isRecord, listOf, textAt, typesOf, valueAt, type JsonRecord } from './json.ts'

/** What stands where an annotation is expected. */
export interface PlacedAnnotation {
  readonly value: unknown
  /** From the top of the document, as `items[3]`. */
  readonly path: string
  /** The canvas that it belongs to by where it stands, for annotations that do not say. */
  readonly canvas?: string
  /** The size of that canvas. */
  readonly units?: PageUnits
}

/** Every annotation of a document, wherever its kind keeps them; undefined for documents that keep none. */
export function findAnnotations(document: unknown): readonly PlacedAnnotation[] | undefined {
  if (Array.isArray(document)) {
    const isList = document.some((value) => isRecord(value) && containerOf(value) !== undefined)
    return isList ? document.flatMap((value, index) => inOne(value, `[${index}]`)) : undefined
  }
  return isRecord(document) && containerOf(document) ? inOne(document, '') : undefined
}

/** A list of lists of lists is nothing that a program writes. */
const inOne = (value: unknown, path: string): readonly PlacedAnnotation[] => {
  const container = isRecord(value) ? containerOf(value) : undefined
  return isRecord(value) && container ? container(value, path) : [{ value, path }]
}

type Container = (object: JsonRecord, path: string) => readonly PlacedAnnotation[]

const CONTAINERS: Readonly<Record<string, Container>> = {
  Annotation: (value, path) => [{ value, path }],
  AnnotationPage: (page, path) => inPage(page, path),
  AnnotationList: (page, path) => inPage(page, path),
  AnnotationCollection: (collection, path) => [
    ...inPages(listOf(valueAt(collection, 'first')), join(path, 'first')),
    ...inPages(listOf(valueAt(collection, 'items')), join(path, 'items')),
  ],
  Layer: (layer, path) =>
    inPages(listOf(valueAt(layer, 'otherContent')), join(path, 'otherContent')),
  Manifest: (manifest, path) => [
    ...listOf(valueAt(manifest, 'items')).flatMap((canvas, index) =>
      inCanvas(canvas, `${join(path, 'items')}[${index}]`),
    ),
    ...listOf(valueAt(manifest, 'sequences')).flatMap((sequence, index) =>
      inSequence(sequence, `${join(path, 'sequences')}[${index}]`),
    ),
  ],
  Canvas: (canvas, path) => inCanvas(canvas, path),
}

function containerOf(object: JsonRecord): Container | undefined {
  const type = typesOf(object).find((type) => Object.hasOwn(CONTAINERS, type))
  return type === undefined ? undefined : CONTAINERS[type]
}

/** Pages that are named but not here are not fetched. */
const inPages = (pages: readonly unknown[], path: string): readonly PlacedAnnotation[] =>
  pages.flatMap((page, index) => {
    const own = pages.length === 1 && path.endsWith('first') ? path : `${path}[${index}]`
    return isRecord(page) ? inPage(page, own) : []
  })

function inPage(page: JsonRecord, path: string): readonly PlacedAnnotation[] {
  const key = valueAt(page, 'items') === undefined ? 'resources' : 'items'
  return listOf(valueAt(page, key)).map((value, index) => ({
    value,
    path: `${join(path, key)}[${index}]`,
  }))
}

const inSequence = (sequence: unknown, path: string): readonly PlacedAnnotation[] =>
  isRecord(sequence)
    ? listOf(valueAt(sequence, 'canvases')).flatMap((canvas, index) =>
        inCanvas(canvas, `${join(path, 'canvases')}[${index}]`),
      )
    : []

function inCanvas(canvas: unknown, path: string): readonly PlacedAnnotation[] {
  if (!isRecord(canvas)) return []
  const width = valueAt(canvas, 'width')
  const height = valueAt(canvas, 'height')
  const hasSize = typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0
  const address = addressIn(canvas)
  const key = textAt(canvas, '@type') === undefined ? 'annotations' : 'otherContent'
  return inPages(listOf(valueAt(canvas, key)), join(path, key)).map((placed) => ({
    ...placed,
    ...(address !== undefined && { canvas: address }),
    ...(hasSize && { units: { kind: 'page' as const, width, height } }),
  }))
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)
