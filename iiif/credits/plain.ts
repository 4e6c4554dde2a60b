import { plainTextOf } from '../annotation/formats/web/plain-text.ts'
import { holdsMarkup } from '../presentation/markup.ts'

/** The words of a text of a description, which may be written in HTML. */
export const plainOf = (text: string): string => (holdsMarkup(text) ? plainTextOf(text) : text)
