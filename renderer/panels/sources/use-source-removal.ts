import { textFor } from '../../../iiif/language-map.ts'
import { removeSource } from '../../../iiif/project/commands/sources.ts'
import type { SourceRecord } from '../../../iiif/project/model.ts'
import { text } from '../../locales/index.ts'
import { useAnnouncements } from '../../stores/announcements.ts'
import { useProject } from '../../stores/project.ts'

/** Takes a document of others out of the sources; what was taken from it stays in the object. */
export function useSourceRemoval() {
  const project = useProject()
  const { announce } = useAnnouncements()

  function remove({ id, label }: SourceRecord): void {
    if (!project.project) return
    project.run(removeSource(project.project, id))
    announce(text('gathering.removed', { source: textFor(label, []) }))
  }

  return { remove }
}
