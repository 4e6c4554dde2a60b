import type { LossGroup } from '../../iiif/presentation/losses/group.ts'

/** What the version cannot say, a line for each kind of thing; the first place stands for the others. */
export const describeLosses = (losses: readonly LossGroup[]): readonly string[] =>
  losses.map(({ kind, sentence, places: [first = '', ...others] }) => {
    const place = first === '' ? 'the manifest' : first
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    return `${kind}: ${place}${more}: ${sentence}`
  })
