import { useLocalStorage } from '@vueuse/core'
import type { ExportOptions } from '../../iiif/export/options.ts'

/**
 * The options of the last export of each project, on this computer. The image server that was named last
 * is offered to other projects too: it is usually the same.
 */
export function useRememberedOptions() {
  const ofProjects = useLocalStorage<Readonly<Record<string, ExportOptions>>>('export-options', {})
  const images = useLocalStorage<Pick<ExportOptions, 'imageBase' | 'imageVersion'> | null>(
    'export-images',
    null,
    // Without it, an object cannot be told from a text when nothing is stored yet.
    { serializer: { read: (text) => JSON.parse(text) as never, write: JSON.stringify } },
  )

  return {
    // Copied: what is stored is reactive, and cannot be handed to the main process.
    recall: (project: string, usual: ExportOptions): ExportOptions => ({
      ...(ofProjects.value[project] ?? { ...usual, ...images.value }),
    }),
    remember: (project: string, options: ExportOptions): void => {
      const { imageBase, imageVersion } = options
      ofProjects.value = { ...ofProjects.value, [project]: options }
      images.value = { imageBase, imageVersion }
    },
  }
}
