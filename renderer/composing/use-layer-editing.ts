import type { Command } from '../../iiif/project/command.ts'
import { placeLayers, type PlacingKey } from '../../iiif/project/commands/layers.ts'
import type { Project, RecordId } from '../../iiif/project/model.ts'
import type { Placement } from '../../iiif/project/painting.ts'
import { useProject } from '../stores/project.ts'
import { useComposing } from './composing.ts'

/** Commands on the composition at hand. */
export function useLayerEditing() {
  const project = useProject()
  const composing = useComposing()

  function run(make: (project: Project) => Command): void {
    if (project.project) project.run(make(project.project))
  }

  /**
   * Changes where the chosen layers lie. Done again at once, as by a key that is held, it is one step of the history.
   */
  function place(
    key: PlacingKey,
    change: (placement: Placement) => Placement,
    layers: readonly RecordId[] = composing.chosen,
  ): void {
    const { canvas } = composing
    if (!canvas) return
    const changed = composing.layers.filter(({ id }) => layers.includes(id))
    const placements = new Map(changed.map(({ id, placement }) => [id, change(placement)]))
    const gesture = `${key} ${canvas.id} ${layers.join(' ')}`
    run((now) => placeLayers(now, canvas.id, { key, placements, gesture }))
  }

  return { run, place, end: () => project.endGesture() }
}
