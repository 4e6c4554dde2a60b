import type { Repair } from '../presentation/repair.ts'
import { problem } from '../problem.ts'
import { repairJson } from '../validation/repair/repair-json.ts'
import type { ReadText } from './manifest-check.ts'

/** What a text says, and what had to be mended in how it was written. */
export interface ReadJson {
  readonly value: unknown
  readonly repairs: readonly Repair[]
}

/**
 * Reads a text as JSON, also where it only nearly is.
 * @throws Problem `document/not-json` where no program can tell what it was to be
 */
export function readBrokenJson({ text, repairs }: ReadText): ReadJson {
  const json = repairJson(text)
  if (json.kind === 'fault') {
    const { line, column, reason } = json.fault
    throw problem('document/not-json', { reason: `line ${line}, column ${column}: ${reason}` })
  }
  return {
    value: json.value,
    repairs: [
      ...repairs.map((sentence) => ({ code: 'document/encoding', path: '', sentence })),
      ...json.repairs.map(({ line, column, sentence, certainty }) => ({
        code: 'document/syntax',
        path: '',
        sentence: `Line ${line}, column ${column}: ${certainty === 'guessed' ? 'Guessed: ' : ''}${sentence}`,
      })),
    ],
  }
}
