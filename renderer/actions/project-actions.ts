import {
  BookDown,
  FolderOpen,
  FolderPlus,
  Globe,
  Link,
  MonitorPlay,
  Save,
  Share,
} from '@lucide/vue'
import type { PreviewViewer } from '../../electron/contract/publishing.ts'
import { app, valueOf } from '../app-api.ts'
import { useOpening } from '../composables/use-opening.ts'
import { text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useView } from '../stores/view.ts'
import type { Action } from './action.ts'

/** Making, opening, saving and publishing projects. */
export function projectActions() {
  const project = useProject()
  const view = useView()
  const opening = useOpening()
  const isOpen = (): boolean => project.project !== undefined
  const always = (): boolean => true

  return {
    newProject: {
      label: () => text('menu.newProject'),
      icon: FolderPlus,
      shortcut: 'CommandOrControl+N',
      reach: 'everywhere',
      isEnabled: always,
      run: opening.newFromFolder,
    },
    openProject: {
      label: () => text('menu.openProject'),
      icon: FolderOpen,
      shortcut: 'CommandOrControl+O',
      reach: 'everywhere',
      isEnabled: always,
      run: opening.chooseProject,
    },
    openManifest: {
      label: () => text('menu.openManifest'),
      icon: BookDown,
      reach: 'everywhere',
      isEnabled: always,
      run: opening.chooseManifest,
    },
    openAddress: {
      label: () => text('menu.openAddress'),
      icon: Globe,
      reach: 'everywhere',
      isEnabled: always,
      run: () => view.openDialog('openAddress'),
    },
    openSample: {
      label: () => text('menu.openSample'),
      reach: 'everywhere',
      isEnabled: always,
      run: opening.openSample,
    },
    saveNow: {
      label: () => text('menu.saveNow'),
      icon: Save,
      shortcut: 'CommandOrControl+S',
      reach: 'everywhere',
      isEnabled: isOpen,
      run: opening.saveNow,
    },
    saveAs: {
      label: () => text('menu.saveAs'),
      shortcut: 'CommandOrControl+Shift+S',
      reach: 'everywhere',
      isEnabled: isOpen,
      run: opening.saveAs,
    },
    closeProject: {
      label: () => text('menu.closeProject'),
      reach: 'everywhere',
      isEnabled: isOpen,
      run: opening.close,
    },
    addFolder: {
      label: () => text('menu.addFolder'),
      icon: FolderPlus,
      reach: 'everywhere',
      isEnabled: isOpen,
      run: opening.addFolder,
    },
    openExport: {
      label: () => text('menu.openExport'),
      icon: Share,
      shortcut: 'CommandOrControl+E',
      reach: 'everywhere',
      isEnabled: isOpen,
      run: () => view.openDialog('export'),
    },
    openAnnotationList: {
      label: () => text('menu.openAnnotationList'),
      shortcut: 'CommandOrControl+Shift+A',
      reach: 'everywhere',
      isEnabled: () => project.canvases.length > 0,
      run: () => view.openDialog('annotationList'),
    },
    importAnnotations: {
      label: () => text('menu.importAnnotations'),
      reach: 'everywhere',
      isEnabled: () => project.canvases.length > 0,
      run: () => view.openDialog('importAnnotations'),
    },
    exportAnnotations: {
      label: () => text('menu.exportAnnotations'),
      reach: 'everywhere',
      isEnabled: () => project.canvases.length > 0,
      run: () => view.openDialog('exportAnnotations'),
    },
    openPublish: {
      label: () => text('menu.openPublish'),
      icon: Globe,
      shortcut: 'CommandOrControl+Shift+E',
      reach: 'everywhere',
      isEnabled: isOpen,
      run: () => view.openDialog('publish'),
    },
    previewInMirador: {
      label: () => text('menu.previewIn', { viewer: 'Mirador' }),
      icon: MonitorPlay,
      reach: 'everywhere',
      isEnabled: isOpen,
      run: () => preview('mirador'),
    },
    previewInClover: {
      label: () => text('menu.previewIn', { viewer: 'Clover' }),
      icon: MonitorPlay,
      reach: 'everywhere',
      isEnabled: isOpen,
      run: () => preview('clover'),
    },
    copyManifestAddress: {
      label: () => text('menu.copyManifestAddress'),
      icon: Link,
      reach: 'everywhere',
      isEnabled: isOpen,
      run: copyManifestAddress,
    },
  } as const satisfies Record<string, Action>
}

/** Puts the address under which other programs on this computer find the object on the clipboard. */
async function copyManifestAddress(): Promise<void> {
  const addresses = await valueOf(app().getAddresses())
  if (!addresses) return
  await valueOf(app().copyText(addresses.presentation3))
  const said = text('menu.manifestAddressCopied', { address: addresses.presentation3 })
  useAnnouncements().announce(said)
}

const preview = (viewer: PreviewViewer): void => void valueOf(app().openPreview(viewer))
