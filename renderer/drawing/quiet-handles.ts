const HANDLES = '[role="button"], [tabindex="0"]'

/**
 * Annotorious makes every handle of a shape a stop for the Tab key, a "button" without a name that no
 * key moves. For keyboard and screen readers the numbers beside the annotation are the way to move it;
 * the handles stay for the pointer alone.
 *
 * @returns what ends it
 */
export function quietHandles(element: HTMLElement): () => void {
  const quiet = (): void => {
    for (const layer of element.querySelectorAll('svg.a9s-annotationlayer')) {
      if (layer.getAttribute('aria-hidden') !== 'true') layer.setAttribute('aria-hidden', 'true')
      if (layer.getAttribute('tabindex') === '0') layer.setAttribute('tabindex', '-1')
      for (const handle of layer.querySelectorAll(HANDLES)) {
        handle.removeAttribute('role')
        handle.setAttribute('tabindex', '-1')
      }
    }
  }
  quiet()
  const observer = new MutationObserver(quiet)
  observer.observe(element, { childList: true, subtree: true })
  return () => observer.disconnect()
}
