import type { LanguageMap } from '../../language-map.ts'
import { BEHAVIORS, type MetadataEntry } from '../../presentation/properties.ts'
import {
  listOf,
  mapOf,
  oneOf,
  optional,
  readFilledString,
  readPositive,
  readString,
  recordOf,
  type Reader,
} from '../../reading.ts'
import type { Picture, RecordId, SideCanvas, Start } from '../model.ts'
import { readJsonObject } from './read-json.ts'
import { readArea, readPaintedImage, readPainting } from './read-painting.ts'

export const readId: Reader<RecordId> = readFilledString

export const readLanguageMap: Reader<LanguageMap> = mapOf(listOf(readString))

const readMetadataEntry: Reader<MetadataEntry> = recordOf({
  label: readLanguageMap,
  value: readLanguageMap,
})

export const readJsonList = listOf(readJsonObject)

const readSideCanvas: Reader<SideCanvas> = recordOf({
  id: readId,
  address: optional(readFilledString),
  label: optional(readLanguageMap),
  width: readPositive,
  height: readPositive,
  painting: listOf(readPainting),
})

const readPicture: Reader<Picture> = recordOf({
  image: readPaintedImage,
  part: optional(readArea),
})

export const readStart: Reader<Start> = recordOf({
  canvas: readId,
  selector: optional(readJsonObject),
})

/** The fields of every resource that is described. */
export const descriptive = {
  label: readLanguageMap,
  summary: optional(readLanguageMap),
  metadata: listOf(readMetadataEntry),
  requiredStatement: optional(readMetadataEntry),
  rights: optional(readFilledString),
  behavior: listOf(oneOf(BEHAVIORS)),
  navDate: optional(readFilledString),
  navPlace: optional(readJsonObject),
  thumbnail: optional(readJsonList),
  picture: optional(readPicture),
  provider: optional(readJsonList),
  homepage: optional(readJsonList),
  seeAlso: optional(readJsonList),
  rendering: optional(readJsonList),
  service: optional(readJsonList),
  partOf: optional(readJsonList),
  placeholderCanvas: optional(readSideCanvas),
  accompanyingCanvas: optional(readSideCanvas),
  origin: optional(readId),
} as const
