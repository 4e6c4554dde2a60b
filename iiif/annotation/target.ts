import { problem } from '../problem.ts'
import type { Target } from '../presentation/model.ts'
import { formatFragment, parseFragment } from './selectors/fragment.ts'
import type { Selection, SelectionKind } from './selectors/index.ts'
import { formatSvg, parseSvg } from './selectors/svg.ts'

/** What an annotation speaks of: a canvas, by its address, and a part of it. */
export interface SelectedPart {
  readonly canvas: string
  readonly selection: Selection
}

type TargetWriters = {
  readonly [Kind in SelectionKind]: (
    canvas: string,
    selection: Extract<Selection, { kind: Kind }>,
  ) => Target
}

// Addresses wherever one can say it: several viewers overlook targets that are objects.
const WRITERS: TargetWriters = {
  whole: (canvas) => canvas,
  rectangle: (canvas, rectangle) => `${canvas}#${formatFragment(rectangle)}`,
  polygon: (canvas, polygon) => ({
    type: 'SpecificResource',
    source: canvas,
    selector: { type: 'SvgSelector', value: formatSvg(polygon) },
  }),
}

/** A part of a canvas as the target of an annotation. @see https://iiif.io/api/presentation/3.0/#56-annotation */
export function formatTarget({ canvas, selection }: SelectedPart): Target {
  switch (selection.kind) {
    case 'whole':
      return WRITERS.whole(canvas, selection)
    case 'rectangle':
      return WRITERS.rectangle(canvas, selection)
    case 'polygon':
      return WRITERS.polygon(canvas, selection)
  }
}

/**
 * The part of a canvas that a target names; `parseTarget(formatTarget(part))` gives the part back,
 * rectangles rounded to whole units and polygons to hundredths.
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
    case 'Other':
      throw problem('selector/fragment-malformed', { text: JSON.stringify(selector.resource) })
  }
}

function splitFragment(address: string): readonly [string, string | undefined] {
  const hash = address.indexOf('#')
  return hash < 0 ? [address, undefined] : [address.slice(0, hash), address.slice(hash + 1)]
}
