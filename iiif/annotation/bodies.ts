import type { AnnotationRecord, Motivation, TextualBody } from '../project/model.ts'

type Bodies = Pick<AnnotationRecord, 'bodies'>

/** The text of a comment or a transcription. */
export const textOf = ({ bodies }: Bodies): string => bodies.map(({ value }) => value).join('\n')

/** The language of the text, or of all the tags. */
export const languageOf = ({ bodies }: Bodies): string | undefined =>
  bodies.find(({ language }) => language !== undefined)?.language

export const tagsOf = ({ bodies }: Bodies): readonly string[] =>
  bodies.map(({ value }) => value).filter((tag) => tag !== '')

/** The bodies for a text; none when there is nothing to say yet. */
export const bodiesOfText = (text: string, language: string | undefined): readonly TextualBody[] =>
  text === '' && language === undefined ? [] : [bodyOf(text, language)]

/** One body for each tag, each tag once. */
export const bodiesOfTags = (
  tags: readonly string[],
  language: string | undefined,
): readonly TextualBody[] =>
  [...new Set(tags.map((tag) => tag.trim()))]
    .filter((tag) => tag !== '')
    .map((tag) => bodyOf(tag, language))

const bodyOf = (value: string, language: string | undefined): TextualBody =>
  language === undefined ? { value } : { value, language }

/** The bodies when the kind changes: a text becomes one tag for each of its lines, and tags become lines. */
export function bodiesForMotivation(
  annotation: Bodies,
  motivation: Motivation,
): readonly TextualBody[] {
  const language = languageOf(annotation)
  return motivation === 'tagging'
    ? bodiesOfTags(textOf(annotation).split('\n'), language)
    : bodiesOfText(textOf(annotation), language)
}

/** The same words in another language, or in none that is said. */
export const bodiesInLanguage = (
  { bodies }: Bodies,
  language: string | undefined,
): readonly TextualBody[] => bodies.map(({ value }) => bodyOf(value, language))
