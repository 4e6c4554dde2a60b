import type { Component } from 'vue'

/** A line of a menu in the window. */
export type MenuEntry =
  | {
      readonly kind: 'action'
      readonly id: string
      /** In the language of the window. */
      readonly label: string
      readonly icon?: Component | undefined
      /** As Electron writes accelerators; shown only. */
      readonly shortcut?: string | undefined
      readonly isEnabled: boolean
      readonly run: () => void
    }
  | { readonly kind: 'separator'; readonly id: string }
