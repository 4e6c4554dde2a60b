import { localImagesOf } from './images-of.ts'
import {
  findRecord,
  recordsOf,
  type CanvasRecord,
  type CollectionRecord,
  type DescribedRecord,
  type ManifestRecord,
  type Project,
  type ProjectRecord,
  type RangeRecord,
  type RecordId,
  type RecordType,
} from './model.ts'

/**
 * The first thing in a project that contradicts another, as a clause for a sentence; undefined when all
 * is well. Every record that another names is there, and every canvas, range and annotation has its one place:
 * what holds here can be written to the project file and read back the same.
 */
export function findContradiction(project: Project): string | undefined {
  if (!findRecord(project, 'Manifest', project.manifest)) return 'it has no manifest'
  for (const record of project.records.values()) {
    const found = contradictionOf(project, record)
    if (found !== undefined) return found
  }
  return findMisplaced(project)
}

function contradictionOf(project: Project, record: ProjectRecord): string | undefined {
  switch (record.type) {
    case 'Manifest':
    case 'Collection':
    case 'Range':
      return contradictionOfDescribed(project, record) ?? contradictionOfStart(project, record)
    case 'Canvas':
      return (
        contradictionOfDescribed(project, record) ??
        record.painting
          .map(({ id, from }) => contradictionOfOrigin(project, { id, ...from }))
          .find((found) => found !== undefined)
      )
    case 'Annotation':
      return missing(project, 'Canvas', record.canvas)
        ? `the annotation "${record.id}" is on the canvas "${record.canvas}", which is not in it`
        : contradictionOfOrigin(project, record)
    case 'Origin':
      return missing(project, 'Source', record.source)
        ? `"${record.id}" comes from the source "${record.source}", which is not in it`
        : undefined
    case 'Folder':
    case 'Source':
      return undefined
  }
}

const missing = (project: Project, type: RecordType, id: RecordId | undefined): boolean =>
  id !== undefined && !findRecord(project, type, id)

function contradictionOfDescribed(project: Project, record: DescribedRecord): string | undefined {
  return contradictionOfOrigin(project, record) ?? contradictionOfImages(project, record)
}

function contradictionOfOrigin(
  project: Project,
  { id, origin }: { readonly id: RecordId; readonly origin?: RecordId },
): string | undefined {
  return missing(project, 'Origin', origin)
    ? `what "${id}" was when it was taken over, "${origin}", is not in it`
    : undefined
}

function contradictionOfImages(project: Project, record: DescribedRecord): string | undefined {
  const lost = localImagesOf(record).find(({ folder }) => missing(project, 'Folder', folder))
  return lost && `"${record.id}" shows an image of the folder "${lost.folder}", which is not in it`
}

function contradictionOfStart(
  project: Project,
  record: ManifestRecord | CollectionRecord | RangeRecord,
): string | undefined {
  const start = 'start' in record ? record.start : undefined
  return missing(project, 'Canvas', start?.canvas)
    ? `"${record.id}" starts at the canvas "${start?.canvas}", which is not in it`
    : undefined
}

/** What has no place in a list, or two, or is listed and not there. */
function findMisplaced(project: Project): string | undefined {
  const placed = new Set<RecordId>()
  for (const manifest of recordsOf(project, 'Manifest')) {
    const found =
      findMisplacedIn(project, manifest, placed) ?? findMisplacedRange(project, manifest, placed)
    if (found !== undefined) return found
  }
  for (const { id, items } of recordsOf(project, 'Collection')) {
    const own = items.filter((item) => typeof item === 'string')
    const absent = own.find(
      (item) => missing(project, 'Manifest', item) && missing(project, 'Collection', item),
    )
    if (absent !== undefined) return `the collection "${id}" names "${absent}", which is not in it`
  }
  for (const { id, type } of project.records.values()) {
    if (NEEDS_PLACE[type] && !placed.has(id)) return `"${id}" has no place in it`
  }
  return undefined
}

/** Sources and origins stay while nothing needs them: what was cut may be pasted again. */
const NEEDS_PLACE: Readonly<Record<RecordType, boolean>> = {
  Collection: false,
  Manifest: false,
  Canvas: true,
  Range: true,
  Annotation: true,
  Folder: false,
  Source: false,
  Origin: false,
}

function findMisplacedIn(
  project: Project,
  { items }: ManifestRecord,
  placed: Set<RecordId>,
): string | undefined {
  for (const item of items) {
    const canvas = findRecord(project, 'Canvas', item)
    if (!canvas) return `its canvas "${item}" is not in it`
    if (placed.has(item)) return `the canvas "${item}" is in it twice`
    placed.add(item)
    const found = findMisplacedOn(project, canvas, placed)
    if (found !== undefined) return found
  }
  return undefined
}

function findMisplacedOn(
  project: Project,
  canvas: CanvasRecord,
  placed: Set<RecordId>,
): string | undefined {
  for (const id of canvas.annotations) {
    if (findRecord(project, 'Annotation', id)?.canvas !== canvas.id) {
      return `the canvas "${canvas.id}" lists the annotation "${id}", which is not on it`
    }
    if (placed.has(id)) return `the annotation "${id}" is in it twice`
    placed.add(id)
  }
  return undefined
}

/** A range has one place: in its manifest, or in another range. That it cannot be within itself follows. */
function findMisplacedRange(
  project: Project,
  { structures = [] }: ManifestRecord,
  placed: Set<RecordId>,
): string | undefined {
  const waiting = [...structures]
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const range = findRecord(project, 'Range', id)
    if (!range) return `its range "${id}" is not in it`
    if (placed.has(id)) return `the range "${id}" is in it twice`
    placed.add(id)
    for (const item of range.items) {
      const canvas = typeof item === 'string' ? item : item.canvas
      if (typeof item === 'string' && findRecord(project, 'Range', item)) waiting.push(item)
      else if (missing(project, 'Canvas', canvas))
        return `the range "${id}" names "${canvas}", which is not in it`
    }
  }
  return undefined
}
