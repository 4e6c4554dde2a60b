import type { TargetKind, TargetOptions } from '../../electron/contract/targets.ts'

/** What each target begins with, when it was not made before. */
export const USUAL_TARGETS: Readonly<Record<TargetKind, TargetOptions>> = {
  facsimile: {
    kind: 'facsimile',
    paper: 'a4',
    longestSide: 2000,
    text: 'searchable',
    languages: ['en'],
  },
  'contact-sheet': { kind: 'contact-sheet', paper: 'a4', columns: 4, languages: ['en'] },
}
