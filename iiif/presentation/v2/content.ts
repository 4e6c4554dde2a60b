import { motivationOfVersion2 } from '../../annotation/motivations.ts'
import { jsonObject, type Json, type JsonObject } from '../json.ts'
import type { Annotation, Body, ImageBody, ImageService, Target } from '../model.ts'

/**
 * One annotation of version 2.x for each body: there an annotation has one resource.
 *
 * @see https://iiif.io/api/presentation/2.1/#image-resources
 */
export function writeAnnotations({
  id,
  motivation,
  body,
  target,
}: Annotation): readonly JsonObject[] {
  const on = writeTarget(target)
  const motivations = motivation.map(motivationOfVersion2)
  return body.map((resource, index) =>
    jsonObject({
      '@id': index === 0 ? id : `${id}/${index + 1}`,
      '@type': 'oa:Annotation',
      motivation: motivations.length === 1 ? motivations[0] : motivations,
      resource: writeResource(resource),
      on,
    }),
  )
}

function writeResource(body: Body): JsonObject {
  if (body.type === 'Image') return writeImage(body)
  const { value, format, language } = body
  return jsonObject({ '@type': 'cnt:ContentAsText', chars: value, format, language })
}

export const writeImage = ({ id, format, height, width, service }: ImageBody): JsonObject =>
  jsonObject({
    '@id': id,
    '@type': 'dctypes:Image',
    format,
    height,
    width,
    service: service?.[0] && writeService(service[0]),
  })

/** @see https://iiif.io/api/presentation/2.1/#service */
function writeService({ id, type, profile }: ImageService): JsonObject {
  const version = type === 'ImageService2' ? 2 : 3
  return {
    '@context': `http://iiif.io/api/image/${version}/context.json`,
    '@id': id,
    profile: `http://iiif.io/api/image/${version}/${profile}.json`,
  }
}

/** @see https://iiif.io/api/presentation/2.1/#segments */
function writeTarget(target: Target): Json {
  if (typeof target === 'string') return target
  const { source, selector } = target
  if (selector.type === 'FragmentSelector') return `${source}#${selector.value}`
  return {
    '@type': 'oa:SpecificResource',
    full: source,
    selector: { '@type': ['oa:SvgSelector', 'cnt:ContentAsText'], chars: selector.value },
  }
}
