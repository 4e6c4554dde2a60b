import type { Selection } from '../annotation/selectors/index.ts'
import type { LanguageMap } from '../language-map.ts'
import { BEHAVIORS, VIEWING_DIRECTIONS, type MetadataEntry } from '../presentation/properties.ts'
import {
  listOf,
  mapOf,
  oneOf,
  optional,
  readFilledString,
  readNumber,
  readObject,
  readPositive,
  readString,
  readWhole,
  recordOf,
  Unreadable,
  type Reader,
} from '../reading.ts'
import type { Change, RecordChange } from './change.ts'
import {
  MOTIVATIONS,
  type AnnotationRecord,
  type CanvasRecord,
  type FolderRecord,
  type LocalImage,
  type ManifestRecord,
  type PaintingAnnotation,
  type ProjectRecord,
  type RecordId,
  type RecordType,
  type TextualBody,
} from './model.ts'

export const readId: Reader<RecordId> = readFilledString

const readLanguageMap: Reader<LanguageMap> = mapOf(listOf(readString))
const readMetadataEntry: Reader<MetadataEntry> = recordOf({
  label: readLanguageMap,
  value: readLanguageMap,
})

const descriptive = {
  label: readLanguageMap,
  summary: optional(readLanguageMap),
  metadata: listOf(readMetadataEntry),
  requiredStatement: optional(readMetadataEntry),
  rights: optional(readFilledString),
  behavior: listOf(oneOf(BEHAVIORS)),
} as const

const readLocalImage: Reader<LocalImage> = recordOf({
  type: oneOf(['Image']),
  folder: readId,
  path: readFilledString,
  width: readWhole(1),
  height: readWhole(1),
})

const readPainting: Reader<PaintingAnnotation> = recordOf({ id: readId, body: readLocalImage })

const readTextualBody: Reader<TextualBody> = recordOf({
  value: readString,
  language: optional(readFilledString),
})

const readPoint = recordOf({ x: readNumber, y: readNumber })

/** A row for each kind of selection: what it holds beside its kind. */
const SELECTIONS: {
  readonly [Kind in Selection['kind']]: Reader<Extract<Selection, { kind: Kind }>>
} = {
  whole: recordOf({ kind: oneOf(['whole']) }),
  rectangle: recordOf({
    kind: oneOf(['rectangle']),
    x: readNumber,
    y: readNumber,
    width: readNumber,
    height: readNumber,
  }),
  polygon: recordOf({ kind: oneOf(['polygon']), points: listOf(readPoint) }),
}

const readSelection: Reader<Selection> = (value, where) => {
  const kind = oneOf(['whole', 'rectangle', 'polygon'])(
    readObject(value, where)['kind'],
    `${where}.kind`,
  )
  return SELECTIONS[kind](value, where)
}

/** A row for each type of record: every field of it, read. */
export const RECORD_READERS: {
  readonly [Type in RecordType]: Reader<Extract<ProjectRecord, { type: Type }>>
} = {
  Manifest: recordOf({
    type: oneOf(['Manifest']),
    id: readId,
    ...descriptive,
    viewingDirection: optional(oneOf(VIEWING_DIRECTIONS)),
    items: listOf(readId),
  }) satisfies Reader<ManifestRecord>,
  Canvas: recordOf({
    type: oneOf(['Canvas']),
    id: readId,
    ...descriptive,
    width: readPositive,
    height: readPositive,
    painting: listOf(readPainting),
    annotations: listOf(readId),
  }) satisfies Reader<CanvasRecord>,
  Annotation: recordOf({
    type: oneOf(['Annotation']),
    id: readId,
    canvas: readId,
    motivation: oneOf(MOTIVATIONS),
    bodies: listOf(readTextualBody),
    target: readSelection,
  }) satisfies Reader<AnnotationRecord>,
  Folder: recordOf({
    type: oneOf(['Folder']),
    id: readId,
    location: readFilledString,
    prefix: readString,
  }) satisfies Reader<FolderRecord>,
}

/** A record of any type, as the window sends it. */
export const readRecord: Reader<ProjectRecord> = (value, where) => {
  const type = oneOf(['Manifest', 'Canvas', 'Annotation', 'Folder'])(
    readObject(value, where)['type'],
    `${where}.type`,
  )
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
