import {
  annotationsOn,
  canvasesOf,
  type AnnotationRecord,
  type CanvasRecord,
  type Motivation,
  type Project,
  type RecordId,
} from '../../project/model.ts'
import { languageOf, tagsOf } from '../bodies.ts'
import { foldText } from './fold.ts'

/** Which annotations of an object are wanted: those to which all of these apply. */
export interface AnnotationFilter {
  /** Words that stand in the text, in any order; empty for all. */
  readonly text: string
  readonly motivation?: Motivation
  /** A BCP 47 tag; `none` for those of which nobody said it. */
  readonly language?: string
  readonly tag?: string
  readonly canvas?: RecordId
}

/** An annotation, and where in the object it is. */
export interface ListedAnnotation {
  readonly annotation: AnnotationRecord
  readonly canvas: CanvasRecord
  /** Of the canvas in reading order, from 1. */
  readonly position: number
}

export const NO_LANGUAGE_SAID = 'none'

/** All annotations of the object at hand, canvas by canvas. */
export const listAnnotations = (project: Project): readonly ListedAnnotation[] =>
  canvasesOf(project).flatMap((canvas, index) =>
    annotationsOn(project, canvas.id).map((annotation) => ({
      annotation,
      canvas,
      position: index + 1,
    })),
  )

/** Those of the list to which the filter applies, in its order. */
export function filterAnnotations(
  listed: readonly ListedAnnotation[],
  { text, motivation, language, tag, canvas }: AnnotationFilter,
): readonly ListedAnnotation[] {
  const words = foldText(text).split(' ')
  const wantedLanguage = language === NO_LANGUAGE_SAID ? undefined : language
  return listed.filter(({ annotation }) => {
    if (canvas !== undefined && annotation.canvas !== canvas) return false
    if (motivation !== undefined && annotation.motivation !== motivation) return false
    if (language !== undefined && languageOf(annotation) !== wantedLanguage) return false
    if (tag !== undefined && !hasTag(annotation, tag)) return false
    return text.trim() === '' || containsAll(annotation, words)
  })
}

const hasTag = (annotation: AnnotationRecord, tag: string): boolean =>
  annotation.motivation === 'tagging' && tagsOf(annotation).includes(tag)

function containsAll({ bodies }: AnnotationRecord, words: readonly string[]): boolean {
  const said = foldText(bodies.map(({ value }) => value).join(' '))
  return words.every((word) => said.includes(word))
}

/** What there is to choose from in a list, each once: tags and languages in the order of the alphabet. */
export interface AnnotationFacets {
  readonly motivations: readonly Motivation[]
  readonly languages: readonly string[]
  /** False where every annotation says its language. */
  readonly isLanguageMissing: boolean
  readonly tags: readonly string[]
}

export function facetsOf(listed: readonly ListedAnnotation[]): AnnotationFacets {
  const annotations = listed.map(({ annotation }) => annotation)
  const languages = annotations.map(languageOf)
  const tags = annotations.flatMap((one) => (one.motivation === 'tagging' ? tagsOf(one) : []))
  return {
    motivations: [...new Set(annotations.map(({ motivation }) => motivation))],
    languages: sorted(languages.filter((language) => language !== undefined)),
    isLanguageMissing: languages.includes(undefined),
    tags: sorted(tags),
  }
}

const sorted = (words: readonly string[]): readonly string[] =>
  [...new Set(words)].sort((one, other) => one.localeCompare(other))
