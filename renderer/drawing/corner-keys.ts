const CORNERS = 'svg.a9s-annotationlayer .a9s-annotation.selected .a9s-handle'
const CHOSEN = '.a9s-handle-selected, .a9s-handle-dot.selected'
const isRemoval = ({ key }: KeyboardEvent): boolean => key === 'Delete' || key === 'Backspace'

/**
 * Delete and Backspace take the chosen corner of an outline, and never the whole annotation with it. What listens on
 * the window for these keys, as the editor of lines does, must not hear them while one types in a field.
 *
 * @param removeCorner is told which corner of the selected shape, from 0
 * @returns what ends it
 */
export function keepKeysForCorners(
  element: HTMLElement,
  removeCorner: (corner: number) => void,
): () => void {
  const onImage = (event: KeyboardEvent): void => {
    if (!isRemoval(event)) return
    const corner = [...element.querySelectorAll(CORNERS)].findIndex(
      (handle) => handle.querySelector(CHOSEN) !== null,
    )
    if (corner < 0) return
    event.stopPropagation()
    event.preventDefault()
    removeCorner(corner)
  }
  const inFields = (event: KeyboardEvent): void => {
    const { target } = event
    const isField = target instanceof HTMLElement && target.closest('input, textarea, select')
    const isEditable = target instanceof HTMLElement && target.isContentEditable
    if (isRemoval(event) && (isField || isEditable)) event.stopImmediatePropagation()
  }
  element.addEventListener('keydown', onImage, { capture: true })
  window.addEventListener('keydown', inFields)
  return () => {
    element.removeEventListener('keydown', onImage, { capture: true })
    window.removeEventListener('keydown', inFields)
  }
}
