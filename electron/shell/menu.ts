import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuItem, MenuSection, WindowPart } from '../contract/menu.ts'

type Template = MenuItemConstructorOptions[]

const isMac = process.platform === 'darwin'

const WINDOW_PARTS: Readonly<Record<WindowPart, MenuItemConstructorOptions>> = {
  // With Shift: without it these keys change the size of the thumbnails.
  larger: { role: 'zoomIn', accelerator: 'CommandOrControl+Shift+Plus' },
  smaller: { role: 'zoomOut', accelerator: 'CommandOrControl+Shift+-' },
  ordinary: { role: 'resetZoom', accelerator: 'CommandOrControl+Shift+0' },
  fullScreen: { role: 'togglefullscreen' },
  // macOS has it in the menu of the application.
  quit: { role: 'quit', visible: !isMac },
}

/** Shows the menu that the window describes; `choose` is called with the action of what was chosen. */
export function showMenu(sections: readonly MenuSection[], choose: (action: string) => void): void {
  const template: Template = [
    // macOS gives a text field no Copy and Paste but through a menu with these roles.
    ...(isMac ? ([{ role: 'appMenu' }, { role: 'editMenu' }] satisfies Template) : []),
    ...sections.map(({ label, items }) => ({
      label,
      submenu: items.map((item) => nativeItem(item, choose)),
    })),
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function nativeItem(item: MenuItem, choose: (action: string) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' }
    case 'window':
      return { ...WINDOW_PARTS[item.part], label: item.label }
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
