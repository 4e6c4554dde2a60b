import type { LanguageMap } from '../../language-map.ts'
import type { Command } from '../command.ts'
import { manifestOf, type CanvasRecord, type Project, type RecordId } from '../model.ts'
import { addRecord, changeRecord } from './changes.ts'

/** A leaf of which there is no picture. */
export interface MissingLeaf {
  readonly label: LanguageMap
  /** Why there is none: shown as the summary of the canvas. */
  readonly reason: LanguageMap
  /** In units of the canvas. */
  readonly width: number
  readonly height: number
}

/**
 * Puts an empty canvas into the reading order, at `at`, in the place of a leaf of which there is no picture.
 * @see https://iiif.io/api/cookbook/recipe/0283-missing-image/
 */
export function addMissingLeaf(
  project: Project,
  leaf: MissingLeaf,
  { id, at }: { readonly id: RecordId; readonly at: number },
): Command {
  const { label, reason, width, height } = leaf
  const canvas: CanvasRecord = {
    type: 'Canvas',
    id,
    label,
    ...(Object.keys(reason).length > 0 ? { summary: reason } : {}),
    metadata: [],
    behavior: [],
    width,
    height,
    painting: [],
    annotations: [],
  }
  const { items } = manifestOf(project)
  return {
    label: { key: 'addMissingLeaf' },
    change: [
      addRecord(canvas),
      ...changeRecord(
        project,
        { type: 'Manifest', id: project.manifest },
        { items: [...items.slice(0, at), id, ...items.slice(at)] },
      ),
    ],
  }
}
