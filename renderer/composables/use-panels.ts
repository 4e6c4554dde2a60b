import { useMediaQuery } from '@vueuse/core'
import { PANEL_NAMES, PANELS, type PanelName } from '../panels/panels.ts'
import { useProject } from '../stores/project.ts'
import { useView, type Side } from '../stores/view.ts'

/** Where two panels would leave the middle no room, as in WorkspaceSide.vue: also at 200 % zoom. */
const isNarrow = useMediaQuery('(max-width: 820px)')

/** Which panels can be seen, and opening and closing them. */
export function usePanels() {
  const view = useView()
  const project = useProject()

  /** The panels that a side can show on this screen, in the order of their tabs. */
  const panelsOf = (side: Side): readonly PanelName[] =>
    PANEL_NAMES.filter(
      (name) => PANELS[name].side === side && PANELS[name].screens.includes(view.screen),
    )

  /** The panel that a side shows; undefined when it is closed or has none on this screen. */
  function shownPanel(side: Side): PanelName | undefined {
    const { isOpen, panel } = view.sides[side]
    const panels = panelsOf(side)
    if (!isOpen || (isNarrow.value && view.front !== side)) return undefined
    return panels.includes(panel) ? panel : panels[0]
  }

  function toggle(name: PanelName): void {
    const { side } = PANELS[name]
    if (shownPanel(side) === name) view.changeSide(side, { isOpen: false })
    else view.showPanel(side, name)
  }

  function toggleSide(side: Side): void {
    view.changeSide(side, { isOpen: shownPanel(side) === undefined })
  }

  const canShow = (name: PanelName): boolean =>
    project.project !== undefined && PANELS[name].screens.includes(view.screen)

  return { panelsOf, shownPanel, toggle, toggleSide, canShow }
}
