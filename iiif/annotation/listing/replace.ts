import type { AnnotationRecord, RecordId, TextualBody } from '../../project/model.ts'
import { isSameValue } from '../../project/same-value.ts'
import { bodiesOfTags, languageOf, tagsOf } from '../bodies.ts'

/** What is looked for in texts and tags, and what takes its place. */
export interface Replacing {
  readonly find: string
  readonly replacement: string
  /** `exact`: capitals count. */
  readonly letters: 'any-case' | 'exact'
  /** `words`: nothing within a longer word. */
  readonly extent: 'anywhere' | 'words'
}

/** What a replacement would do to one annotation. */
export interface PlannedReplacement {
  readonly id: RecordId
  readonly before: readonly TextualBody[]
  readonly after: readonly TextualBody[]
  /** How often it was found. */
  readonly count: number
}

/** What would change, before it is changed. Signs stand for themselves; nothing is a pattern. */
export function planReplacement(
  annotations: readonly AnnotationRecord[],
  replacing: Replacing,
): readonly PlannedReplacement[] {
  if (replacing.find === '') return []
  const pattern = patternOf(replacing)
  return annotations.flatMap((annotation) => {
    const { id, bodies } = annotation
    const count = bodies.reduce((sum, { value }) => sum + countIn(value, pattern), 0)
    if (count === 0) return []
    const replaced = bodies.map((body) => ({
      ...body,
      // A function: in a text, `$&` would mean what was found.
      value: body.value.replace(pattern, () => replacing.replacement),
    }))
    const after =
      annotation.motivation === 'tagging'
        ? bodiesOfTags(tagsOf({ bodies: replaced }), languageOf(annotation))
        : replaced
    return isSameValue(after, bodies) ? [] : [{ id, before: bodies, after, count }]
  })
}

function patternOf({ find, letters, extent }: Replacing): RegExp {
  // A hyphen stays as it is: outside of a class, a pattern of Unicode may not have it escaped.
  const text = find.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
  const whole =
    extent === 'words' ? String.raw`(?<![\p{L}\p{M}\p{N}])${text}(?![\p{L}\p{M}\p{N}])` : text
  return new RegExp(whole, letters === 'exact' ? 'gu' : 'giu')
}

const countIn = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length
