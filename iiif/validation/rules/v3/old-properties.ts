import { readTexts } from '../../../presentation/v2/read-texts.ts'
import { toRightsIdentifier } from '../../../rights.ts'
import type { Fix } from '../../fix.ts'
import { has, listOf, pointerTo, valueOf, type Unchecked } from '../../value.ts'

/** What a property of version 2 is in version 3, where nothing has to be guessed. */
const SUCCESSORS: Readonly<Record<string, readonly [string, (value: unknown) => unknown]>> = {
  description: ['summary', readFilledTexts],
  attribution: [
    'requiredStatement',
    (value) => {
      const texts = readFilledTexts(value)
      return texts && { label: { en: ['Attribution'] }, value: texts }
    },
  ],
  license: [
    'rights',
    (value) => {
      const [uri, ...others] = listOf(value)
      const isKnown =
        typeof uri === 'string' &&
        others.length === 0 &&
        /^https?:\/\/(www\.)?(creativecommons|rightsstatements)\.org\/\S+$/.test(uri)
      return isKnown ? toRightsIdentifier(uri) : undefined
    },
  ],
  viewingHint: [
    'behavior',
    (value) => (typeof value === 'string' && value !== 'top' ? [value] : undefined),
  ],
}

/** The fix that says an old property as version 3 does; none where the new one is there already. */
export function findSuccessor(value: Unchecked, path: string, property: string): Fix | undefined {
  const [successor, convert] = SUCCESSORS[property] ?? []
  if (successor === undefined || convert === undefined || has(value, successor)) return undefined
  const converted = convert(valueOf(value, property))
  if (converted === undefined) return undefined
  return {
    label: `Write it as ${successor}.`,
    patch: [
      { op: 'replace', path: pointerTo(path, property), value: converted },
      { op: 'move', from: pointerTo(path, property), path: pointerTo(path, successor) },
    ],
  }
}

function readFilledTexts(value: unknown): unknown {
  const texts = readTexts(value)
  return Object.keys(texts).length > 0 ? texts : undefined
}
