import { BookPlus, HardDriveDownload, ImagePlus, Images } from '@lucide/vue'
import { firstImage } from '../../iiif/project/painting.ts'
import { app, valueOf } from '../app-api.ts'
import { useCanvasEditing } from '../composables/use-canvas-editing.ts'
import { text } from '../locales/index.ts'
import type { SourceImage } from '../panels/sources/source-rows.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useReading } from '../stores/reading.ts'
import { useSourceList } from '../stores/source-list.ts'
import { useView } from '../stores/view.ts'
import type { Action } from './action.ts'

/** From the sources into the object. */
export function sourceActions() {
  const project = useProject()
  const reading = useReading()
  const view = useView()
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
    addSources: {
      label: () => text('gathering.open'),
      icon: BookPlus,
      reach: 'everywhere',
      isEnabled: () => project.project !== undefined && !reading.reason,
      run: () => view.openDialog('addSources'),
    },
    keepOffline: {
      label: () => text('offline.open'),
      icon: HardDriveDownload,
      reach: 'everywhere',
      isEnabled: () =>
        project.canvases.some(({ painting }) => firstImage(painting)?.type === 'RemoteImage'),
      run: () => view.openDialog('offline'),
    },
    addToObject: {
      label: () => text('sources.add'),
      icon: ImagePlus,
      shortcut: 'CommandOrControl+Enter',
      reach: 'everywhere',
      isEnabled: () => project.project !== undefined && sources.selectedItems.length > 0,
      run: () => editing.gather(sources.selectedItems),
    },
    addAllToObject: {
      label: () => text('sources.addAll'),
      icon: Images,
      reach: 'everywhere',
      isEnabled: () => project.project !== undefined && sources.items.length > 0,
      run: () => editing.gather(sources.items),
    },
    allowLargeFile: {
      label: () => text('sources.allow'),
      reach: 'everywhere',
      isEnabled: () => project.project !== undefined && sources.selectedLarge !== undefined,
      run: () => void allow(sources.selectedLarge),
    },
  } as const satisfies Record<string, Action>
}
