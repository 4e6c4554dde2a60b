import type { ComposerTranslation } from 'vue-i18n'
import type { TargetRemark } from '../../iiif/targets/plan.ts'

export interface RemarkWords {
  readonly t: ComposerTranslation
  /** A number as it is written in the language of the window. */
  readonly n: (value: number) => string
}

/** More would not be read, and one sees from a few which script it is. */
const LETTERS_SHOWN = 12

/** What a scholar should know before publishing, as a sentence. */
export function remarkText(remark: TargetRemark, { t, n }: RemarkWords): string {
  if (remark.kind !== 'letters') {
    return t(`publish.remarks.${remark.kind}`, { count: n(remark.count) }, remark.count)
  }
  const letters = [...remark.letters]
  const shown = letters.slice(0, LETTERS_SHOWN).join(' ')
  return t('publish.remarks.letters', {
    letters: letters.length > LETTERS_SHOWN ? `${shown} …` : shown,
  })
}
