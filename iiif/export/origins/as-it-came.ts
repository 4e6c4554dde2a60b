import { readAnnotation } from '../../project/import/read-annotation.ts'
import { readCanvas } from '../../project/import/read-canvas.ts'
import {
  readEntries,
  readServices,
  readStructure,
  readSupplementary,
} from '../../project/import/read-structure.ts'
import { resolveStart } from '../../project/import/import-ranges.ts'
import {
  getRecord,
  type AnnotationRecord,
  type CanvasRecord,
  type CollectionRecord,
  type ManifestRecord,
  type OriginRecord,
  type Project,
  type RangeItem,
  type RangeRecord,
  type RecordId,
  type SideCanvas,
} from '../../project/model.ts'
import type { PaintingAnnotation } from '../../project/painting.ts'
import { keyOf } from './whole.ts'
import { without } from '../../without.ts'

/** A record as it was when it came, under the ids that it has now, so that both can be held against each other. */
export function canvasAsItCame(project: Project, now: CanvasRecord): CanvasRecord {
  const read = readCanvas(originOf(project, now).resource)
  return {
    type: 'Canvas',
    id: now.id,
    ...read,
    painting: withIdsOf(read.painting, now.painting),
    ...sidesAsNamed(read, now),
    annotations: now.annotations,
    ...(now.origin !== undefined && { origin: now.origin }),
  }
}

export function annotationAsItCame(
  project: Project,
  now: AnnotationRecord,
): AnnotationRecord | undefined {
  const canvas = getRecord(project, 'Canvas', now.canvas)
  if (canvas.origin === undefined) return undefined
  const { address } = originOf(project, canvas)
  const read = readAnnotation(originOf(project, now).resource, address)
  if (!read || now.origin === undefined) return undefined
  return { type: 'Annotation', id: now.id, canvas: now.canvas, ...read, origin: now.origin }
}

/** The canvases of the project by the addresses that they had: those of one source. */
export type CanvasesByAddress = ReadonlyMap<string, RecordId>

export function manifestAsItCame(
  project: Project,
  now: ManifestRecord,
  canvases: CanvasesByAddress,
): ManifestRecord {
  const { start, ...read } = readStructure(originOf(project, now).resource)
  const startOf = start && resolveStart(start, canvases)
  return {
    type: 'Manifest',
    id: now.id,
    ...read,
    ...sidesAsNamed(read, now),
    ...readServices(originOf(project, now).resource),
    ...(startOf && { start: startOf }),
    ...(now.structures && { structures: now.structures }),
    items: now.items,
    ...(now.origin !== undefined && { origin: now.origin }),
  }
}

/** What it holds is merged by itself. */
export function collectionAsItCame(project: Project, now: CollectionRecord): CollectionRecord {
  const { resource } = originOf(project, now)
  const read = without(readStructure(resource), 'start')
  return {
    type: 'Collection',
    id: now.id,
    ...read,
    ...sidesAsNamed(read, now),
    ...readServices(resource),
    items: now.items,
    ...(now.origin !== undefined && { origin: now.origin }),
  }
}

/** @param ranges the ranges that there are now, by their origins: for those that are gone, nothing is made up */
export function rangeAsItCame(
  project: Project,
  now: RangeRecord,
  {
    canvases,
    ranges,
  }: { readonly canvases: CanvasesByAddress; readonly ranges: ReadonlyMap<RecordId, RecordId> },
): RangeRecord {
  const { resource } = originOf(project, now)
  const { start, ...read } = readStructure(resource)
  const startOf = start && resolveStart(start, canvases)
  const isOrigin = (id: string): boolean => keyOf(project, { id, type: 'Origin' }) !== undefined
  const items = readEntries(resource, isOrigin).flatMap((entry): readonly RangeItem[] => {
    if (!entry) return []
    if (entry.kind === 'range') return [ranges.get(entry.key) ?? entry.key]
    const canvas = canvases.get(entry.address)
    if (canvas === undefined) return []
    return [entry.kind === 'part' ? { canvas, part: entry.part } : canvas]
  })
  return {
    type: 'Range',
    id: now.id,
    ...read,
    ...sidesAsNamed(read, now),
    ...readSupplementary(resource),
    ...(startOf && { start: startOf }),
    items,
    ...(now.origin !== undefined && { origin: now.origin }),
  }
}

export function originOf(
  project: Project,
  { origin }: { readonly origin?: RecordId },
): OriginRecord {
  return getRecord(project, 'Origin', origin ?? '')
}

/** What is painted is known by its place: what stood there has the id of what stands for it now. */
const withIdsOf = (
  came: readonly PaintingAnnotation[],
  now: readonly PaintingAnnotation[],
): readonly PaintingAnnotation[] =>
  came.map((painting) => ({
    ...painting,
    id: now.find(({ place }) => place === painting.place)?.id ?? painting.id,
  }))

interface Sides {
  readonly placeholderCanvas?: SideCanvas
  readonly accompanyingCanvas?: SideCanvas
}

function sidesAsNamed(came: Sides, now: Sides): Sides {
  const named = (one: SideCanvas, other: SideCanvas | undefined): SideCanvas =>
    other?.address === one.address
      ? {
          ...one,
          id: other?.id ?? one.id,
          painting: withIdsOf(one.painting, other?.painting ?? []),
        }
      : one
  const { placeholderCanvas, accompanyingCanvas } = came
  return {
    ...(placeholderCanvas && {
      placeholderCanvas: named(placeholderCanvas, now.placeholderCanvas),
    }),
    ...(accompanyingCanvas && {
      accompanyingCanvas: named(accompanyingCanvas, now.accompanyingCanvas),
    }),
  }
}
