import type { Selection } from '../annotation/selectors/index.ts'
import { apply } from './change.ts'
import { addAnnotation } from './commands/annotations.ts'
import { addCanvases, type NewId } from './commands/canvases.ts'
import { newProject, type FolderImage } from './from-folder.ts'
import {
  canvasesOf,
  foldersOf,
  getRecord,
  manifestOf,
  type CanvasRecord,
  type ManifestRecord,
  type Project,
} from './model.ts'
import {
  SAMPLE_CANVASES,
  SAMPLE_DESCRIPTION,
  type SampleAnnotation,
  type SampleCanvas,
} from './sample-contents.ts'

/**
 * The project over the sample's folder: the codex gathered, described and annotated, as a scholar might
 * leave it. Files of the folder that it does not speak of stay in the sources, to be gathered.
 *
 * @param folder where the sample was drawn, absolute
 * @param entries its images, sizes in pixels as displayed
 */
export function makeSampleProject({
  id,
  folder,
  entries,
  newId,
}: {
  readonly id: string
  readonly folder: string
  readonly entries: readonly FolderImage[]
  readonly newId: NewId
}): Project {
  const images = new Map(entries.map((entry) => [entry.path, entry]))
  const empty = newProject(id, { location: folder, name: SAMPLE_DESCRIPTION.label.en[0] }, newId)
  const folderId = foldersOf(empty)[0]?.id ?? ''
  const gathered = SAMPLE_CANVASES.flatMap((canvas) => {
    const image = images.get(canvas.path)
    return image ? [{ canvas, image }] : []
  })
  const filled = apply(
    empty,
    addCanvases(empty, {
      images: gathered.map(({ image: { path, width, height } }) => ({
        image: { type: 'Image', folder: folderId, path, width, height },
        label: path,
      })),
      newId,
    }).change,
  )
  const described = describe(
    filled,
    gathered.map(({ canvas }) => canvas),
  )
  return gathered.reduce((project, { canvas }, index) => {
    const record = canvasesOf(described)[index]
    return record ? annotate(project, { canvas, record, newId }) : project
  }, described)
}

/** Labels, summaries and the other properties, in the order of the reading order. */
function describe(project: Project, canvases: readonly SampleCanvas[]): Project {
  const manifest: ManifestRecord = { ...manifestOf(project), ...SAMPLE_DESCRIPTION }
  const records = new Map(project.records)
  records.set(manifest.id, manifest)
  canvasesOf(project).forEach((record, index) => {
    const canvas = canvases[index]
    if (!canvas) return
    const described: CanvasRecord = {
      ...record,
      label: canvas.label,
      behavior: canvas.behavior ?? [],
      ...(canvas.summary ? { summary: canvas.summary } : {}),
    }
    records.set(record.id, described)
  })
  return { ...project, records }
}

function annotate(
  project: Project,
  { canvas, record, newId }: { canvas: SampleCanvas; record: CanvasRecord; newId: NewId },
): Project {
  return (canvas.annotations ?? []).reduce((before, annotation) => {
    const { motivation, texts, language } = annotation
    const command = addAnnotation(before, {
      type: 'Annotation',
      id: newId(),
      canvas: record.id,
      motivation,
      bodies: texts.map((value) => ({ value, language })),
      target: selectionOf(annotation, getRecord(before, 'Canvas', record.id)),
    })
    return apply(before, command.change)
  }, project)
}

/** Shares of a canvas in its whole units. */
function selectionOf({ target }: SampleAnnotation, { width, height }: CanvasRecord): Selection {
  if (!target) return { kind: 'whole' }
  const points = target.points.map(([across, down]) => ({
    x: Math.round(across * width),
    y: Math.round(down * height),
  }))
  const [first, last] = [points[0], points.at(-1)]
  if (target.kind === 'polygon' || !first || !last) return { kind: 'polygon', points }
  return { kind: 'rectangle', ...first, width: last.x - first.x, height: last.y - first.y }
}
