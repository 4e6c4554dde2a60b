import type { MenuItem, MenuSection } from '../../electron/contract/app-api.ts'
import { text } from '../locales/index.ts'
import type { Action } from './action.ts'
import { useActions, type ActionId } from './index.ts'

type Line = ActionId | '-'

const FILE: readonly Line[] = [
  'newProject',
  'openProject',
  'openSample',
  '-',
  'addFolder',
  'saveNow',
  'saveAs',
  '-',
  'openExport',
  'copyManifestAddress',
  '-',
  'closeProject',
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
  '-',
  'selectAll',
  'rename',
  'moveToPosition',
]
const VIEW: readonly Line[] = [
  'arrange',
  'viewCanvas',
  '-',
  'toggleSources',
  'toggleProperties',
  'toggleAnnotations',
  '-',
  'largerThumbnails',
  'smallerThumbnails',
  '-',
]
const THEME: readonly Line[] = ['themeSystem', 'themeLight', 'themeDark']
const HELP: readonly Line[] = ['openShortcuts', 'openAbout']

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
  { label: text('menu.help'), items: HELP.map(itemOf) },
]

function itemOf(line: Line): MenuItem {
  if (line === '-') return { kind: 'separator' }
  const action: Action = useActions()[line]
  const shown = { kind: 'action', action: line, label: action.label() } as const
  return {
    ...shown,
    ...(action.shortcut === undefined ? {} : { shortcut: action.shortcut }),
    isEnabled: action.isEnabled(),
  }
}
