import { ImagePlus, Images } from '@lucide/vue'
import { useCanvasEditing } from '../composables/use-canvas-editing.ts'
import { text } from '../locales/index.ts'
import { useProject } from '../stores/project.ts'
import { useSourceList } from '../stores/source-list.ts'
import type { Action } from './action.ts'

/** From the sources into the object. */
export function sourceActions() {
  const project = useProject()
  const sources = useSourceList()
  const editing = useCanvasEditing()

  return {
    addToObject: {
      label: () => text('sources.add'),
      icon: ImagePlus,
      shortcut: 'CommandOrControl+Enter',
      reach: 'everywhere',
      isEnabled: () => project.project !== undefined && sources.selectedImages.length > 0,
      run: () => editing.add(sources.selectedImages),
    },
    addAllToObject: {
      label: () => text('sources.addAll'),
      icon: Images,
      reach: 'everywhere',
      isEnabled: () => project.project !== undefined && sources.images.length > 0,
      run: () => editing.add(sources.images),
    },
  } as const satisfies Record<string, Action>
}
