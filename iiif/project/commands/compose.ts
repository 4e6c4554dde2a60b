import { movedBy } from '../../composition/change-placement.ts'
import { GAP, layOut, magnified, rounded, type LaidOut } from '../../composition/lay-out.ts'
import { wholeOf, type Layer } from '../../composition/layer.ts'
import { scaleOfCanvas, withScale } from '../../composition/physical.ts'
import { paintingInOrder } from '../../composition/written-order.ts'
import type { LanguageMap } from '../../language-map.ts'
import type { MetadataEntry } from '../../presentation/properties.ts'
import type { Command } from '../command.ts'
import {
  findRecord,
  getRecord,
  manifestOf,
  type CanvasRecord,
  type Project,
  type RecordId,
} from '../model.ts'
import { entryOf } from '../import/read-values.ts'
import type { PaintingAnnotation, PhysicalScale } from '../painting.ts'
import { insertItems, type NewId } from './canvases.ts'
import { addRecord, changeRecord } from './changes.ts'

export interface Composing {
  readonly canvases: readonly RecordId[]
  readonly newId: NewId
  readonly label: LanguageMap
  /** What the entry is called that says what the composition is made of, such as "Composed of". */
  readonly madeOf: LanguageMap
  /** What is known of the size of an image from elsewhere, such as from its file. */
  readonly scaleOf?: (layer: Layer) => PhysicalScale | undefined
}

/**
 * A new canvas behind the last of these, with the images of all of them as its layers. It says what it is made of, and
 * who must be named; the canvases themselves stay as they are.
 */
export function composeCanvases(project: Project, composing: Composing): Command {
  const { canvases, newId, label, madeOf, scaleOf } = composing
  const records = canvases.map((id) => getRecord(project, 'Canvas', id))
  const id = newId()
  const laidOut = layOut(records, newId, scaleOf)
  const canvas: CanvasRecord = {
    type: 'Canvas',
    id,
    label,
    metadata: [{ label: madeOf, value: namesOf(project, records) }],
    ...creditOf(project, records),
    behavior: [],
    ...serviceOf(laidOut),
    width: laidOut.width,
    height: laidOut.height,
    painting: laidOut.painting,
    annotations: [],
  }
  const { items } = manifestOf(project)
  const at = Math.max(-1, ...canvases.map((one) => items.indexOf(one))) + 1
  return {
    label: { key: 'composeCanvases', count: records.length },
    change: [addRecord(canvas), ...insertItems(project, [id], at)],
  }
}

/** The images of other canvases as further layers, at the right of what is there; to its scale where both are known. */
export function addLayers(
  project: Project,
  {
    canvas: id,
    canvases,
    newId,
    scaleOf,
  }: Omit<Composing, 'label' | 'madeOf'> & { readonly canvas: RecordId },
): Command {
  const canvas = getRecord(project, 'Canvas', id)
  const records = canvases.map((one) => getRecord(project, 'Canvas', one))
  const laidOut = layOut(records, newId, scaleOf)
  const scale = scaleOfCanvas(canvas)
  const factor = scale === undefined || laidOut.scale === undefined ? 1 : laidOut.scale / scale
  const left = Math.round(canvas.width + laidOut.height * factor * GAP)
  const added = laidOut.painting.map(({ placement, ...one }): PaintingAnnotation => ({
    ...one,
    ...(placement && {
      placement: rounded(movedBy(magnified(placement, factor), { x: left, y: 0 })),
    }),
  }))
  const size = {
    width: Math.max(canvas.width, Math.ceil(left + laidOut.width * factor)),
    height: Math.max(canvas.height, Math.ceil(laidOut.height * factor)),
  }
  // What lay on the whole canvas lies where it lay, though the canvas becomes larger.
  const before = canvas.painting.map((one): PaintingAnnotation => ({
    ...one,
    placement: one.placement ?? wholeOf(canvas),
  }))
  return {
    label: { key: 'addLayers', count: added.length },
    change: changeRecord(
      project,
      { type: 'Canvas', id },
      { painting: [...before, ...added].map(paintingInOrder), ...size },
    ),
  }
}

const serviceOf = ({ scale }: LaidOut): Pick<CanvasRecord, 'service'> => {
  const service = withScale(undefined, scale)
  return service ? { service } : {}
}

/** What each leaf is called, with the source that it was taken from, each once. */
function namesOf(project: Project, records: readonly CanvasRecord[]): LanguageMap {
  const names = records.map((record) => {
    const origin =
      record.origin === undefined ? undefined : getRecord(project, 'Origin', record.origin)
    const source = origin && findRecord(project, 'Source', origin.source)
    return [record.label, source?.label].flatMap((label) => textOf(label)).join(', ')
  })
  return { none: [...new Set(names.filter((name) => name !== ''))] }
}

const textOf = (label: LanguageMap | undefined): readonly string[] => {
  const texts = label && (label['none'] ?? Object.values(label)[0])
  return texts && texts.length > 0 ? [texts.join('; ')] : []
}

/**
 * The statements that must be shown with the leaves, together; and their rights where all of them have the same. Where
 * a leaf says nothing, what its source says of itself holds.
 */
function creditOf(
  project: Project,
  records: readonly CanvasRecord[],
): Pick<CanvasRecord, 'requiredStatement' | 'rights'> {
  const said = records.map((record) => saidOf(project, record))
  const statements = said.flatMap(({ requiredStatement }) => requiredStatement ?? [])
  const [first] = statements
  const rights = new Set(said.map((one) => one.rights))
  const [only] = rights
  return {
    ...(first && {
      requiredStatement: {
        label: first.label,
        value: statements.map(({ value }) => value).reduce(joined),
      },
    }),
    ...(rights.size === 1 && only !== undefined && { rights: only }),
  }
}

interface Said {
  readonly requiredStatement?: MetadataEntry | undefined
  readonly rights?: string | undefined
}

function saidOf(project: Project, record: CanvasRecord): Said {
  const origin =
    record.origin === undefined ? undefined : getRecord(project, 'Origin', record.origin)
  const head = origin && findRecord(project, 'Source', origin.source)?.head
  const stated = head?.['requiredStatement']
  const rights = head?.['rights']
  return {
    requiredStatement: record.requiredStatement ?? (stated ? entryOf(stated) : undefined),
    rights: record.rights ?? (typeof rights === 'string' ? rights : undefined),
  }
}

function joined(one: LanguageMap, other: LanguageMap): LanguageMap {
  const languages = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries(
    [...languages].map((language) => [
      language,
      [...new Set([...(one[language] ?? []), ...(other[language] ?? [])])],
    ]),
  )
}
