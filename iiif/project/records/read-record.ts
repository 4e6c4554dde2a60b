import {
  SELECTION_KINDS,
  SHAPE_KINDS,
  type Selection,
  type Shape,
  type ShapeKind,
} from '../../annotation/selectors/index.ts'
import { VIEWING_DIRECTIONS } from '../../presentation/properties.ts'
import type { Repair } from '../../presentation/repair.ts'
import {
  listOf,
  oneOf,
  optional,
  readFilledString,
  readNumber,
  readObject,
  readPositive,
  readString,
  recordOf,
  Unreadable,
  type Reader,
} from '../../reading.ts'
import { API_VERSIONS } from '../../validation/finding.ts'
import type { Change, RecordChange } from '../change.ts'
import {
  MOTIVATIONS,
  SOURCE_KINDS,
  type AnnotationRecord,
  type CanvasRecord,
  type CollectionItem,
  type CollectionRecord,
  type FolderRecord,
  type ManifestRecord,
  type OriginRecord,
  type ProjectRecord,
  type RangeItem,
  type RangeRecord,
  type RecordType,
  type ReferredResource,
  type SourceRecord,
  type TextualBody,
} from '../model.ts'
import {
  descriptive,
  readId,
  readJsonList,
  readLanguageMap,
  readStart,
} from './read-descriptive.ts'
import { readJsonObject } from './read-json.ts'
import { readFlattened, readPainting, readWebAddress } from './read-painting.ts'

const readTextualBody: Reader<TextualBody> = recordOf({
  value: readString,
  language: optional(readFilledString),
})

const readRepair: Reader<Repair> = recordOf({
  code: readFilledString,
  path: readString,
  sentence: readFilledString,
})

const readPoint = recordOf({ x: readNumber, y: readNumber })

const BOX = { x: readNumber, y: readNumber, width: readNumber, height: readNumber }

/** A row for each kind of shape: what it holds beside its kind. */
const SHAPES: {
  readonly [Kind in ShapeKind]: Reader<Extract<Shape, { kind: Kind }>>
} = {
  rectangle: recordOf({ kind: oneOf(['rectangle']), ...BOX }),
  ellipse: recordOf({ kind: oneOf(['ellipse']), ...BOX }),
  polygon: recordOf({ kind: oneOf(['polygon']), points: listOf(readPoint) }),
  line: recordOf({ kind: oneOf(['line']), points: listOf(readPoint) }),
  point: recordOf({ kind: oneOf(['point']), x: readNumber, y: readNumber }),
}

const readShape: Reader<Shape> = (value, where) => {
  const kind = oneOf(SHAPE_KINDS)(readObject(value, where)['kind'], `${where}.kind`)
  return SHAPES[kind](value, where)
}

const readWhole: Reader<Selection> = recordOf({ kind: oneOf(['whole']) })
const readSeveral: Reader<Selection> = recordOf({
  kind: oneOf(['several']),
  parts: listOf(readShape),
})

const readSelection: Reader<Selection> = (value, where) => {
  const kind = oneOf(SELECTION_KINDS)(readObject(value, where)['kind'], `${where}.kind`)
  if (kind === 'whole') return readWhole(value, where)
  return kind === 'several' ? readSeveral(value, where) : SHAPES[kind](value, where)
}

const readRangeItem: Reader<RangeItem> = (value, where) =>
  typeof value === 'string'
    ? readId(value, where)
    : recordOf({ canvas: readId, part: readSelection })(value, where)

const readReferred: Reader<ReferredResource> = recordOf({
  id: readWebAddress,
  type: oneOf(['Manifest', 'Collection']),
  label: readLanguageMap,
  thumbnail: optional(readJsonList),
})

const readCollectionItem: Reader<CollectionItem> = (value, where) =>
  typeof value === 'string' ? readId(value, where) : readReferred(value, where)

/** A row for each type of record: every field of it, read. */
export const RECORD_READERS: {
  readonly [Type in RecordType]: Reader<Extract<ProjectRecord, { type: Type }>>
} = {
  Collection: recordOf({
    type: oneOf(['Collection']),
    id: readId,
    ...descriptive,
    viewingDirection: optional(oneOf(VIEWING_DIRECTIONS)),
    services: optional(readJsonList),
    items: listOf(readCollectionItem),
  }) satisfies Reader<CollectionRecord>,
  Manifest: recordOf({
    type: oneOf(['Manifest']),
    id: readId,
    ...descriptive,
    viewingDirection: optional(oneOf(VIEWING_DIRECTIONS)),
    items: listOf(readId),
    start: optional(readStart),
    services: optional(readJsonList),
    structures: optional(listOf(readId)),
  }) satisfies Reader<ManifestRecord>,
  Canvas: recordOf({
    type: oneOf(['Canvas']),
    id: readId,
    ...descriptive,
    width: readPositive,
    height: readPositive,
    duration: optional(readPositive),
    painting: listOf(readPainting),
    flattened: optional(readFlattened),
    annotations: listOf(readId),
  }) satisfies Reader<CanvasRecord>,
  Range: recordOf({
    type: oneOf(['Range']),
    id: readId,
    ...descriptive,
    viewingDirection: optional(oneOf(VIEWING_DIRECTIONS)),
    start: optional(readStart),
    supplementary: optional(readJsonObject),
    items: listOf(readRangeItem),
  }) satisfies Reader<RangeRecord>,
  Annotation: recordOf({
    type: oneOf(['Annotation']),
    id: readId,
    canvas: readId,
    motivation: oneOf(MOTIVATIONS),
    bodies: listOf(readTextualBody),
    target: readSelection,
    origin: optional(readId),
  }) satisfies Reader<AnnotationRecord>,
  Folder: recordOf({
    type: oneOf(['Folder']),
    id: readId,
    location: readFilledString,
    prefix: readString,
  }) satisfies Reader<FolderRecord>,
  Source: recordOf({
    type: oneOf(['Source']),
    id: readId,
    kind: oneOf(SOURCE_KINDS),
    address: optional(readWebAddress),
    file: optional(readFilledString),
    label: readLanguageMap,
    version: optional(oneOf(API_VERSIONS)),
    fetched: readFilledString,
    hash: optional(readFilledString),
    head: optional(readJsonObject),
    document: optional(readJsonObject),
    repairs: optional(listOf(readRepair)),
  }) satisfies Reader<SourceRecord>,
  Origin: recordOf({
    type: oneOf(['Origin']),
    id: readId,
    source: readId,
    address: readFilledString,
    resource: readJsonObject,
    original: optional(readJsonObject),
  }) satisfies Reader<OriginRecord>,
}

const RECORD_TYPES = Object.keys(RECORD_READERS) as readonly RecordType[]

/** A record of any type, as the window sends it. */
export const readRecord: Reader<ProjectRecord> = (value, where) => {
  const type = oneOf(RECORD_TYPES)(readObject(value, where)['type'], `${where}.type`)
  return RECORD_READERS[type](value, where)
}

const readRecordChangeFields = recordOf({
  id: readId,
  before: optional(readRecord),
  after: optional(readRecord),
})

const readRecordChange: Reader<RecordChange> = (value, where) => {
  const change = readRecordChangeFields(value, where)
  for (const record of [change.before, change.after]) {
    if (record && record.id !== change.id)
      throw new Unreadable(`${where}.id`, 'the id of its record')
  }
  return change
}

/** A change, as the window hands it over. */
export const readChange: Reader<Change> = listOf(readRecordChange)
