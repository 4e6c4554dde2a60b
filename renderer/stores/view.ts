import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { DialogName } from '../dialogs.ts'
import type { PanelName } from '../panels/panels.ts'

export const SCREENS = ['welcome', 'arrange', 'view', 'compose'] as const
/** What fills the middle of the window: the start, the grid of canvases, one canvas in deep zoom, or its layers. */
export type Screen = (typeof SCREENS)[number]

export type Side = 'left' | 'right'

/** A side of the window: its width in CSS pixels, and which panel it shows when it is open. */
export interface SideState {
  readonly width: number
  readonly isOpen: boolean
  readonly panel: PanelName
}

/** The longest side of a thumbnail in the grid, in CSS pixels. */
export const THUMBNAIL_SIDES = { smallest: 80, largest: 400, step: 40 } as const

/** How narrow and how wide a side may be, in CSS pixels. */
export const SIDE_WIDTHS = { smallest: 240, largest: 560, step: 16 } as const

/** What the window shows, and how large its parts are. Nothing of the project. */
export const useView = defineStore('view', () => {
  const screen = shallowRef<Screen>('welcome')
  const dialog = shallowRef<DialogName>()
  const thumbnailSide = useLocalStorage('thumbnail-side', 160)
  /** Whether canvases are shown as openings of a book, verso and recto side by side. */
  const isByOpenings = useLocalStorage('by-openings', false)
  const sides = useLocalStorage<Readonly<Record<Side, SideState>>>('sides', {
    left: { width: 300, isOpen: true, panel: 'sources' },
    right: { width: 320, isOpen: true, panel: 'properties' },
  })

  /** The side that was opened last: in a narrow window it is the only one shown. */
  const front = shallowRef<Side>('left')

  function changeSide(side: Side, change: Partial<SideState>): void {
    if (change.isOpen) front.value = side
    sides.value = { ...sides.value, [side]: { ...sides.value[side], ...change } }
  }

  function resizeSide(side: Side, width: number): void {
    const { smallest, largest } = SIDE_WIDTHS
    changeSide(side, { width: Math.min(largest, Math.max(smallest, width)) })
  }

  function resizeThumbnails(side: number): void {
    const { smallest, largest } = THUMBNAIL_SIDES
    thumbnailSide.value = Math.min(largest, Math.max(smallest, side))
  }

  return {
    screen,
    dialog,
    sides,
    front,
    thumbnailSide,
    isByOpenings,
    toggleOpenings: (): void => {
      isByOpenings.value = !isByOpenings.value
    },
    changeSide,
    resizeSide,
    /** Opens a panel on its side, in front of the others there. */
    showPanel: (side: Side, panel: PanelName) => changeSide(side, { panel, isOpen: true }),
    resizeThumbnails,
    enlargeThumbnails: () => resizeThumbnails(thumbnailSide.value + THUMBNAIL_SIDES.step),
    reduceThumbnails: () => resizeThumbnails(thumbnailSide.value - THUMBNAIL_SIDES.step),
    show: (wanted: Screen): void => {
      screen.value = wanted
    },
    openDialog: (name: DialogName): void => {
      dialog.value = name
    },
    closeDialog: (): void => {
      dialog.value = undefined
    },
  }
})
