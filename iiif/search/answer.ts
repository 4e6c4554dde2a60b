import { foldText } from '../annotation/listing/fold.ts'
import { jsonObject, type Json, type JsonObject } from '../presentation/json.ts'
import type { Annotation, Manifest } from '../presentation/model.ts'
import { PRESENTATION_DEFINITIONS } from '../presentation/versions.ts'
import type { SearchQuery } from './query.ts'

const CONTEXT = 'http://iiif.io/api/search/2/context.json'

/** The manifest, with the service that searches its annotations. @see https://iiif.io/api/search/2.0/#service-description */
export function withSearchService(manifest: Manifest, address: string): Manifest {
  const { service } = manifest.stated ?? {}
  const others: readonly Json[] = Array.isArray(service) ? service : []
  return {
    ...manifest,
    stated: { ...manifest.stated, service: [...others, { id: address, type: 'SearchService2' }] },
  }
}

/**
 * The annotations of a manifest in which all the words stand, as the manifest has them.
 *
 * @param address of this search, with its query
 * @see https://iiif.io/api/search/2.0/#annotation-page-response
 */
export function answerSearch(manifest: Manifest, query: SearchQuery, address: string): JsonObject {
  const words = foldText(query.q).split(' ')
  const found = manifest.items
    .flatMap(({ annotations = [] }) => annotations.flatMap(({ items }) => items))
    .filter((annotation) => isWanted(annotation, query.motivations))
    .filter((annotation) => query.q.trim() === '' || holdsAll(annotation, words))
  const page = { type: 'AnnotationPage' as const, id: address, items: found }
  const { items = [] } = PRESENTATION_DEFINITIONS['3.0'].writePage(page)
  const head = { '@context': CONTEXT, id: address, type: 'AnnotationPage', ignored: query.ignored }
  // A page without items says that nothing was found, so that its list stays.
  return { ...jsonObject(head), items }
}

function isWanted({ motivation }: Annotation, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true
  return wanted.some((one) =>
    one === 'non-painting' ? !motivation.includes('painting') : motivation.includes(one),
  )
}

function holdsAll({ body }: Annotation, words: readonly string[]): boolean {
  const said = foldText(
    body.flatMap((one) => (one.type === 'TextualBody' ? [one.value] : [])).join(' '),
  )
  return words.every((word) => said.includes(word))
}
