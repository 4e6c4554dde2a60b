import { ImagePlus, Images } from '@lucide/vue'
import { app, valueOf } from '../app-api.ts'
import { useCanvasEditing } from '../composables/use-canvas-editing.ts'
import { text } from '../locales/index.ts'
import type { SourceImage } from '../panels/sources/source-rows.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useSourceList } from '../stores/source-list.ts'
import type { Action } from './action.ts'

/** From the sources into the object. */
export function sourceActions() {
  const project = useProject()
  const sources = useSourceList()
  const announcements = useAnnouncements()
  const editing = useCanvasEditing()

  async function allow(image: SourceImage | undefined): Promise<void> {
    if (!image) return
    const { folder, entry } = image
    await valueOf(app().allowLargeFile({ folder, path: entry.path }))
    announcements.announce(text('sources.allowed', { name: entry.path }))
  }

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
    allowLargeFile: {
      label: () => text('sources.allow'),
      reach: 'everywhere',
      isEnabled: () => project.project !== undefined && sources.selectedLarge !== undefined,
      run: () => void allow(sources.selectedLarge),
    },
  } as const satisfies Record<string, Action>
}
