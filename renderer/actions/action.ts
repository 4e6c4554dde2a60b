import type { Component } from 'vue'
import type { MenuEntry } from '../components/menu-entry.ts'

/**
 * Something a scholar can do: written once, and reached by menu, button, key and context menu alike.
 */
export interface Action {
  /** In the language of the window; may name what it is about: "Undo move of 3 canvases". */
  readonly label: () => string
  readonly icon?: Component
  /** As Electron writes accelerators: `CommandOrControl+Shift+Z`. */
  readonly shortcut?: string
  /** Other keys that do the same, not shown. */
  readonly otherShortcuts?: readonly string[]
  /**
   * Where its key works. `everywhere`: also while one types. `outsideText`: not in text fields, which
   * have a use of their own for it. `canvases`: only where the focus is among the canvases or nowhere.
   */
  readonly reach: 'everywhere' | 'outsideText' | 'canvases'
  readonly isEnabled: () => boolean
  readonly run: () => void | Promise<void>
}

/** An action as a line of a menu in the window. */
export const menuEntryOf = (id: string, action: Action): MenuEntry => ({
  kind: 'action',
  id,
  label: action.label(),
  icon: action.icon,
  shortcut: action.shortcut,
  isEnabled: action.isEnabled(),
  run: () => void action.run(),
})
