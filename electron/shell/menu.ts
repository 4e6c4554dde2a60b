import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuItem, MenuSection } from '../contract/app-api.ts'

type Template = MenuItemConstructorOptions[]

const isMac = process.platform === 'darwin'

const TEXTS = {
  window: 'Window',
  larger: 'Enlarge Everything',
  smaller: 'Shrink Everything',
  ordinary: 'Ordinary Size',
  fullScreen: 'Full Screen',
  quit: 'Quit',
}

/** What concerns the window and not what it shows: the system knows how. */
const WINDOW: Template = [
  // With Shift: without it these keys change the size of the thumbnails.
  { role: 'zoomIn', label: TEXTS.larger, accelerator: 'CommandOrControl+Shift+Plus' },
  { role: 'zoomOut', label: TEXTS.smaller, accelerator: 'CommandOrControl+Shift+-' },
  { role: 'resetZoom', label: TEXTS.ordinary, accelerator: 'CommandOrControl+Shift+0' },
  { type: 'separator' },
  { role: 'togglefullscreen', label: TEXTS.fullScreen },
  ...(isMac ? ([{ role: 'minimize' }, { role: 'front' }] satisfies Template) : []),
]

const QUIT: Template = [{ type: 'separator' }, { role: 'quit', label: TEXTS.quit }]

/** Shows the menu that the window describes; `choose` is called with the action of what was chosen. */
export function showMenu(sections: readonly MenuSection[], choose: (action: string) => void): void {
  const described = sections.map(({ label, items }, place) => ({
    label,
    submenu: [
      ...items.map((item) => nativeItem(item, choose)),
      ...(place === 0 && !isMac ? QUIT : []),
    ],
  }))
  const help = described.pop()
  const template: Template = [
    // macOS gives a text field no Copy and Paste but through a menu with these roles.
    ...(isMac ? ([{ role: 'appMenu' }, { role: 'editMenu' }] satisfies Template) : []),
    ...described,
    { label: TEXTS.window, submenu: WINDOW },
    ...(help ? [help] : []),
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function nativeItem(item: MenuItem, choose: (action: string) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' }
    case 'submenu':
      return { label: item.label, submenu: item.items.map((inner) => nativeItem(inner, choose)) }
    case 'action':
      return {
        id: item.action,
        label: item.label,
        enabled: item.isEnabled,
        ...(item.shortcut === undefined ? {} : { accelerator: item.shortcut }),
        // Shown here, handled in the window: there a key means what the focused element makes of it.
        registerAccelerator: false,
        click: () => choose(item.action),
      }
  }
}
