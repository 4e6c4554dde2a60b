export interface MenuSection {
  readonly label: string
  readonly items: readonly MenuItem[]
}

export type MenuItem =
  | {
      readonly kind: 'action'
      readonly action: string
      readonly label: string
      /** As Electron writes accelerators: `CommandOrControl+Z`. Shown here, handled in the window. */
      readonly shortcut?: string
      readonly isEnabled: boolean
    }
  /** What concerns the window and not what it shows: the system knows how. */
  | { readonly kind: 'window'; readonly part: WindowPart; readonly label: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly MenuItem[] }

export type WindowPart = 'larger' | 'smaller' | 'ordinary' | 'fullScreen' | 'quit'

export interface SystemTexts {
  /** Asked when the app is left while the last changes could not be saved. */
  readonly unsaved: { readonly title: string; readonly stay: string; readonly leave: string }
}

export interface MenuChoice {
  readonly action: string
}
