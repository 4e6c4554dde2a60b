import type { AnnotationState, DrawingStyle, ImageAnnotation } from '@annotorious/openseadragon'

/**
 * How shapes look on the image, in the colour that shapes.css gives them: the stage draws with WebGL,
 * which no style sheet reaches.
 */
export function shapeStyle(
  element: Element,
): (annotation: ImageAnnotation, state?: AnnotationState) => DrawingStyle | undefined {
  const colour = getComputedStyle(element).getPropertyValue('--shape') as `#${string}`
  const line = { fill: colour, stroke: colour, strokeOpacity: 1 }
  return (_annotation, state) => {
    // The shape that is being edited, which shapes.css draws: nothing inline for the policy to refuse.
    if (state?.selected === true && state.hovered === true) return undefined
    // Hardly any fill: the colours of the scan are what one looks at.
    return state?.hovered === true
      ? { ...line, fillOpacity: 0.14, strokeWidth: 3 }
      : { ...line, fillOpacity: 0.02, strokeWidth: 2 }
  }
}
