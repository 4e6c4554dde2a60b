import { problem } from '../problem.ts'
import type { Target } from '../presentation/model.ts'
import { formatFragment, parseFragment } from './selectors/fragment.ts'
import type { Selection } from './selectors/index.ts'
import { formatPointSelector, parsePointSelector } from './selectors/point.ts'
import { formatSvg, parseSvg } from './selectors/svg.ts'

/** What an annotation speaks of: a canvas, by its address, and a part of it. */
export interface SelectedPart {
  readonly canvas: string
  readonly selection: Selection
}

/**
 * A part of a canvas as the target of an annotation: an address wherever one can say it, since several viewers
 * overlook targets that are objects.
 *
 * @param look attributes of paths, for viewers that draw in black without them
 * @see https://iiif.io/api/presentation/3.0/#56-annotation
 */
export function formatTarget({ canvas, selection }: SelectedPart, look?: string): Target {
  switch (selection.kind) {
    case 'whole':
      return canvas
    case 'rectangle':
      return `${canvas}#${formatFragment(selection)}`
    case 'point': {
      const resource = formatPointSelector(selection)
      return { type: 'SpecificResource', source: canvas, selector: { type: 'Other', resource } }
    }
    case 'ellipse':
    case 'polygon':
    case 'line':
    case 'several': {
      const value = formatSvg(selection, look)
      return {
        type: 'SpecificResource',
        source: canvas,
        selector: { type: 'SvgSelector', value },
      }
    }
  }
}

/**
 * The part of a canvas that a target names; `parseTarget(formatTarget(part))` gives the part back,
 * rectangles and points rounded to whole units, other shapes to hundredths.
 *
 * @throws Problem `selector/fragment-malformed`, `selector/svg-not-understood`
 */
export function parseTarget(target: Target): SelectedPart {
  if (typeof target === 'string') {
    const [canvas = '', fragment] = splitFragment(target)
    if (fragment === undefined) return { canvas, selection: { kind: 'whole' } }
    return { canvas, selection: parseFragment(fragment) }
  }
  const { source, selector } = target
  switch (selector.type) {
    case 'SvgSelector':
      return { canvas: source, selection: parseSvg(selector.value) }
    case 'FragmentSelector':
      return { canvas: source, selection: parseFragment(selector.value) }
    case 'Other': {
      const selection = parsePointSelector(selector.resource)
      if (selection) return { canvas: source, selection }
      throw problem('selector/fragment-malformed', { text: JSON.stringify(selector.resource) })
    }
  }
}

function splitFragment(address: string): readonly [string, string | undefined] {
  const hash = address.indexOf('#')
  return hash < 0 ? [address, undefined] : [address.slice(0, hash), address.slice(hash + 1)]
}
