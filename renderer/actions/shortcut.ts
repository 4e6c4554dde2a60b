/** What a key event says, as far as shortcuts care. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

const isMac = (): boolean => navigator.platform.startsWith('Mac')

/** Names that Electron's accelerators give to keys, and what a key event calls them. */
const KEYS: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  esc: 'escape',
  return: 'enter',
}

const SHOWN: Readonly<Record<string, string>> = {
  Plus: '+',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
}

/** True when the key is the one that the shortcut (`CommandOrControl+Shift+Z`) names, with exactly its modifiers. */
export function isShortcut(shortcut: string, press: KeyPress): boolean {
  const parts = shortcut.toLowerCase().split('+')
  const key = parts.at(-1) ?? ''
  const command = parts.includes('commandorcontrol')
  return (
    press.key.toLowerCase() === (KEYS[key] ?? key) &&
    (isMac() ? press.metaKey : press.ctrlKey) === command &&
    (isMac() ? press.ctrlKey : press.metaKey) === parts.includes('control') &&
    press.altKey === parts.includes('alt') &&
    // On some keyboards + and ? need Shift, on others not.
    (isShiftFree(key) || press.shiftKey === parts.includes('shift'))
  )
}

const isShiftFree = (key: string): boolean => ['plus', '?', '='].includes(key)

/** A shortcut as menus and tooltips show it: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac. */
export function shownShortcut(shortcut: string): string {
  const parts = shortcut.split('+').map((part) => SHOWN[part] ?? part)
  if (!isMac()) return parts.map((part) => (part === 'CommandOrControl' ? 'Ctrl' : part)).join('+')
  const signs: Readonly<Record<string, string>> = {
    CommandOrControl: '⌘',
    Control: '⌃',
    Shift: '⇧',
    Alt: '⌥',
  }
  return parts.map((part) => signs[part] ?? part).join('')
}
