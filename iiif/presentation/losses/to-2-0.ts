import { STRUCTURE_2 } from '../../validation/structure-v2.ts'
import { has, pointerTo, quote, valueOf } from '../../validation/value.ts'
import type { JsonObject } from '../json.ts'
import { isNewHint, NEW_IN_21 } from '../v2/reduce.ts'
import { findLosses, lossOnEach, type Loss, type LossRule } from './loss.ts'

/** What a document of version 2.1 says that version 2.0 cannot say. */
export const findLossesTo20 = (document: JsonObject): readonly Loss[] =>
  findLosses(document, RULES, { version: '2.1', structure: STRUCTURE_2 })

/** What is done with the properties that have a place in 2.0 by another name. */
const INSTEAD: Readonly<Record<string, string>> = {
  rendering: 'it becomes a related link',
  members: 'they are listed by what they are, and the order between them is lost',
}

const RULES: readonly LossRule[] = [
  {
    code: 'to-2.0/property',
    kind: 'lost',
    find: lossOnEach(
      ({ class: resourceClass }) => resourceClass !== 'Service' && resourceClass !== 'Selector',
      ({ value, path }) =>
        NEW_IN_21.filter((property) => has(value, property)).map((property) => ({
          path: pointerTo(path, property),
          sentence: `Version 2.0 does not know ${property} yet: ${INSTEAD[property] ?? 'it is left out'}.`,
        })),
    ),
  },
  {
    code: 'to-2.0/viewing-hint',
    kind: 'lost',
    find: lossOnEach(
      ({ value }) => has(value, 'viewingHint'),
      ({ value, path }) =>
        isNewHint(valueOf(value, 'viewingHint'), value as JsonObject)
          ? [
              {
                path: pointerTo(path, 'viewingHint'),
                sentence: `Version 2.0 has no viewingHint ${quote(valueOf(value, 'viewingHint'))} here: it is left out.`,
              },
            ]
          : [],
    ),
  },
]
