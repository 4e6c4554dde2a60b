import { has, isObject, listOf, valueOf } from '../../../validation/value.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'
import { addressBelow } from '../upgrade/canvas.ts'
import { downgradeAnnotation, writeAnnotation } from './content.ts'
import { downgradeDescription, textOf } from './describe.ts'
import { downgradeRendering, oneOrSeveral, wholeOf } from './links.ts'
import { extensionsOf3, hintOf } from './terms.ts'

/** A resource of version 2.x, and the annotation lists that are documents of their own there. */
export interface Downgraded {
  readonly resource: JsonObject
  /** Without their contexts. */
  readonly lists: readonly JsonObject[]
}

/** Where neither the canvas nor what is painted on it tells a size, in units of the canvas. */
const UNKNOWN_SIDE = 1000

const annotationsIn = (pages: readonly JsonObject[]): readonly JsonObject[] =>
  pages.flatMap((page) => objectsIn(page, 'items'))

export const objectsIn = (value: JsonObject, property: string): readonly JsonObject[] =>
  listOf(valueOf(value, property)).filter(isObject) as JsonObject[]

/** `number`: its place in the object, from 1; a canvas must have a label, and this serves where it has none. */
export function downgradeCanvas(canvas: JsonObject, number: number): Downgraded {
  const id = textOf(canvas, 'id') ?? ''
  const painted = annotationsIn(objectsIn(canvas, 'items')).flatMap(splitPainting)
  const pages = objectsIn(canvas, 'annotations')
  const texts = painted.filter(({ kind }) => kind === 'text').map(({ written }) => written)
  const textList = writePaintedTexts(id, texts)
  const media = painted.filter(({ kind }) => kind === 'media').map(({ written }) => written)
  const described = downgradeDescription(canvas)
  return {
    resource: {
      '@id': id,
      '@type': 'sc:Canvas',
      label: String(number),
      ...described,
      ...jsonObject({
        rendering: oneOrSeveral([...listOf(described['rendering']), ...media] as readonly Json[]),
        viewingHint: hintOf(canvas, 'Canvas'),
      }),
      height: wholeOf(canvas, 'height') ?? sideOfPainted(painted, 'height'),
      width: wholeOf(canvas, 'width') ?? sideOfPainted(painted, 'width'),
      ...jsonObject({
        images: painted.filter(({ kind }) => kind === 'image').map(({ written }) => written),
        otherContent: [...textList, ...pages].map(referenceTo),
      }),
      ...extensionsOf3(canvas),
    },
    lists: [...textList, ...pages.filter((page) => has(page, 'items')).map(downgradePage)],
  }
}

/** Texts that are painted are annotations of a list: `images` of a canvas holds pictures only. */
const writePaintedTexts = (id: string, resources: readonly JsonObject[]): readonly JsonObject[] =>
  resources.length === 0
    ? []
    : [{ '@id': addressBelow(id, 'list/painted'), '@type': 'sc:AnnotationList', resources }]

const referenceTo = (page: JsonObject): JsonObject => ({
  '@id': textOf(page, '@id') ?? textOf(page, 'id') ?? '',
  '@type': 'sc:AnnotationList',
})

/** An annotation page as the list that it is in version 2.x. */
export const downgradePage = (page: JsonObject): JsonObject => ({
  '@id': textOf(page, 'id') ?? '',
  '@type': 'sc:AnnotationList',
  ...downgradeDescription(page),
  resources: objectsIn(page, 'items').flatMap(downgradeAnnotation),
  ...extensionsOf3(page),
})

interface Painted {
  readonly kind: 'image' | 'text' | 'media'
  readonly written: JsonObject
  readonly body: JsonObject
}

/** What a painting annotation puts on the canvas, each body where version 2.x has a place for it. */
function splitPainting(annotation: JsonObject): readonly Painted[] {
  const bodies = listOf(valueOf(annotation, 'body')).filter(isObject) as readonly JsonObject[]
  return bodies.flatMap((body, index): readonly Painted[] => {
    const [image, ...media] = splitBody(body)
    const kind = image === undefined ? undefined : kindOf(image)
    const painted =
      image === undefined || kind === undefined || kind === 'media'
        ? []
        : [{ kind, body: image, written: writeAnnotation(annotation, image, index) }]
    const others = kind === 'media' && image ? [image, ...media] : media
    return [
      ...painted,
      ...others.map((other) => ({
        kind: 'media' as const,
        body: other,
        written: downgradeRendering(other),
      })),
    ]
  })
}

/** Of a choice between pictures and films the pictures stay a choice; the films stand alone. */
function splitBody(body: JsonObject): readonly JsonObject[] {
  if (valueOf(body, 'type') !== 'Choice') return [body]
  const items = objectsIn(body, 'items')
  const images = items.filter((item) => kindOf(item) === 'image')
  const others = items.filter((item) => kindOf(item) !== 'image')
  return images.length > 0 ? [{ ...body, items: images }, ...others] : others
}

function kindOf(body: JsonObject): Painted['kind'] {
  switch (valueOf(body, 'type')) {
    case 'Image':
    case 'Choice':
      return 'image'
    case 'TextualBody':
    case 'Text':
      return 'text'
    case 'SpecificResource': {
      const source = valueOf(body, 'source')
      return isObject(source) ? kindOf(source as JsonObject) : 'image'
    }
    default:
      return 'media'
  }
}

const sideOfPainted = (painted: readonly Painted[], side: 'height' | 'width'): number =>
  painted.map(({ body }) => wholeOf(body, side)).find((length) => length !== undefined) ??
  UNKNOWN_SIDE
