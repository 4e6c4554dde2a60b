import { has, isObject, listOf, valueOf } from '../../../validation/value.ts'
import { jsonObject, type JsonObject } from '../../json.ts'
import { upgradeAnnotation } from './content.ts'
import { asText, extensionsOf, upgradeDescription } from './describe.ts'
import { linksIn, sideOf } from './links.ts'

/** A canvas: its images as one page of painting annotations, its lists as references. */
export function upgradeCanvas(canvas: JsonObject): JsonObject {
  const id = asText(valueOf(canvas, '@id')) ?? ''
  const images = listOf(valueOf(canvas, 'images')).filter(isObject)
  const { behavior, ...described } = upgradeDescription(canvas, 'Manifest')
  const duration = valueOf(canvas, 'duration')
  const painting = images.map((image, index) => upgradeImage(image as JsonObject, { id, index }))
  return {
    ...jsonObject({
      id: id === '' ? undefined : id,
      type: 'Canvas',
      ...described,
      behavior,
      height: sideOf(canvas, 'height'),
      width: sideOf(canvas, 'width'),
      duration: typeof duration === 'number' ? duration : undefined,
    }),
    items:
      painting.length === 0
        ? []
        : [{ id: addressBelow(id, 'page'), type: 'AnnotationPage', items: painting }],
    ...jsonObject({ annotations: upgradeLists(valueOf(canvas, 'otherContent')) }),
    ...extensionsOf(canvas),
  }
}

interface Place {
  /** Of the canvas. */
  readonly id: string
  readonly index: number
}

/** In `images` everything is painted, whether it says so or not. */
const upgradeImage = (annotation: JsonObject, { id, index }: Place): JsonObject =>
  upgradeAnnotation(
    {
      ...annotation,
      motivation: (valueOf(annotation, 'motivation') as string | undefined) ?? 'sc:painting',
      on: (valueOf(annotation, 'on') as string | undefined) ?? id,
    },
    addressBelow(id, `annotation/${index + 1}`),
  )

/** An address for what had none: below the one that holds it, whose query and fragment count as part of its name. */
export const addressBelow = (id: string, name: string): string =>
  `${id.replace(/[#?]/g, '/').replace(/\/+$/, '')}/${name}`

/** Lists that are named only stay so; those that hold their annotations, against the specification, are kept whole. */
export const upgradeLists = (value: unknown): readonly JsonObject[] =>
  linksIn(value).map(({ id, value: list }) =>
    has(list, 'resources')
      ? upgradeList(list)
      : jsonObject({
          id,
          type: 'AnnotationPage',
          ...upgradeDescription(list, 'AnnotationCollection'),
        }),
  )

/** An annotation list as an annotation page. */
export function upgradeList(list: JsonObject): JsonObject {
  const id = asText(valueOf(list, '@id')) ?? ''
  return {
    ...jsonObject({
      id: id === '' ? undefined : id,
      type: 'AnnotationPage',
      ...upgradeDescription(list, 'AnnotationCollection'),
    }),
    items: listOf(valueOf(list, 'resources'))
      .filter(isObject)
      .map((annotation, index) =>
        asSupplement(
          upgradeAnnotation(annotation as JsonObject, addressBelow(id, `annotation/${index + 1}`)),
        ),
      ),
    ...extensionsOf(list),
  }
}

/** Text that version 2.x "paints" from a list is a transcription: version 3.0 paints from the canvas alone. */
function asSupplement(annotation: JsonObject): JsonObject {
  const bodies = listOf(valueOf(annotation, 'body'))
  const isText = bodies.some(
    (body) => isObject(body) && (body['type'] === 'TextualBody' || body['type'] === 'Text'),
  )
  return isText && annotation['motivation'] === 'painting'
    ? { ...annotation, motivation: 'supplementing' }
    : annotation
}
