import {
  BookOpen,
  Braces,
  ClipboardCheck,
  Info,
  Keyboard,
  LayoutGrid,
  Library,
  Monitor,
  Moon,
  Sun,
} from '@lucide/vue'
import { usePanels } from '../composables/use-panels.ts'
import { text } from '../locales/index.ts'
import { useProject } from '../stores/project.ts'
import { useSettings } from '../stores/settings.ts'
import { useView } from '../stores/view.ts'
import type { Action } from './action.ts'

const always = (): boolean => true

/** What is shown, and how. */
export function viewActions() {
  const project = useProject()
  const view = useView()
  const settings = useSettings()
  const panels = usePanels()
  const isOpen = (): boolean => project.project !== undefined

  return {
    arrange: {
      label: () => text('menu.arrange'),
      icon: LayoutGrid,
      shortcut: 'CommandOrControl+1',
      reach: 'everywhere',
      isEnabled: isOpen,
      run: () => view.show('arrange'),
    },
    toggleOpenings: {
      label: () => text('canvases.byOpenings'),
      icon: BookOpen,
      shortcut: 'CommandOrControl+Shift+B',
      reach: 'everywhere',
      isEnabled: () => isOpen() && view.screen === 'arrange',
      run: view.toggleOpenings,
    },
    largerThumbnails: {
      label: () => text('menu.largerThumbnails'),
      shortcut: 'CommandOrControl+Plus',
      otherShortcuts: ['CommandOrControl+='],
      reach: 'everywhere',
      isEnabled: () => view.screen === 'arrange',
      run: view.enlargeThumbnails,
    },
    smallerThumbnails: {
      label: () => text('menu.smallerThumbnails'),
      shortcut: 'CommandOrControl+-',
      reach: 'everywhere',
      isEnabled: () => view.screen === 'arrange',
      run: view.reduceThumbnails,
    },
    toggleSources: {
      label: () => text('menu.toggleSources'),
      reach: 'everywhere',
      isEnabled: () => panels.canShow('sources'),
      run: () => panels.toggle('sources'),
    },
    toggleStructure: {
      label: () => text('menu.toggleStructure'),
      reach: 'everywhere',
      isEnabled: () => panels.canShow('structure'),
      run: () => panels.toggle('structure'),
    },
    toggleProperties: {
      label: () => text('menu.toggleProperties'),
      reach: 'everywhere',
      isEnabled: () => panels.canShow('properties'),
      run: () => panels.toggle('properties'),
    },
    toggleAnnotations: {
      label: () => text('menu.toggleAnnotations'),
      reach: 'everywhere',
      isEnabled: () => panels.canShow('annotations'),
      run: () => panels.toggle('annotations'),
    },
    toggleChecks: {
      label: () => text('checks.togglePanel'),
      reach: 'everywhere',
      isEnabled: () => panels.canShow('checks'),
      run: () => panels.toggle('checks'),
    },
    toggleCredits: {
      label: () => text('credits.togglePanel'),
      reach: 'everywhere',
      isEnabled: () => panels.canShow('credits'),
      run: () => panels.toggle('credits'),
    },
    openCollections: {
      label: () => text('collections.open'),
      icon: Library,
      reach: 'everywhere',
      isEnabled: isOpen,
      run: () => view.openDialog('collections'),
    },
    showIiif: {
      label: () => text('iiif.open'),
      icon: Braces,
      shortcut: 'CommandOrControl+J',
      reach: 'everywhere',
      isEnabled: isOpen,
      run: () => view.openDialog('showIiif'),
    },
    themeSystem: {
      label: () => text('menu.themeSystem'),
      icon: Monitor,
      reach: 'everywhere',
      isEnabled: always,
      run: () => settings.change({ theme: 'system' }),
    },
    themeLight: {
      label: () => text('menu.themeLight'),
      icon: Sun,
      reach: 'everywhere',
      isEnabled: always,
      run: () => settings.change({ theme: 'light' }),
    },
    themeDark: {
      label: () => text('menu.themeDark'),
      icon: Moon,
      reach: 'everywhere',
      isEnabled: always,
      run: () => settings.change({ theme: 'dark' }),
    },
    openShortcuts: {
      label: () => text('menu.openShortcuts'),
      icon: Keyboard,
      shortcut: 'F1',
      reach: 'everywhere',
      isEnabled: always,
      run: () => view.openDialog('shortcuts'),
    },
    checkManifest: {
      label: () => text('manifestCheck.open'),
      icon: ClipboardCheck,
      reach: 'everywhere',
      isEnabled: always,
      run: () => view.openDialog('manifestCheck'),
    },
    checkImageServer: {
      label: () => text('imageCheck.open'),
      icon: ClipboardCheck,
      reach: 'everywhere',
      isEnabled: always,
      run: () => view.openDialog('checkImage'),
    },
    openAbout: {
      label: () => text('menu.openAbout'),
      icon: Info,
      reach: 'everywhere',
      isEnabled: always,
      run: () => view.openDialog('about'),
    },
  } as const satisfies Record<string, Action>
}
