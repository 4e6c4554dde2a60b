import type { TargetKind, TargetOptions } from '../../electron/contract/targets.ts'

/**
 * What a target begins with, when it was not made before.
 *
 * @param base where the object might be found
 */
export const usualTarget = (kind: TargetKind, base: string): TargetOptions => USUAL[kind](base)

const USUAL: { readonly [Kind in TargetKind]: (base: string) => TargetOptions } = {
  facsimile: () => ({
    kind: 'facsimile',
    paper: 'a4',
    longestSide: 2000,
    text: 'searchable',
    languages: ['en'],
  }),
  'contact-sheet': () => ({ kind: 'contact-sheet', paper: 'a4', columns: 4, languages: ['en'] }),
  bag: (base) => ({ kind: 'bag', base }),
  bundle: () => ({ kind: 'bundle' }),
}
