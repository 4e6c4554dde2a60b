import type { LanguageMap } from '../language-map.ts'
import { jsonObject, type JsonObject } from '../presentation/json.ts'
import { isPhysical } from '../composition/physical.ts'
import { protectPlainText } from '../presentation/markup.ts'
import type { MetadataEntry } from '../presentation/properties.ts'
import type { DescribedRecord } from '../project/model.ts'
import { addressOf } from './addresses.ts'
import { nameLinks, nameProviders } from './compose-links.ts'
import { composePicture, composeSideCanvas, type Composing } from './compose-beside.ts'

interface Description {
  readonly label: LanguageMap
  readonly summary?: LanguageMap
  readonly metadata: readonly MetadataEntry[]
  readonly requiredStatement?: MetadataEntry
  readonly rights?: string
  readonly behavior: readonly string[]
  readonly stated?: JsonObject
}

/**
 * What describes a resource to a reader, without what was left empty: fields that nobody filled in are not published.
 * The picture that the scholar chose is its thumbnail.
 */
export function composeDescription(record: DescribedRecord, composing: Composing): Description {
  const summary = record.summary && protect(withoutEmpty(record.summary))
  const requiredStatement = record.requiredStatement && composeEntry(record.requiredStatement)
  const { rights } = record
  const stated = composeStated(record, composing)
  return {
    label: withoutEmpty(record.label),
    ...(summary && hasText(summary) && { summary }),
    metadata: record.metadata.map(composeEntry).filter(isComplete),
    ...(requiredStatement && isComplete(requiredStatement) && { requiredStatement }),
    ...(rights !== undefined && rights !== '' && { rights }),
    behavior: record.behavior,
    ...(Object.keys(stated).length > 0 && { stated }),
  }
}

/** What is kept in the terms of version 3.0, in the order of its specification. Empty lists say nothing. */
const composeStated = (record: DescribedRecord, composing: Composing): JsonObject =>
  jsonObject({
    thumbnail: record.picture ? [composePicture(record.picture, composing)] : record.thumbnail,
    provider: record.provider && nameProviders(record.provider),
    navDate: record.navDate === '' ? undefined : record.navDate,
    navPlace: record.navPlace,
    placeholderCanvas:
      record.placeholderCanvas && composeSideCanvas(record.placeholderCanvas, composing),
    accompanyingCanvas:
      record.accompanyingCanvas && composeSideCanvas(record.accompanyingCanvas, composing),
    homepage: record.homepage && nameLinks(record.homepage),
    seeAlso: record.seeAlso,
    rendering: record.rendering && nameLinks(record.rendering),
    service: record.service && nameServices(record.service, record, composing),
    services: 'services' in record ? record.services : undefined,
    partOf: record.partOf,
    supplementary: 'supplementary' in record ? record.supplementary : undefined,
  })

/** A service that says how large a canvas is has no address of its own: it gets one below that of the canvas. */
const nameServices = (
  services: readonly JsonObject[],
  { type, id }: DescribedRecord,
  { options }: Composing,
): readonly JsonObject[] =>
  services.map((service) =>
    type === 'Canvas' && isPhysical(service) && !('id' in service || '@id' in service)
      ? { id: `${addressOf(options, 'canvas', id)}/physdim`, ...service }
      : service,
  )

const composeEntry = ({ label, value }: MetadataEntry): MetadataEntry => ({
  label: withoutEmpty(label),
  value: protect(withoutEmpty(value)),
})

const isComplete = ({ label, value }: MetadataEntry): boolean => hasText(label) && hasText(value)

const hasText = (map: LanguageMap): boolean => Object.keys(map).length > 0

const withoutEmpty = (map: LanguageMap): LanguageMap =>
  mapTexts(map, (texts) => texts.filter((text) => text.trim() !== ''))

const protect = (map: LanguageMap): LanguageMap =>
  mapTexts(map, (texts) => texts.map(protectPlainText))

function mapTexts(
  map: LanguageMap,
  change: (texts: readonly string[]) => readonly string[],
): LanguageMap {
  const entries = Object.entries(map).map(([language, texts]) => [language, change(texts)] as const)
  return Object.fromEntries(entries.filter(([, texts]) => texts.length > 0))
}
