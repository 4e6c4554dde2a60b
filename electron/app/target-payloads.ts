import { PAPER_NAMES } from '../../iiif/facsimile/options.ts'
import {
  listOf,
  oneOf,
  readFilledString,
  readObject,
  readString,
  readWhole,
  recordOf,
  type Reader,
} from '../../iiif/reading.ts'
import type { TargetKind, TargetOptions } from '../contract/targets.ts'

const READERS = {
  facsimile: recordOf({
    kind: oneOf(['facsimile']),
    paper: oneOf(PAPER_NAMES),
    longestSide: readWhole(100),
    text: oneOf(['none', 'searchable']),
    languages: listOf(readFilledString),
  }),
  'contact-sheet': recordOf({
    kind: oneOf(['contact-sheet']),
    paper: oneOf(PAPER_NAMES),
    columns: readWhole(1),
    languages: listOf(readFilledString),
  }),
  bag: recordOf({ kind: oneOf(['bag']), base: readString }),
  bundle: recordOf({ kind: oneOf(['bundle']) }),
} satisfies { readonly [Kind in TargetKind]: Reader<TargetOptions> }

export const readTargetKind: Reader<TargetKind> = oneOf(
  Object.keys(READERS) as readonly TargetKind[],
)

export const readTargetOptions: Reader<TargetOptions> = (value, where) => {
  const kind = readTargetKind(readObject(value, where)['kind'], `${where}.kind`)
  return READERS[kind](value, where)
}
