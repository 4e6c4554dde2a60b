import type { Command } from '../../../iiif/project/command.ts'
import type { Described } from '../../../iiif/project/commands/describe.ts'
import type { Project, RecordId } from '../../../iiif/project/model.ts'
import { useProject } from '../../stores/project.ts'

/** Makes a command that describes the given records. */
export type Describe = (project: Project, described: Described) => Command

/** Changes the description of records. What is typed in one field is one step to undo, until it is left. */
export function useDescribing(ids: () => readonly RecordId[]) {
  const project = useProject()

  return {
    /** @param field names the field among those of the records */
    describe: (field: string, command: Describe): void => {
      if (!project.project) return
      const gesture = `${field} ${ids().join(' ')}`
      project.run(command(project.project, { ids: ids(), gesture }))
    },
    /** The scholar left the field. */
    end: (): void => project.endGesture(),
  }
}
