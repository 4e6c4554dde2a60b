import { rotationOf } from '../composition/geometry.ts'
import { shownLayersOf } from '../composition/layer.ts'
import { flatStateOf } from '../composition/shown-painting.ts'
import { runsOverEdge } from '../composition/visible-part.ts'
import { NO_LANGUAGE, textFor } from '../language-map.ts'
import { canvasesOf, type CanvasRecord, type Project } from '../project/model.ts'
import type { Finding } from '../validation/finding.ts'
import type { PresentationVersion } from './options.ts'

/** What is exported as it is and cannot be seen in most viewers: compositions of which no image was made. */
export const findUnseenCompositions = (
  project: Project,
  version: PresentationVersion,
): readonly Finding[] =>
  canvasesOf(project).flatMap((canvas, index) => {
    const sentence = sentenceFor(canvas)
    if (sentence === undefined) return []
    const path = version === '3.0' ? `/items/${index}` : `/sequences/0/canvases/${index}`
    const finding: Finding = {
      rule: 'composition/not-flattened',
      severity: 'warning',
      path,
      message: `${nameOf(canvas)}${sentence} Open it with “Compose…” and make one image of it.`,
      section: version === '3.0' ? '5.3 Canvas' : '5.4 Image Resources',
    }
    return [finding]
  })

const nameOf = (canvas: CanvasRecord): string => {
  const label = textFor(canvas.label, [NO_LANGUAGE])
  return label === '' ? '' : `“${label}”: `
}

function sentenceFor(canvas: CanvasRecord): string | undefined {
  // What came from others is theirs to lay out.
  if (canvas.origin !== undefined || flatStateOf(canvas) === 'current') return undefined
  const layers = shownLayersOf(canvas)
  if (layers.some((layer) => runsOverEdge(layer, canvas)))
    return 'a layer that is turned runs over the edge of the canvas, which cannot be said to viewers.'
  if (layers.some(({ placement }) => rotationOf(placement) % 90 !== 0))
    return 'a layer is turned freely, which hardly any viewer shows.'
  if (layers.some(({ placement }) => placement.isMirrored === true))
    return 'a layer is mirrored, which hardly any viewer shows.'
  if (layers.some(({ placement: { opacity = 1 } }) => opacity < 1))
    return 'a layer is partly transparent, which manifests cannot say.'
  return layers.length > 1 ? 'many viewers show only the first of its images.' : undefined
}
