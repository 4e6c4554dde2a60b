import { addSources, removeSource } from '../../iiif/project/commands/sources.ts'
import { keptSources } from '../../iiif/project/import/kept-sources.ts'
import { openManifest } from '../../iiif/project/import/open-manifest.ts'
import { takeCanvases } from '../../iiif/project/import/take-canvases.ts'
import { manifestOf, recordsOf } from '../../iiif/project/model.ts'
import { newId, pick, type Choice, type CommandMaker } from './arbitrary-choice.ts'
import { importedManifest } from './imported-manifests.ts'

/** What is taken from documents of others. */
export const TAKING_MAKERS = {
  // Once is enough: what many manifests weigh is not what is tested here.
  openManifest: () => (project) =>
    recordsOf(project, 'Source').length > 0 ? undefined : openManifest(importedManifest(newId)),
  takeCanvases:
    ({ first }) =>
    (project) => {
      if (recordsOf(project, 'Source').length > 0) return undefined
      const imported = importedManifest(newId)
      const at = first % (manifestOf(project).items.length + 1)
      return takeCanvases(project, imported, { canvases: imported.canvases.slice(first % 3), at })
    },
  addSources: () => (project) =>
    recordsOf(project, 'Source').length > 0
      ? undefined
      : addSources([importedManifest(newId).source]),
  removeSource:
    ({ first }) =>
    (project) => {
      const source = pick(keptSources(project), first)
      return source && removeSource(project, source.id)
    },
} as const satisfies Readonly<Record<string, (choice: Choice) => CommandMaker>>
