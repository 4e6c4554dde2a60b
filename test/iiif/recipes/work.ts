import { apply } from '../../../iiif/project/change.ts'
import type { Command } from '../../../iiif/project/command.ts'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { setCanvasSize, setLabel } from '../../../iiif/project/commands/properties.ts'
import type { Project, RecordId } from '../../../iiif/project/model.ts'
import { composeManifest } from '../../../iiif/export/compose-manifest.ts'
import { writeManifest } from '../../../iiif/presentation/v3/write.ts'
import type { Json, JsonObject } from '../../../iiif/presentation/json.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import type { LanguageMap } from '../../../iiif/language-map.ts'
import { countingIds, emptyProject } from '../../support/projects.ts'

/** What a recipe is about before anything is done: its title, and its leaves with the sizes of canvas and image. */
export interface Ingredients {
  readonly label: LanguageMap
  readonly leaves: readonly Leaf[]
}

export interface Leaf {
  readonly label: LanguageMap
  readonly width: number
  readonly height: number
  /** Of the image, in pixels; that of the canvas where nothing is said. */
  readonly image?: { readonly width: number; readonly height: number }
}

/** A project on which a scholar works: one command after the other. */
export interface Work {
  readonly project: () => Project
  readonly newId: () => RecordId
  /** In their order. */
  readonly canvases: readonly RecordId[]
  do(make: (project: Project) => Command): void
  /** The manifest that it makes, as it is written. Fails where validation finds an error. */
  export(): JsonObject
}

/** A folder of images made an object, with its title and its leaves labelled and sized. */
export function begin({ label, leaves }: Ingredients): Work {
  const newId = countingIds()
  let project = emptyProject()
  const work = {
    newId,
    project: () => project,
    do: (make: (project: Project) => Command): void => {
      project = apply(project, make(project).change)
    },
  }
  work.do((now) =>
    addCanvases(now, {
      images: leaves.map(({ width, height, image = { width, height } }, index) => ({
        label: `${index + 1}`,
        image: { type: 'Image', folder: 'folder', path: `${index + 1}.jpg`, ...image },
      })),
      newId,
    }),
  )
  const canvases = [...project.records.values()].flatMap((record) =>
    record.type === 'Canvas' ? [record.id] : [],
  )
  work.do((now) => setLabel(now, { ids: ['manifest'] }, label))
  leaves.forEach((leaf, index) => {
    const ids = [canvases[index] ?? '']
    work.do((now) => setLabel(now, { ids }, leaf.label))
    work.do((now) => setCanvasSize(now, { ids }, leaf))
  })
  return {
    ...work,
    canvases,
    export: () => exported(project),
  }
}

/** The manifest that a project makes, as it is written. Fails where validation finds an error. */
export function exported(project: Project): JsonObject {
  const manifest = composeManifest(project, {
    version: '3.0',
    base: 'https://example.org/object',
    imageBase: 'https://images.example.org/iiif/3',
    imageVersion: 3,
  })
  const document = writeManifest(manifest)
  const errors = validate(document, '3.0').findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 1))
  // As a reader of the file sees it.
  return JSON.parse(JSON.stringify(document)) as JsonObject
}

export const asList = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly JsonObject[]) : []
