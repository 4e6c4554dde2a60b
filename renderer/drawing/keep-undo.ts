/**
 * Annotorious has an undo of its own on Ctrl+Z, which would take a shape back on the image and leave it
 * in the project. The keys are kept from it and given to the window, where the project's undo listens.
 *
 * @returns what ends it
 */
export function keepUndoForTheProject(element: HTMLElement): () => void {
  const divert = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || !/^[zy]$/i.test(event.key)) return
    event.stopPropagation()
    event.preventDefault()
    window.dispatchEvent(new KeyboardEvent('keydown', event))
  }
  element.addEventListener('keydown', divert, { capture: true })
  return () => element.removeEventListener('keydown', divert, { capture: true })
}
