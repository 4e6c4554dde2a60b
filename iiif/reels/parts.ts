import { textFor, type LanguageMap } from '../language-map.ts'
import { getRecord, manifestOf, type Project, type RecordId } from '../project/model.ts'

/** What a part of a reel is called after: its number, or the label of its first canvas. */
export const REEL_NAMINGS = ['number', 'label'] as const
export type ReelNaming = (typeof REEL_NAMINGS)[number]

/** A manifest to be, in its place in the reel. */
export interface ReelPart {
  readonly label: LanguageMap
  /** In reading order; never empty. */
  readonly canvases: readonly RecordId[]
}

/**
 * The canvases of the manifest at hand, divided before each start. What lies before the first start is a part of its own.
 * Every canvas is in one part, in its order.
 */
export function planParts(
  project: Project,
  starts: ReadonlySet<RecordId>,
  naming: ReelNaming,
): readonly ReelPart[] {
  const { items, label } = manifestOf(project)
  const parts: RecordId[][] = []
  for (const canvas of items) {
    const part = parts.at(-1)
    if (part && !starts.has(canvas)) part.push(canvas)
    else parts.push([canvas])
  }
  return parts.map((canvases, index) => {
    const [first = ''] = canvases
    const named = naming === 'label' ? getRecord(project, 'Canvas', first).label : {}
    return { canvases, label: labelOf(label, { number: index + 1, named }) }
  })
}

/** The name of the whole in each of its languages, with what tells the part apart. */
function labelOf(
  whole: LanguageMap,
  { number, named }: { readonly number: number; readonly named: LanguageMap },
): LanguageMap {
  const languages = Object.keys(whole)
  return Object.fromEntries(
    (languages.length > 0 ? languages : ['none']).map((language) => {
      const name = textFor(named, [language]) || String(number)
      return [language, [[textFor(whole, [language]), name].filter(Boolean).join(', ')]]
    }),
  )
}
