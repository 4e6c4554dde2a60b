import { useEventListener } from '@vueuse/core'
import type { Action } from '../actions/action.ts'
import { useActions } from '../actions/index.ts'
import { isShortcut } from '../actions/shortcut.ts'

/**
 * Carries out the action whose key was pressed. What has the focus comes first: a key that it has
 * used (`preventDefault`) does nothing here, and in dialogs and open menus only their own keys work.
 */
export function useShortcuts(): void {
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const place = event.target instanceof Element ? event.target : document.body
    if (place.closest('[role=dialog], [role=menu], [role=alertdialog]')) return
    const actions: readonly Action[] = Object.values(useActions())
    const action = actions.find((action) => isPressed(action, event) && reaches(action, place))
    if (!action?.isEnabled()) return
    event.preventDefault()
    void action.run()
  })
}

const isPressed = ({ shortcut, otherShortcuts = [] }: Action, event: KeyboardEvent): boolean =>
  [shortcut ?? '', ...otherShortcuts].some((wanted) => wanted !== '' && isShortcut(wanted, event))

function reaches({ reach }: Action, place: Element): boolean {
  if (reach === 'everywhere') return true
  if (isTextField(place)) return false
  if (reach === 'outsideText') return true
  return place === document.body || place.closest('[data-region=canvases]') !== null
}

const isTextField = (place: Element): boolean =>
  place.matches(
    'input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable=true]',
  )
