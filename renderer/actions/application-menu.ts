import type {
  MenuItem,
  MenuSection,
  SystemTexts,
  WindowPart,
} from '../../electron/contract/menu.ts'
import { text, type TextKey } from '../locales/index.ts'
import type { Action } from './action.ts'
import { useActions, type ActionId } from './index.ts'

type Line = ActionId | WindowPart | '-'

const FILE: readonly Line[] = [
  'newProject',
  'openProject',
  'openManifest',
  'openAddress',
  'openSample',
  '-',
  'addFolder',
  'addSources',
  'keepOffline',
  'saveNow',
  'saveAs',
  '-',
  'openCollections',
  '-',
  'openExport',
  'openPublish',
  'copyManifestAddress',
  '-',
  'previewInMirador',
  'previewInClover',
  '-',
  'openAnnotationList',
  'importAnnotations',
  'exportAnnotations',
  '-',
  'closeProject',
  '-',
  'quit',
]
const EDIT: readonly Line[] = [
  'undo',
  'redo',
  '-',
  'cut',
  'copy',
  'paste',
  'duplicate',
  'removeCanvases',
  '-',
  'addToObject',
  'addAllToObject',
  'allowLargeFile',
  '-',
  'selectAll',
  'rename',
  'moveToPosition',
  '-',
  'orderCanvases',
  'addMissingLeaf',
  'compose',
  'makeChoices',
  'takeChoicesApart',
  '-',
  'labelCanvases',
  'describeByTable',
  '-',
  'markStart',
  'splitReel',
  'mergeManifests',
]
const VIEW: readonly Line[] = [
  'arrange',
  'viewCanvas',
  '-',
  'toggleSources',
  'toggleStructure',
  'toggleChecks',
  'toggleProperties',
  'toggleAnnotations',
  'toggleCredits',
  '-',
  'nextFault',
  'previousFault',
  '-',
  'showIiif',
  '-',
  'toggleOpenings',
  'largerThumbnails',
  'smallerThumbnails',
  '-',
]
const THEME: readonly Line[] = ['themeSystem', 'themeLight', 'themeDark']
const WINDOW: readonly Line[] = ['larger', 'smaller', 'ordinary', '-', 'fullScreen']
const HELP: readonly Line[] = [
  'openShortcuts',
  '-',
  'checkManifest',
  'checkImageServer',
  '-',
  'openAbout',
]

const WINDOW_PARTS: Readonly<Record<WindowPart, TextKey>> = {
  larger: 'menu.enlargeEverything',
  smaller: 'menu.shrinkEverything',
  ordinary: 'menu.ordinarySize',
  fullScreen: 'menu.fullScreen',
  quit: 'menu.quit',
}

/** What the system's own dialogs say. */
export const systemTexts = (): SystemTexts => ({
  unsaved: {
    title: text('notices.unsavedTitle'),
    stay: text('notices.goOnWorking'),
    leave: text('notices.quitAndLose'),
  },
})

/** The menu of the application as it is now: main shows it, and tells which action was chosen. */
export const applicationMenu = (): readonly MenuSection[] => [
  { label: text('menu.file'), items: FILE.map(itemOf) },
  { label: text('menu.edit'), items: EDIT.map(itemOf) },
  {
    label: text('menu.view'),
    items: [
      ...VIEW.map(itemOf),
      { kind: 'submenu', label: text('menu.theme'), items: THEME.map(itemOf) },
    ],
  },
  { label: text('menu.window'), items: WINDOW.map(itemOf) },
  { label: text('menu.help'), items: HELP.map(itemOf) },
]

function itemOf(line: Line): MenuItem {
  if (line === '-') return { kind: 'separator' }
  if (isWindowPart(line)) return { kind: 'window', part: line, label: text(WINDOW_PARTS[line]) }
  const action: Action = useActions()[line]
  const shown = { kind: 'action', action: line, label: action.label() } as const
  return {
    ...shown,
    ...(action.shortcut === undefined ? {} : { shortcut: action.shortcut }),
    isEnabled: action.isEnabled(),
  }
}

const isWindowPart = (line: ActionId | WindowPart): line is WindowPart => line in WINDOW_PARTS
