import {
  findRecord,
  type AnnotationRecord,
  type CanvasRecord,
  type ManifestRecord,
  type Project,
  type RecordId,
} from './model.ts'

/**
 * The first thing in a project that contradicts another, as a clause for a sentence; undefined when all
 * is well. Every record that another names is there, and every canvas and annotation has its one place:
 * what holds here can be written to the project file and read back the same.
 */
export function findContradiction(project: Project): string | undefined {
  const manifest = findRecord(project, 'Manifest', project.manifest)
  if (!manifest) return 'it has no manifest'
  for (const record of project.records.values()) {
    const found = contradictionOf(project, manifest, record.id)
    if (found !== undefined) return found
  }
  return findMisplaced(project, manifest)
}

function contradictionOf(
  project: Project,
  manifest: ManifestRecord,
  id: RecordId,
): string | undefined {
  const record = project.records.get(id)
  switch (record?.type) {
    case 'Manifest':
      return record.id === manifest.id ? undefined : `it has a second manifest, "${record.id}"`
    case 'Canvas':
      return contradictionOfCanvas(project, record)
    case 'Annotation':
      return contradictionOfAnnotation(project, record)
    case 'Folder':
    case undefined:
      return undefined
  }
}

function contradictionOfCanvas(project: Project, canvas: CanvasRecord): string | undefined {
  for (const { body } of canvas.painting) {
    if (!findRecord(project, 'Folder', body.folder)) {
      return `the canvas "${canvas.id}" shows an image of the folder "${body.folder}", which is not in it`
    }
  }
  return undefined
}

function contradictionOfAnnotation(
  project: Project,
  annotation: AnnotationRecord,
): string | undefined {
  const canvas = findRecord(project, 'Canvas', annotation.canvas)
  if (canvas) return undefined
  return `the annotation "${annotation.id}" is on the canvas "${annotation.canvas}", which is not in it`
}

/** Canvases and annotations that have no place in a list, or two, or whose list names what is not there. */
function findMisplaced(project: Project, manifest: ManifestRecord): string | undefined {
  const placed = new Set<RecordId>()
  for (const item of manifest.items) {
    const canvas = findRecord(project, 'Canvas', item)
    if (!canvas) return `its canvas "${item}" is not in it`
    if (placed.has(item)) return `the canvas "${item}" is in it twice`
    placed.add(item)
    for (const id of canvas.annotations) {
      if (findRecord(project, 'Annotation', id)?.canvas !== item) {
        return `the canvas "${item}" lists the annotation "${id}", which is not on it`
      }
      if (placed.has(id)) return `the annotation "${id}" is in it twice`
      placed.add(id)
    }
  }
  const isPlaced = { Manifest: true, Folder: true, Canvas: false, Annotation: false }
  for (const { id, type } of project.records.values()) {
    if (!isPlaced[type] && !placed.has(id)) return `"${id}" has no place in it`
  }
  return undefined
}
